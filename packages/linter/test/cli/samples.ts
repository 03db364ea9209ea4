/** PHP of which the stub of the analysis finds one thing, of the severity of its name. */
export const ERROR = "<?php\nfile_put_contents(__DIR__ . '/a.txt', $x);\n";
export const WARNING = "<?php\nlog_write('a.log');\n";
export const INFO = "<?php\nfopen($name, 'w');\n";
