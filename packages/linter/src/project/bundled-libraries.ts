/** Finds other people's libraries that were copied into a project by hand: `libs/swiftmailer` with its own licence. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { recordOf } from './composer.ts';
import { readJson } from './json.ts';
import { NAMESPACE } from './php-file.ts';

/** Where people put copied libraries. */
const HOMES: ReadonlySet<string> = new Set([
  'lib',
  'libs',
  'library',
  'libraries',
  'vendor',
  'vendors',
  'extern',
  'external',
  'externals',
  'third-party',
  'third_party',
  'thirdparty',
  '3rd-party',
  '3rdparty',
]);

/** Where the application's own files lie beside copied libraries. */
const MIXED_HOMES: ReadonlySet<string> = new Set(['include', 'includes', 'inc']);

/** Libraries that come as one file: its name in lower case, and the class that it is known by. */
const KNOWN_FILES: ReadonlyMap<string, string> = new Map([
  ['adminer.php', 'Adminer'],
  ['class.phpmailer.php', 'PHPMailer'],
  ['class.smtp.php', 'SMTP'],
  ['class.upload.php', 'Upload'],
  ['fpdf.php', 'FPDF'],
  ['geshi.php', 'GeSHi'],
  ['htmlpurifier.standalone.php', 'HTMLPurifier'],
  ['lessc.inc.php', 'lessc'],
  ['nusoap.php', 'nusoap_base'],
  ['pclzip.lib.php', 'PclZip'],
  ['pclzip.php', 'PclZip'],
  ['phpqrcode.php', 'QRcode'],
  ['scss.inc.php', 'scssc'],
  ['simple_html_dom.php', 'simple_html_dom'],
  ['simplehtmldom.php', 'simple_html_dom'],
  ['simplepie.inc', 'SimplePie'],
  ['spyc.php', 'Spyc'],
  ['tcpdf.php', 'TCPDF'],
  ['timthumb.php', 'timthumb'],
]);

/** Namespaces of releases of these libraries that have one. */
const KNOWN_NAMESPACE = /^(?:Adminer|Verot\\Upload|simplehtmldom|(?:Leafo|ScssPhp)\\ScssPhp|SimplePie)$/;

/**
 * Libraries that projects copy into their tree, by the directory that they come in. Only names that nobody gives to a part of
 * an application: `Twig` or `Doctrine` are not here. Lower case.
 */
const KNOWN: ReadonlySet<string> = new Set([
  'action-scheduler',
  'adldap',
  'adodb',
  'adodb5',
  'advanced-custom-fields',
  'advanced-custom-fields-pro',
  'aws-sdk',
  'aws-sdk-php',
  'browscap',
  'ckeditor',
  'ckfinder',
  'cmb2',
  'codestar-framework',
  'csstidy',
  'dompdf',
  'elfinder',
  'fckeditor',
  'fpdf',
  'fpdi',
  'freemius',
  'geshi',
  'getid3',
  'google-api-php-client',
  'htmlpurifier',
  'jpgraph',
  'kcfinder',
  'kint',
  'lessphp',
  'magpierss',
  'mobile-detect',
  'mobiledetectlib',
  'nusoap',
  'parsedown',
  'pclzip',
  'pear',
  'php-gettext',
  'php-jwt',
  'phpexcel',
  'phpmailer',
  'phpqrcode',
  'phpseclib',
  'phpthumb',
  'plugin-update-checker',
  'quickform2',
  'recaptchalib',
  'redux-framework',
  'reduxcore',
  'scssphp',
  'securimage',
  'simple_html_dom',
  'simplehtmldom',
  'simplepie',
  'spyc',
  'swiftmailer',
  'tcpdf',
  'tgm-plugin-activation',
  'tgmpa',
  'tinymce',
  'wideimage',
  'wp-background-processing',
  'xajax',
  'zend',
]);

/** Files that together make a library whose directory may have any name. */
const SIGNATURES: readonly (readonly string[])[] = [
  ['Environment.php', 'Lexer.php', 'TokenStream.php'],
  ['Smarty.class.php'],
  ['PHPMailer.php', 'SMTP.php'],
];

const LICENCE = /^(?:un)?licen[cs]e(?:[.-].*)?$|^copying(?:\..*)?$/i;

/** Does a well-known library come in a directory of this name? */
export function isKnownLibrary(name: string): boolean {
  return KNOWN.has(name.toLowerCase());
}

/** Is the directory called like an unpacked release, `CAS-1.3.8`? What an update to a release runs is the project's own. */
export function isNamedAfterRelease(name: string): boolean {
  return (
    /^[a-z].*-v?\d+(?:\.\d+)+$/i.test(name) && !/^(?:up(?:date|grade)|install|migrat|patch|from|to|api)/i.test(name)
  );
}

/**
 * Is this file, below the root, a well-known library that comes as one file? A class of the project that extends the
 * library's, or lies in a namespace of the project, is not, whatever its file is called.
 */
export function isKnownLibraryFile(name: string, head: () => string): boolean {
  const known = KNOWN_FILES.get(name.toLowerCase());
  if (known === undefined) return false;
  const text = head();
  // A copy that was given a namespace still declares the class as the library spells it, on top of nothing.
  if (new RegExp(`^\\s*class\\s+${known}\\s*\\{`, 'm').test(text)) return true;
  if (new RegExp(`^[\\w ]*class\\s+\\w+\\s+extends\\s+\\\\?${known}\\b`, 'm').test(text)) return false;
  const namespace = NAMESPACE.exec(text)?.[1];
  return namespace === undefined || KNOWN_NAMESPACE.test(namespace);
}

/** May this directory hold copied libraries? */
export function mayHoldLibraries(name: string): boolean {
  return HOMES.has(name.toLowerCase()) || MIXED_HOMES.has(name.toLowerCase());
}

/**
 * Which of the subdirectories are copied libraries: `all` when most are. A subdirectory counts when it has a licence of
 * its own, unless its composer.json names the project's own vendor.
 */
export function bundledLibraries(
  directory: string,
  children: readonly string[],
  projectName: string | undefined,
): 'all' | ReadonlySet<string> {
  const bundled = new Set(children.filter((child) => isLibrary(join(directory, child), projectName)));
  const isHome = HOMES.has(basename(directory).toLowerCase());
  return isHome && bundled.size > 2 && bundled.size * 2 >= children.length ? 'all' : bundled;
}

function isLibrary(path: string, projectName: string | undefined): boolean {
  let names: readonly string[];
  try {
    // A directory called License is a part of the application that sells licences.
    names = readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
  } catch {
    return false;
  }
  if (names.includes('composer.json')) {
    const result = readJson(join(path, 'composer.json'));
    const name = result !== undefined && 'value' in result ? recordOf(result.value).name : undefined;
    const vendor = (text: unknown): string | undefined => (typeof text === 'string' ? text.split('/')[0] : undefined);
    if (vendor(name) !== undefined && vendor(name) === vendor(projectName)) return false;
  }
  return (
    names.some((name) => LICENCE.test(name)) ||
    SIGNATURES.some((signature) => signature.every((name) => names.includes(name)))
  );
}
