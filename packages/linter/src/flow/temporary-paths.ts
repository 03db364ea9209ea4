/** What judged sites say to one another about temporary paths. */
import type { Escaping } from './escaping.ts';
import { TEMPORARY_DIRECTORY } from './path-value.ts';
import type { JudgedSink } from './verdict.ts';

/** A temporary path that is needed later. */
export interface KeptPath {
  readonly shown: string;
  readonly escape: Escaping;
}

/** A temporary path that is not needed later, unless other sites say so. */
export interface ScratchPath {
  readonly shown: string;
  readonly label: string;
  readonly unique: boolean;
  /** The site makes a directory. */
  readonly isDirectory: boolean;
}

/** What a site says to the others about temporary paths. */
export interface TemporaryPaths {
  readonly kept: readonly KeptPath[];
  readonly scratch: readonly ScratchPath[];
}

export function temporaryPathsOf({ found, cases }: JudgedSink): TemporaryPaths {
  const isDirectory = found.sink.effect === 'directory';
  return {
    kept: cases.flatMap(({ outcome, place, escape }) =>
      outcome === 'escapes' && place && escape ? [{ shown: place.shown, escape }] : [],
    ),
    scratch: cases.flatMap(({ outcome, place }) =>
      outcome === 'scratch' && place
        ? [{ shown: place.shown, label: place.label, unique: place.unique, isDirectory }]
        : [],
    ),
  };
}

/**
 * What is written to the same temporary path shares its lot, and a directory takes the lot of what is put into it: it is
 * needed later when a path below it is. Of two paths that are known in part only code of one file means the same.
 * @param from root-relative path of the file in which the site stands
 */
export function contentOf(path: ScratchPath, from: string, kept: readonly KeptPath[]): KeptPath | undefined {
  const { shown, label, unique, isDirectory } = path;
  const directory = shown.replace(/…?\/*$/, '');
  const root = shown.startsWith(ADDRESS) ? ADDRESS : label;
  if (directory.length <= root.length) return undefined;
  const isBelow = (file: string, folder: string): boolean => localPath(file).startsWith(`${localPath(folder)}/`);
  return kept.find(
    (file) =>
      (file.shown === shown && !unique && (!shown.includes('…') || file.escape.path === from)) ||
      (isDirectory && (isBelow(file.shown, directory) || isBelow(file.shown, shown.replace(/\/+$/, '')))),
  );
}

const ADDRESS = 'temporary://';

/** An address and the local path behind it are one. */
function localPath(shown: string): string {
  return shown.startsWith(ADDRESS) ? `${TEMPORARY_DIRECTORY}/${shown.slice(ADDRESS.length)}` : shown;
}

/** The judged site once it is known which temporary paths others keep. */
export function withContents(site: JudgedSink, kept: readonly KeptPath[]): JudgedSink {
  if (kept.length === 0) return site;
  const isDirectory = site.found.sink.effect === 'directory';
  let changes = false;
  const cases = site.cases.map((judged) => {
    if (judged.outcome !== 'scratch' || !judged.place) return judged;
    const { shown, label, unique } = judged.place;
    const content = contentOf({ shown, label, unique, isDirectory }, site.found.site.fn.file.path, kept);
    if (!content) return judged;
    changes = true;
    return { ...judged, outcome: 'escapes' as const, escape: content.escape };
  });
  return changes ? { ...site, cases } : site;
}
