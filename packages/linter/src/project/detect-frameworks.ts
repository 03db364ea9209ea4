import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ComposerReading } from './composer.ts';
import { lowestMajor } from './constraint.ts';
import { FRAMEWORKS, type FrameworkMarks, SYMFONY_COMPONENTS } from './framework-marks.ts';
import { headOf } from './php-file.ts';
import type { DetectedFramework, FrameworkName } from './project.ts';
import { below } from './relative-path.ts';

/** Frameworks that use Symfony's components without being Symfony. */
const ON_SYMFONY: ReadonlySet<string> = new Set(['laravel', 'drupal', 'craft', 'typo3']);

/** WordPress reads as much of a file when it looks for a header [bytes]. */
const HEADER = 8192;

/** Which frameworks the project is made with, `php` last. Composer's word counts more than marks in the tree. */
export function detectFrameworks(
  root: string,
  composer: ComposerReading,
  docroots: readonly string[],
): readonly DetectedFramework[] {
  const names = filesIn(root);
  const manifest = composer.facts?.path ?? 'composer.json';
  const own = FRAMEWORKS.filter((marks) => isRequired(marks) || evidenceOf(marks) !== undefined);
  // A framework that only a package of the site requires serves that package, unless the site is made with none else.
  const found = (own.length > 0 ? own : FRAMEWORKS).flatMap((marks) => detect(marks) ?? []);
  if (found.length === 0) found.push(...FRAMEWORKS.flatMap((marks) => detectInFolder(marks) ?? []));
  if (!found.some(({ name }) => name === 'symfony' || ON_SYMFONY.has(name))) {
    const component = SYMFONY_COMPONENTS.find((name) => composer.facts?.require[name] !== undefined);
    if (component !== undefined) found.push(framework('symfony', versionOf(component) ?? 'unknown', manifest));
  }
  if (found.some(({ name }) => name === 'craft') && !found.some(({ name }) => name === 'yii')) {
    const craft = found.find(({ name }) => name === 'craft');
    found.push(framework('yii', versionOf('yiisoft/yii2') ?? '2', craft?.evidence ?? manifest));
  }
  return [...found, framework('php', composer.facts?.require.php ?? 'unknown', composer.facts?.path ?? '.')];

  function isRequired(marks: FrameworkMarks): boolean {
    return marks.packages.some(isNamed);
  }

  function isNamed(name: string): boolean {
    const { facts } = composer;
    return facts?.require[name] !== undefined || (isPackage(facts?.type) && facts?.requireDev[name] !== undefined);
  }

  function detect(marks: FrameworkMarks): DetectedFramework | undefined {
    const packages = marks.packages.filter((name) => marks.parts?.test(name) !== true || isNamed(name));
    const version = packages.map(versionOf).find((text) => text !== undefined);
    if (version !== undefined) return framework(marks.name, version, manifest);
    const evidence = evidenceOf(marks);
    return evidence === undefined ? undefined : framework(marks.name, versionInFiles(marks) ?? 'unknown', evidence);
  }

  function evidenceOf(marks: FrameworkMarks): string | undefined {
    const { facts } = composer;
    const required = { ...facts?.require, ...(isPackage(facts?.type) ? facts?.requireDev : {}) };
    const hint = Object.keys(required).some((name) => marks.hints?.test(name));
    if (hint || (facts?.type !== undefined && marks.types.test(facts.type))) return manifest;
    if (facts?.name !== undefined && marks.packages.includes(facts.name)) return manifest;
    const rootFile = names.find((name) => marks.rootFiles.some((pattern) => pattern.test(name)));
    if (rootFile !== undefined && existsSync(join(root, rootFile))) return rootFile;
    const marked = docroots
      .flatMap((docroot) => marks.docrootFiles.map((file) => below(docroot, file)))
      .find((path) => existsSync(join(root, path)));
    return marked ?? headerFile(marks) ?? extensionFile(marks);
  }

  function extensionFile({ extensions }: FrameworkMarks, above = docroots): string | undefined {
    if (!extensions) return undefined;
    return above
      .flatMap((docroot) => extensions.homes.map((home) => below(docroot, home)))
      .flatMap((home) => foldersIn(join(root, home)).map((name) => below(home, `${name}/${name}${extensions.suffix}`)))
      .find((path) => existsSync(join(root, path)) && extensions.pattern.test(headOf(join(root, path), HEADER)));
  }

  function headerFile(marks: FrameworkMarks): string | undefined {
    for (const { file, pattern } of marks.headers ?? []) {
      const match = names.find((name) => file.test(name) && pattern.test(headOf(join(root, name), HEADER)));
      if (match !== undefined) return match;
    }
    return undefined;
  }

  function detectInFolder(marks: FrameworkMarks): DetectedFramework | undefined {
    for (const { file, pattern, inFolder } of marks.headers ?? []) {
      const match = inFolder
        ? namesInFolders(root).find((name) => file.test(name) && pattern.test(headOf(join(root, name), HEADER)))
        : undefined;
      if (match !== undefined) return framework(marks.name, 'unknown', match);
    }
    const extension = extensionFile(marks, ownFolders(root));
    if (extension === undefined) return undefined;
    return framework(marks.name, versionInFiles(marks, extension) ?? 'unknown', extension);
  }

  function versionInFiles(marks: FrameworkMarks, extension = extensionFile(marks)): string | undefined {
    for (const { file, pattern, means, isLeast } of marks.versions) {
      const paths =
        typeof file === 'string'
          ? docroots.map((docroot) => below(docroot, file))
          : [...names, extension ?? ''].filter((path) => file.test(basename(path)));
      for (const path of paths) {
        if (means !== undefined && existsSync(join(root, path))) return means;
        const version = pattern.exec(headOf(join(root, path), HEADER))?.[1]?.trim();
        if (version !== undefined) return isLeast ? `>=${version}` : version;
      }
    }
    return undefined;
  }

  function versionOf(name: string): string | undefined {
    const { facts } = composer;
    const installed = facts?.installed[name];
    if (installed !== undefined && lowestMajor(installed) !== undefined) return installed;
    return facts?.require[name] ?? (isPackage(facts?.type) ? facts?.requireDev[name] : undefined) ?? installed;
  }
}

/** A package's development requirements show what it runs in; a site's may be mere tools. */
function isPackage(type: string | undefined): boolean {
  return type !== 'project';
}

function framework(name: FrameworkName, version: string, evidence: string): DetectedFramework {
  const major = lowestMajor(version);
  return { name, version, ...(major === undefined ? {} : { major }), evidence };
}

/** Folders of the root beyond this number are not looked into. */
const MAX_FOLDERS = 20;

/** Files in the folders of the root. */
function namesInFolders(root: string): readonly string[] {
  return ownFolders(root).flatMap((folder) => filesIn(join(root, folder)).map((name) => `${folder}/${name}`));
}

function ownFolders(root: string): readonly string[] {
  return foldersIn(root)
    .filter((name) => !/^\.|^(?:vendor|node_modules)$/.test(name))
    .slice(0, MAX_FOLDERS);
}

function filesIn(folder: string): readonly string[] {
  return entriesOf(folder).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
}

function foldersIn(folder: string): readonly string[] {
  return entriesOf(folder).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
