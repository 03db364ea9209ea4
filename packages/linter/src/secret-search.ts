/** Looks for credentials in a project's configuration and code. */
import type { ConfigurationFiles } from './configuration/reader.ts';
import type { Secret } from './configuration/secret.ts';
import { secretsInFacts, secretsInText } from './configuration/secrets.ts';
import { mayHoldCredential } from './index/credential-look.ts';
import type { FileRecord } from './index/record.ts';

/** Files that declare what a module has, or what it brings along for others to import: there are thousands, none configures. */
const DECLARES =
  /\.(?:info|routing|links\.\w+|permissions|libraries|breakpoints|schema|layouts|component)\.ya?ml$|(?:^|\/)config\/(?:install|optional|schema)\/|(?:^|\/)(?:migrations?|recipes?)\//;

/** The credentials of a project, in the order of its files. Values are not among them. */
export async function findSecrets(
  files: ConfigurationFiles,
  paths: readonly string[],
  records: readonly FileRecord[],
): Promise<readonly Secret[]> {
  const found = files.project.otherFiles
    .filter((path) => !DECLARES.test(path))
    .flatMap((path) => secretsInText(path, files.text(path) ?? ''));
  for (const [number, record] of records.entries()) {
    const path = paths[number] ?? '';
    if (!mayHoldCredential(record)) continue;
    const facts = await files.facts(path);
    if (facts) found.push(...secretsInFacts(facts, path, () => files.text(path)));
  }
  return found;
}
