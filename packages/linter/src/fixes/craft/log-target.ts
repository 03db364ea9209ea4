/**
 * A log target that writes a file becomes Craft's own, which CRAFT_STREAM_LOG sends to standard error.
 * craftcms/cms: src/log/MonologTarget.php
 */
import type { Node, NodeOf } from '../../php/ast.ts';
import type { Fixer } from '../fix.ts';
import { entryLines } from '../php-lines.ts';
import { type PhpText, phpString } from '../php-text.ts';

/** What both classes have. */
const KEPT: ReadonlySet<string> = new Set(['class', 'logFile', 'levels', 'categories', 'except', 'logVars', 'enabled']);

export const craftLogTarget: Fixer = {
  id: 'craft/log-target',
  framework: 'craft',
  rules: ['logs/log-file'],
  summary: "Makes a log target of Craft's own kind, which CRAFT_STREAM_LOG sends to standard error",
  isSafe: false,
  propose: (finding, project) => {
    const php =
      finding.path.endsWith('.php') && (project.major('craft') ?? 0) >= 4 ? project.php(finding.path) : undefined;
    const target = php && targetAround(php, finding.startLine);
    const [cls, file] = ['class', 'logFile'].map((key) => target && php?.entryAt(target, key));
    if (!php || !target || !cls || !file) return undefined;
    const entries = php.entries(target);
    const levels = php.entryAt(target, 'levels');
    const isKnown = entries.every(({ key }) => KEPT.has(key)) && (!levels || levels.value.kind === 'array');
    const name = /([\w-]+)\.log$/.exec(php.literal(file.value) ?? '')?.[1];
    const [classSpan, fileSpan] = [php.span(cls.value), entryLines(php, file)];
    if (!isKnown || name === undefined || !classSpan || !fileSpan) return undefined;
    const { path } = finding;
    const fileNode = php.span(file.node);
    if (!fileNode) return undefined;
    return {
      edits: [
        { path, ...classSpan, text: '\\craft\\log\\MonologTarget::class' },
        { path, ...fileNode, text: `'name' => ${phpString(name)}, 'allowLineBreaks' => false` },
      ],
      variables: [{ name: 'CRAFT_STREAM_LOG', purpose: 'sends logs to standard streams', fallback: '' }],
      packages: [],
    };
  },
};

/** The innermost array around a line whose class is a target that writes files. */
function targetAround(php: PhpText, line: number): NodeOf<'array'> | undefined {
  const holds = (node: Node): boolean => {
    const span = php.span(node);
    return span !== undefined && php.lineAt(span.start) <= line && php.lineAt(span.end) >= line;
  };
  return php
    .nodes()
    .filter((node): node is NodeOf<'array'> => node.kind === 'array')
    .findLast(
      (node) => holds(node) && /FileTarget(?:::class|['"])$/.test(php.source(php.entryAt(node, 'class')?.value)),
    );
}
