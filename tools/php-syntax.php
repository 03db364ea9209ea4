<?php
/** Says of each text on standard input, one a line in base64, whether PHP accepts it: 1 or 0. */
while (($line = fgets(STDIN)) !== false) {
    try {
        PhpToken::tokenize(base64_decode($line), TOKEN_PARSE);
        echo "1\n";
    } catch (ParseError) {
        echo "0\n";
    }
}
