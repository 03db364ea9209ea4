/** A credential that stands in the code or in configuration: the environment gives it, and `.env.example` names it. */
import type { Node } from '../../php/ast.ts';
import type { Finding } from '../../result.ts';
import type { Fixer, Proposal } from '../fix.ts';
import type { FixProject } from '../fix-project.ts';
import { type PhpText, phpString } from '../php-text.ts';
import { type YamlEntry, type YamlText, yamlString } from '../yaml-text.ts';

const RULES = ['config/secret-in-code'];
const SUMMARY = 'Reads a credential from the environment, and takes it out of the code';

/** Words that say where a value stands, and nothing of what it is. */
const PLACES: ReadonlySet<string> = new Set([
  'parameters',
  'default',
  'connections',
  'options',
  'framework',
  'settings',
]);

/** `'password' => 'x'`, `$secret = 'x'`, `define('KEY', 'x')`, `->securityKey('x')`: anywhere that PHP runs code. */
export const phpCredential: Fixer = {
  id: 'php/credential',
  framework: 'any',
  rules: RULES,
  summary: SUMMARY,
  isSafe: false,
  propose: (finding, project) => {
    const php = finding.path.endsWith('.php') ? project.php(finding.path) : undefined;
    const found = php && literalOn(php, finding.startLine);
    const span = found && php?.span(found.value);
    const name = found && variableName(finding, project, found.words);
    if (!php || !found || !span || name === undefined) return undefined;
    const call = project.uses('craft')
      ? `\\craft\\helpers\\App::env(${phpString(name)})`
      : `getenv(${phpString(name)}) ?: ''`;
    return proposal(finding, span, found.isOperand && call.includes('?:') ? `(${call})` : call, name, found.words);
  },
};

/** A scalar of Symfony's configuration. https://symfony.com/doc/current/configuration.html#configuration-based-on-environment-variables */
export const yamlCredential: Fixer = {
  id: 'symfony/credential',
  framework: 'symfony',
  rules: RULES,
  summary: SUMMARY,
  isSafe: false,
  propose: (finding, project) => {
    const isRead = /(?:^|\/)config\/.*\.ya?ml$/.test(finding.path);
    const yaml = isRead ? project.yaml(finding.path) : undefined;
    const found = yaml && scalarOn(yaml, finding.startLine);
    const span = found && yaml?.span(found.entry.pair.value);
    const value = found && yaml?.scalar(found.entry.pair.value);
    const name = found && nameOf(found.words);
    if (!span || !found || !value || name === undefined || value.includes('%')) return undefined;
    return proposal(finding, span, yamlString(`%env(${name})%`), name, found.words);
  },
};

function proposal(
  { path }: Finding,
  span: { readonly start: number; readonly end: number },
  text: string,
  name: string,
  words: readonly string[],
): Proposal {
  return {
    edits: [{ path, start: span.start, end: span.end, text }],
    variables: [{ name, purpose: `credential "${words.join('.')}"`, isSecret: true }],
    packages: [],
  };
}

interface FoundLiteral {
  readonly value: Node;
  /** Keys and names from outer to inner that say what it is. */
  readonly words: readonly string[];
  /** Part of a larger expression. */
  readonly isOperand?: true;
}

/** The only text on a line to which a name is given. */
function literalOn(php: PhpText, line: number): FoundLiteral | undefined {
  const found: FoundLiteral[] = [];
  for (const node of php.nodes()) {
    const named = namedLiteral(php, node);
    if (named && php.line(named.value) === line && php.literal(named.value)) found.push(named);
  }
  return found.length === 1 ? found[0] : undefined;
}

function namedLiteral(php: PhpText, node: Node): FoundLiteral | undefined {
  if (node.kind === 'entry' && node.key && node.key.kind === 'string') {
    return { value: node.value, words: [...keysAround(php, node), node.key.value] };
  }
  if (node.kind === 'assign' && node.operator === '=') {
    const target = php.source(node.left);
    const name = /^\$(\w+)$/.exec(target)?.[1];
    const keys = [...target.matchAll(/\[(['"])([\w.-]+)\1\]/g)].map(([, , key = '']) => key);
    const isElement = /^\$\w+(?:\[(['"])[\w.-]+\1\])+$/.test(target);
    if (name !== undefined) return { value: node.right, words: [name] };
    return isElement ? { value: node.right, words: keys } : undefined;
  }
  if (node.kind !== 'call') return undefined;
  const [first, second] = node.arguments ?? [];
  const called = php.source(node.what);
  if (/^\\?define$/i.test(called) && first && second) {
    const name = php.literal(first);
    return name === undefined ? undefined : { value: second, words: [name] };
  }
  const setter = /->(\w+)$/.exec(called)?.[1];
  return setter !== undefined && first && !second ? { value: first, words: [setter] } : undefined;
}

/** Keys of the arrays around an entry, from outer to inner. */
function keysAround(php: PhpText, entry: Node): readonly string[] {
  const at = entry.start;
  return php.nodes().flatMap((node) => {
    if (node === entry || node.kind !== 'entry' || !node.key || node.key.kind !== 'string') return [];
    const { start, end } = node.value;
    return start <= at && end >= at ? [node.key.value] : [];
  });
}

/** The only scalar on a line, with the keys that lead to it. */
function scalarOn(
  yaml: YamlText,
  line: number,
): { readonly entry: YamlEntry; readonly words: readonly string[] } | undefined {
  const below = (node: unknown, above: readonly string[]): readonly { entry: YamlEntry; words: readonly string[] }[] =>
    yaml.entries(node).flatMap((entry) => {
      const words = [...above, entry.key];
      return yaml.scalar(entry.pair.value) === undefined ? below(entry.pair.value, words) : [{ entry, words }];
    });
  const found = below(yaml.document.contents, []).filter(({ entry }) => entry.line === line);
  return found.length === 1 ? found[0] : undefined;
}

/** Craft reads these names by itself: craftcms.com/docs/5.x/configure.html#environment-overrides */
function variableName({ path }: Finding, project: FixProject, words: readonly string[]): string | undefined {
  const file = project.uses('craft') ? /(?:^|\/)config\/(general|db)\.php$/.exec(path)?.[1] : undefined;
  const last = words.at(-1) ?? '';
  if (file !== undefined) return nameOf([file === 'db' ? 'craft_db' : 'craft', last]);
  return nameOf(words);
}

/** `['stripe', 'secretKey']` → `STRIPE_SECRET_KEY`; undefined where nothing makes a name. */
export function nameOf(words: readonly string[]): string | undefined {
  const parts = words
    .filter((word) => !PLACES.has(word) && !/^\w+@\w+$/.test(word))
    .map((word) =>
      word
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .replace(/[^A-Za-z0-9]+/g, '_')
        .replace(/^_+|_+$/g, '')
        .toUpperCase(),
    );
  const name = parts.filter((part, at) => part !== '' && part !== parts[at - 1]).join('_');
  return /^[A-Z][A-Z0-9_]{2,}$/.test(name) ? name : undefined;
}
