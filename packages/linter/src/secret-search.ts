/** Looks for credentials in a project's configuration and code. */
import type { Prepared } from './analysis.ts';
import type { ConfigurationFiles } from './configuration/reader.ts';
import type { Secret } from './configuration/secret.ts';
import { secretsInFacts, secretsInText } from './configuration/secrets.ts';
import { mayHoldCredential } from './index/credential-look.ts';

/** Files that declare what a module has, or what it brings along for others to import: there are thousands, none configures. */
const DECLARES =
  /\.(?:info|routing|links\.\w+|permissions|libraries|breakpoints|schema|layouts|component)\.ya?ml$|(?:^|\/)config\/(?:install|optional|schema)\/|(?:^|\/)(?:migrations?|recipes?)\//;

/** The credentials of a project. Values are not among them. */
export interface FoundSecrets {
  /** Those in configuration files, in the order of these. */
  readonly configured: readonly Secret[];
  /** Those in PHP files by the numbers of these, ascending. */
  readonly inCode: ReadonlyMap<number, readonly Secret[]>;
}

/** Looks into files that have changed since the last run; what was found in the others stands. */
export async function findSecrets(
  files: ConfigurationFiles,
  { paths, records, remembered }: Pick<Prepared, 'paths' | 'records' | 'remembered'>,
): Promise<FoundSecrets> {
  const inCode = new Map<number, readonly Secret[]>();
  for (const [number, record] of records.entries()) {
    const isKnown = remembered?.isUnchanged(number) === true;
    if (!isKnown && !mayHoldCredential(record)) continue;
    const found = isKnown ? remembered.secretsIn(number) : await secretsInFile(files, paths[number] ?? '');
    if (found.length > 0) inCode.set(number, found);
  }
  return { configured: remembered?.configuredSecrets ?? configuredSecrets(files), inCode };
}

function configuredSecrets(files: ConfigurationFiles): readonly Secret[] {
  return files.project.otherFiles
    .filter((path) => !DECLARES.test(path))
    .flatMap((path) => secretsInText(path, files.text(path) ?? ''));
}

async function secretsInFile(files: ConfigurationFiles, path: string): Promise<readonly Secret[]> {
  const facts = await files.facts(path);
  return facts ? secretsInFacts(facts, path, () => files.text(path)) : [];
}
