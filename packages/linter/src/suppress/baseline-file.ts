/** The baseline on disk: JSON, one entry a line in a review. */
import { readFileSync } from 'node:fs';
import { messageOf, TidemarkError } from '../errors.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof BaselineEntry, unknown>>;
  return [entry.fingerprint, entry.rule, entry.path, entry.message].every((field) => typeof field === 'string');
}

function invalid(file: string, what: string, cause?: unknown): TidemarkError {
  return new TidemarkError('baseline.invalid', {
    where: file,
    what: `this is no baseline: ${what}`,
    next: 'Restore it from version control, or delete it and run again with --update-baseline.',
    cause,
  });
}

export function parseBaseline(text: string, file: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw invalid(file, messageOf(error), error);
  }
  const { schemaVersion, entries } = (value ?? {}) as { schemaVersion?: unknown; entries?: unknown };
  if (schemaVersion !== 1) throw invalid(file, `schemaVersion is ${JSON.stringify(schemaVersion)}, 1 is understood`);
  if (!Array.isArray(entries)) throw invalid(file, 'entries is not an array');
  const wrong = entries.findIndex((entry) => !isEntry(entry));
  if (wrong !== -1) throw invalid(file, `entry ${wrong} lacks fingerprint, rule, path or message`);
  return { schemaVersion: 1, entries: entries as BaselineEntry[] };
}

/**
 * Undefined when there is no such file.
 * @throws TidemarkError `baseline.invalid`, `baseline.unreadable`
 */
export function readBaseline(file: string): Baseline | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new TidemarkError('baseline.unreadable', {
      where: file,
      what: `the baseline cannot be read: ${messageOf(error)}`,
      cause: error,
    });
  }
  return parseBaseline(text, file);
}

/** The text of a baseline file: the same for the same entries. */
export function printBaseline({ schemaVersion, entries }: Baseline): string {
  const lines = entries.map(
    ({ fingerprint, rule, path, message }) => `    ${JSON.stringify({ fingerprint, rule, path, message })}`,
  );
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "schemaVersion": ${schemaVersion},\n  "entries": ${list}\n}\n`;
}
