/** What a service of the project is, by the classes it extends. */
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import { entryAt, textOf } from '../../../configuration/setting.ts';
import type { SymfonyApplication } from './application.ts';

/** Classes in classes that are followed. */
const DEEPEST = 5;

/** The service's class, what it extends and implements, and theirs, as far as the project declares them. */
export async function lineageOf(
  files: ConfigurationFiles,
  application: SymfonyApplication,
  service: string,
): Promise<readonly string[]> {
  const id = service.replace(/^@/, '');
  const definition = application.services.get(id);
  const alias = textOf(definition?.value) ?? textOf(entryAt(definition?.value, 'alias')?.value);
  const named = alias?.replace(/^@/, '') ?? textOf(entryAt(definition?.value, 'class')?.value) ?? id;
  const found: string[] = [];
  let next: readonly string[] = [named];
  for (let depth = 0; depth < DEEPEST && next.length > 0; depth += 1) {
    found.push(...next);
    const above = await Promise.all(next.map((name) => parentsOf(files, name.replace(/^\\/, ''))));
    next = above.flat();
  }
  return found;
}

async function parentsOf(files: ConfigurationFiles, name: string): Promise<readonly string[]> {
  for (const [prefix, directories] of Object.entries(files.project.composer?.psr4 ?? {})) {
    if (!name.startsWith(prefix)) continue;
    for (const directory of directories) {
      const rest = `${name.slice(prefix.length).replaceAll('\\', '/')}.php`;
      const facts = await files.facts(directory === '' ? rest : `${directory.replace(/\/$/, '')}/${rest}`);
      const declared = facts?.classes.find((candidate) => candidate.name === name);
      if (declared) return [...declared.extends, ...declared.implements];
    }
  }
  return [];
}
