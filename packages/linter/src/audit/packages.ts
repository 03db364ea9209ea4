/** Other people's code in the project: what each package is known to write, and the next step with it. */
import { join } from 'node:path';
import { recordOf } from '../project/composer.ts';
import { readJson } from '../project/json.ts';
import { LOCAL_WRITERS, type LocalWriter, writerNamed } from '../project/local-writers.ts';
import type { PackageStep } from './audit.ts';
import type { ExtensionRow } from './extensions/extension-row.ts';
import { extensionNamed } from './extensions/index.ts';

/** Package types of extensions that an editor or administrator knows by name. */
const EXTENSION =
  /^(?:drupal-(?:module|theme|profile)|craft-plugin|wordpress-(?:plugin|muplugin|theme)|typo3-cms-extension|silverstripe-.*|statamic-addon)$/;

interface Locked {
  readonly name: string;
  readonly version: string;
  readonly type: string;
}

/** Extensions, and libraries that are known to write, in the order of the lock file; and how many other packages there are. */
export function packagesOf(root: string): { readonly packages: readonly PackageStep[]; readonly others: number } {
  const locked = lockedPackages(root);
  const packages = locked.flatMap((entry): readonly PackageStep[] => {
    const writer = writerNamed(LOCAL_WRITERS, entry.name);
    const known = extensionNamed(entry.name);
    const isExtension = EXTENSION.test(entry.type);
    if (!writer && !known && !isExtension) return [];
    return [
      {
        name: entry.name,
        version: entry.version,
        sort: isExtension ? 'extension' : 'library',
        ...nextStep(writer, known),
      },
    ];
  });
  return { packages, others: locked.length - packages.length };
}

function nextStep(
  writer: LocalWriter | undefined,
  known: ExtensionRow | undefined,
): Pick<PackageStep, 'step' | 'text' | 'source'> {
  if (known) {
    const { step, does, todo, source } = known;
    return { step, text: todo === undefined ? does : `${does} ${todo}`, source };
  }
  if (!writer)
    return {
      step: 'ask',
      text: 'Nothing is known of what it writes: look at its settings for paths, and at what it leaves in the files directory.',
    };
  return {
    step: writer.step,
    text: `By default it writes ${writer.writes}. ${writer.instead}`,
    source: writer.source,
  };
}

function lockedPackages(root: string): readonly Locked[] {
  const read = readJson(join(root, 'composer.lock'));
  if (!read || 'fault' in read) return [];
  const list = recordOf(read.value)['packages'];
  return (Array.isArray(list) ? list : []).flatMap((entry): readonly Locked[] => {
    const { name, version, type } = recordOf(entry);
    if (typeof name !== 'string' || typeof version !== 'string') return [];
    return [{ name, version: version.replace(/^v(?=\d)/, ''), type: typeof type === 'string' ? type : 'library' }];
  });
}
