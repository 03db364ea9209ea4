/** The settings of bundles as they are in the end, as parameters: `config(acme.storage.path)`. */
import type { Expr } from '../php/facts.ts';
import { type BundleSettings, settingName } from './bundle-settings.ts';
import { type ConfigNode, entryOf } from './config-node.ts';
import { type LoweringContext, lowerValue } from './config-value.ts';
import type { ContainerFile } from './container-files.ts';
import { isOpen, type TreeNode } from './settings-tree.ts';
import type { WiredValue } from './wiring.ts';

/** A bundle that has more settings than this is known by the first ones. */
const MOST = 400;

/** What is said of one setting, and where. */
interface Settled {
  readonly path: string;
  readonly line: number;
  /** Undefined where nothing says it. */
  readonly node?: ConfigNode | undefined;
  /** Of a group. */
  readonly below?: ReadonlyMap<string, Settled>;
}

/** Every setting that is known, defaults first and each file's after those of the files before. */
export function settledSettings(
  bundles: Iterable<BundleSettings>,
  files: readonly ContainerFile[],
  context: LoweringContext,
): ReadonlyMap<string, WiredValue> {
  const parameters = new Map<string, WiredValue>();
  for (const { alias, tree, path } of bundles) {
    let settled = defaultsOf(tree, path);
    for (const file of files) {
      const said = entryOf(file.node, alias);
      if (said) settled = overridden(settled, said, file.path);
    }
    const limit = parameters.size + MOST;
    const add = (each: Settled, keys: readonly string[]): Expr => {
      const name = settingName(alias, keys);
      const { line } = each;
      let expr: Expr | undefined;
      if (each.below) {
        const items = [...each.below].map(([key, inner]) => ({
          key: { op: 'lit' as const, value: key },
          value: add(inner, [...keys, key]),
        }));
        expr = { op: 'array', items };
      } else if (each.node) expr = lowerValue(each.node, context);
      // A setting that nothing gives is one that the application decides.
      if (expr && parameters.size < limit) parameters.set(name, { expr, path: each.path, line });
      return { op: 'parameter', name };
    };
    add(settled, []);
  }
  return parameters;
}

function defaultsOf({ line, byDefault, children, path: own = '' }: TreeNode, path: string): Settled {
  if (children.size === 0) return { path: own || path, line: byDefault?.line ?? line, node: byDefault };
  const below = new Map([...children].map(([key, child]) => [key, defaultsOf(child, path)] as const));
  return { path, line, below };
}

/** Maps are merged, and all else is replaced. symfony/config: Definition/ArrayNode.php, mergeValues() */
function overridden(before: Settled, node: ConfigNode, path: string): Settled {
  if (isOpen(node)) return { path, line: node.line };
  if (node.kind !== 'map') return { path, line: node.line, node };
  const below = new Map(before.below);
  for (const { key, line, value } of node.entries) {
    const underscored = key.replaceAll('-', '_');
    const own = below.has(underscored) ? underscored : key;
    below.set(own, overridden(below.get(own) ?? { path, line }, value, path));
  }
  return { path: before.below ? before.path : path, line: before.below ? before.line : node.line, below };
}
