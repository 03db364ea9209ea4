/** Further names of classes in a Laravel project: those that packages register, and those of `config/app.php`. */
import { dirname, join } from 'node:path';
import { headOf } from '../../project/php-file.ts';
import type { Project } from '../../project/project.ts';

/** More of `config/app.php` is not read [bytes]. */
const MOST = 131_072;

/** Aliases that packages register, for projects without a lock file: name, class, packages. */
const USUAL: readonly (readonly [name: string, cls: string, ...packages: string[]])[] = [
  // intervention/image 2: composer.json
  ['Image', 'Intervention\\Image\\Facades\\Image', 'intervention/image'],
  // barryvdh/laravel-dompdf: composer.json
  ['PDF', 'Barryvdh\\DomPDF\\Facade\\Pdf', 'barryvdh/laravel-dompdf'],
  // SpartnerNL/Laravel-Excel: composer.json
  ['Excel', 'Maatwebsite\\Excel\\Facades\\Excel', 'maatwebsite/excel'],
  // simplesoftwareio/simple-qrcode: composer.json
  ['QrCode', 'SimpleSoftwareIO\\QrCode\\Facades\\QrCode', 'simplesoftwareio/simple-qrcode'],
  // chumper/zipper: composer.json
  ['Zipper', 'Chumper\\Zipper\\Facades\\Zipper', 'chumper/zipper'],
  // madnest/madzipper: composer.json
  ['Madzipper', 'Madnest\\Madzipper\\Facades\\Madzipper', 'madnest/madzipper'],
  // nwidart/laravel-modules: composer.json
  ['Module', 'Nwidart\\Modules\\Facades\\Module', 'nwidart/laravel-modules'],
  // wintercms/winter: modules/system/aliases.php
  ['File', 'Winter\\Storm\\Support\\Facades\\File', 'winter/storm'],
  // october/rain: helpers/File.php
  ['File', 'October\\Rain\\Support\\Facades\\File', 'october/rain', 'october/all'],
];

/** `'Image' => Intervention\Image\Facades\Image::class,` or the class as text, alone on its line. */
const ENTRY = /^\s*['"](\w+)['"]\s*=>\s*(?:\\?([\w\\]+)::class|['"]\\*([\w\\]+\\\w+)['"])\s*,?\s*(?:\/\/.*|#.*)?$/;

/** Lower-case name without a namespace → class. What `config/app.php` says goes before what packages register. */
export function classAliases({ root, frameworks, composer }: Project): ReadonlyMap<string, string> {
  if (!frameworks.some(({ name }) => name === 'laravel')) return new Map();
  const packages = { ...composer?.require, ...composer?.installed };
  return new Map([
    ...USUAL.flatMap(([name, cls, ...owners]) => (owners.some((owner) => owner in packages) ? pair(name, cls) : [])),
    ...Object.entries(composer?.aliases ?? {}).flatMap(([name, cls]) => pair(name, cls)),
    ...aliasesIn(headOf(join(root, dirname(composer?.path ?? ''), 'config/app.php'), MOST)),
  ]);
}

/** The aliases that the text of `config/app.php` gives. */
export function aliasesIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, name = '', reference, quoted = ''] = ENTRY.exec(line) ?? [];
      return pair(name, reference ?? quoted.replaceAll('\\\\', '\\'));
    }),
  );
}

/** A class without a namespace may be an import, or the alias itself. */
function pair(name: string, cls: string): readonly (readonly [string, string])[] {
  return cls.includes('\\') ? [[name.toLowerCase(), cls.replace(/^\\+/, '')]] : [];
}
