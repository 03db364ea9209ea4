/** What a release brings along: code, the compiled container, configuration; and the secrets that stand in it. */
import { decidingVariable, textOf } from '../../../configuration/setting.ts';
import { entryIn } from './application.ts';
import type { Findings } from './findings.ts';
import { remedies } from './remedies.ts';

/** Adds what is made before the release, and the secret of the application. */
export function readRelease(found: Findings): void {
  const at = found.application.sections.get('framework');
  if (!at) return;
  const told = [{ path: at.path, line: at.line, isLocal: false }];
  const common = { placement: 'build', confidence: 'likely', told, isUsed: true, remedy: remedies.none } as const;
  found.stores.push(
    {
      ...common,
      kind: 'code',
      store: 'code and the compiled container',
      technology: 'release',
      message: 'Code comes with the release',
    },
    {
      ...common,
      kind: 'config',
      store: 'configuration',
      technology: 'files of the release and the environment',
      message: 'Configuration comes with the release',
    },
  );
  readSecret(found);
}

function readSecret(found: Findings): void {
  const entry = entryIn(found.application, 'framework', 'secret');
  if (!entry) return;
  const { setting } = found.placeholders.resolve(entry.value);
  const variable = decidingVariable(setting);
  if (variable) found.variable(variable, 'secret of the application', false);
  const text = textOf(setting);
  if (variable || text === undefined || text.length < 8) return;
  found.switches.push({
    name: 'secret-in-configuration',
    path: entry.path,
    line: entry.line,
    key: 'framework.secret',
    message: 'The secret of the application stands in its configuration',
    remedy: remedies.keys,
  });
}
