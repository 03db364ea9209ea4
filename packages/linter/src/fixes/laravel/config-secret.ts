/** A credential in a configuration file: `'secret' => 'abc'` becomes `'secret' => env('STRIPE_SECRET')`. */
import type { Node } from '../../php/ast.ts';
import type { Fixer } from '../fix.ts';
import { type PhpEntry, type PhpText, phpString } from '../php-text.ts';

export const configSecret: Fixer = {
  id: 'laravel/config-secret',
  framework: 'laravel',
  rules: ['config/secret-in-code'],
  summary: 'Reads a credential from the environment, and takes it out of the code',
  isSafe: false,
  propose: (finding, project) => {
    const section = /(?:^|\/)config\/([\w-]+)\.php$/.exec(finding.path)?.[1];
    const php = section === undefined ? undefined : project.php(finding.path);
    const found = php && entryOn(php, php.returnedArray(), finding.startLine, []);
    const span = found && php.span(found.entry.value);
    if (!php || !found || !span || !php.literal(found.entry.value)) return undefined;
    // The keys of `services` are the names of services.
    const words = section === 'services' ? found.keys : [section ?? '', ...found.keys];
    const name = words
      .join('_')
      .replace(/[^A-Za-z0-9]+/g, '_')
      .toUpperCase();
    if (!/^[A-Z]/.test(name)) return undefined;
    return {
      edits: [{ path: finding.path, ...span, text: `env(${phpString(name)})` }],
      variables: [{ name, purpose: `credential "${[section, ...found.keys].join('.')}"`, isSecret: true }],
      packages: [],
    };
  },
};

interface FoundEntry {
  readonly entry: PhpEntry;
  readonly keys: readonly string[];
}

/** The only entry on a line with a value of its own. */
function entryOn(
  php: PhpText,
  array: Node | undefined,
  line: number,
  above: readonly string[],
): FoundEntry | undefined {
  const found = entriesBelow(php, array, above).filter(({ entry }) => entry.line === line);
  return found.length === 1 ? found[0] : undefined;
}

function entriesBelow(php: PhpText, array: Node | undefined, above: readonly string[]): readonly FoundEntry[] {
  return php.entries(array).flatMap((entry): readonly FoundEntry[] => {
    const keys = [...above, entry.key];
    return entry.value.kind === 'array' ? entriesBelow(php, entry.value, keys) : [{ entry, keys }];
  });
}
