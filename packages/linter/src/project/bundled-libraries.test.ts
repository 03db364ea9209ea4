import { describe, expect, test } from 'vitest';
import { scopeOf } from './testing.ts';

describe('copied libraries are told from own code by what they hold', () => {
  test('an unpacked release, but not what an update to one runs', () => {
    const own = [
      'plugins/Login/Login.php',
      'setup/upgrade-1.2.3/run.php',
      'shop-2.0/index.php',
      'src/api-1.0/A.php',
      'themes/sea-1.1/page.php',
    ];
    const away = ['plugins/Login/CAS-1.3.8/CAS.php', 'inc/smarty-5.8.4/src/Smarty.php', 'js/dojo-1.17.3/dojox/log.php'];
    const texts = {
      'plugins/Login/CAS-1.3.8/LICENSE': '',
      'inc/smarty-5.8.4/CHANGELOG.md': '',
      'js/dojo-1.17.3/dojox/LICENSE': '',
      'js/dojo-1.17.3/dojo/LICENSE': '',
      'setup/upgrade-1.2.3/CHANGES': '',
      'shop-2.0/LICENSE': '',
      'themes/sea-1.1/LICENSE': '',
      'themes/sea-1.1/style.css': '',
    };
    expect(scopeOf({ name: 'acme/site' }, [...own, ...away], texts)).toEqual({ files: own.sort(), excluded: 0 });
  });

  test("the project's own directory among the packages of Composer, unless one of these has its name", () => {
    const own = ['app/vendors/Acme/Mail.php', 'app/vendors/Start.php'];
    const away = ['app/vendors/autoload.php', 'app/vendors/mailer/mailer/M.php', 'app/vendors/other/O.php'];
    const composer = {
      name: 'acme/press',
      config: { 'vendor-dir': 'app/vendors' },
      require: { 'mailer/mailer': '^1' },
    };
    expect(scopeOf(composer, [...own, ...away])).toEqual({ files: own, excluded: 0 });
    expect(scopeOf({ ...composer, require: { 'acme/mail': '^1' } }, [...own, ...away])).toEqual({
      files: [],
      excluded: 0,
    });
  });

  test('a class of the project in a file called like a library that comes as one file', () => {
    const own = {
      'src/Pdf/Fpdf.php': '<?php\nnamespace Acme\\Pdf;\nuse setasign\\Fpdi\\Fpdi;\nclass Fpdf extends Fpdi {}\n',
      'inc/tcpdf.php': "<?php\nrequire 'tcpdf/tcpdf.php';\nfinal class Invoice extends TCPDF {}\n",
    };
    const away = {
      'inc/fpdf.php': "<?php\ndefine('FPDF_VERSION', '1.7');\n\nclass FPDF\n{\n}\n",
      'inc/spyc.php': "<?php\nif (!class_exists('Spyc')) {\n  class Spyc {\n  }\n}\n",
      'src/Html/simple_html_dom.php': '<?php\nnamespace simplehtmldom;\n',
      'src/Pdf/tcpdf.php': '<?php\nnamespace Acme\\Pdf;\nclass TCPDF {\n}\n',
    };
    expect(scopeOf({ name: 'acme/site' }, [], { ...own, ...away })).toEqual({
      files: Object.keys(own).sort(),
      excluded: 0,
    });
  });

  test('a directory called like a library that holds a namespace autoloaded from the root', () => {
    const composer = { autoload: { 'psr-4': { 'Acme\\Desk\\': '' } } };
    const own = { 'SwiftMailer/Writer.php': '<?php\n\nnamespace Acme\\Desk\\SwiftMailer;\n' };
    const away = { 'Tool/PHPMailer/PHPMailer.php': '<?php\nnamespace PHPMailer\\PHPMailer;\n' };
    expect(scopeOf(composer, ['A.php'], { ...own, ...away })).toEqual({
      files: ['A.php', 'SwiftMailer/Writer.php'],
      excluded: 0,
    });
  });
});
