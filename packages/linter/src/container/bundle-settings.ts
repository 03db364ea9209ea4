/** What a bundle's extension is given: the defaults of its settings, and what the application's configuration says. */
import { posix } from 'node:path';
import type { Expr, FileFacts, FunctionFacts } from '../php/facts.ts';
import { isUnknown, nodeOfPhp, type PhpPlace, shortOf, textOfPhp } from './php-value.ts';
import { settingsTree, type TreeNode } from './settings-tree.ts';

/** The settings of one bundle. */
export interface BundleSettings {
  /** The key below which the application configures them. */
  readonly alias: string;
  readonly tree: TreeNode;
  /** Of the file that defines the tree. */
  readonly path: string;
}

/** Where bundles take their settings: extensions, and bundles that are their own. */
const EXTENSION = /(Extension|Bundle)\.php$/;

/** The bundles whose settings are defined in these files, by the file that takes them. */
export function bundleSettings(php: ReadonlyMap<string, FileFacts>): ReadonlyMap<string, BundleSettings> {
  const found = new Map<string, BundleSettings>();
  for (const [path, facts] of php) {
    const [cls] = facts.classes;
    if (!EXTENSION.test(path) || !cls) continue;
    const { file, args } = definitionFile(path, facts, php);
    const defining = php.get(file);
    const made = args.map(({ value }) => textOfPhp(value, { path, line: 1, namesServices: false }));
    const place = defining && { path: file, namesServices: false, values: valuesIn(defining, made) };
    const tree = place && settingsTree(defining, place);
    if (!tree) continue;
    fillOpenDefaults(tree, facts, path);
    found.set(path, { alias: tree.name || ownAlias(cls), tree, path: file });
  }
  return found;
}

type Made = Extract<Expr, { op: 'new' }>['args'];

/** The class that an extension makes, or the one that Symfony looks for beside it; of a bundle with settings, itself. */
function definitionFile(
  path: string,
  facts: FileFacts,
  php: ReadonlyMap<string, FileFacts>,
): { readonly file: string; readonly args: Made } {
  if (facts.functions.some(({ kind, name }) => kind === 'method' && name === 'configure'))
    return { file: path, args: [] };
  for (const step of facts.functions.flatMap(({ steps }) => steps)) {
    const expr = 'expr' in step ? step.expr : undefined;
    const made = expr?.op === 'assign' ? expr.value : expr;
    if (made?.op !== 'new' || !('name' in made.cls)) continue;
    const file = posix.join(posix.dirname(path), `${shortOf(made.cls.name)}.php`);
    if (file.endsWith('Configuration.php') && php.has(file)) return { file, args: made.args };
  }
  return { file: posix.join(posix.dirname(path), 'Configuration.php'), args: [] };
}

/** What properties hold that a constructor fills, and constants. */
function valuesIn(facts: FileFacts, made: readonly (string | undefined)[]): PhpPlace['values'] {
  const constructor = facts.functions.find(({ kind, name }) => kind === 'method' && name === '__construct');
  const filled = new Map<string, string>();
  const given = (name: string): string | undefined =>
    made[constructor?.params.findIndex((each) => each.name === name) ?? -1];
  for (const { name, promoted } of constructor?.params ?? []) {
    const value = promoted && given(name);
    if (value !== undefined) filled.set(name, value);
  }
  for (const step of constructor?.steps ?? []) {
    const expr = 'expr' in step ? step.expr : undefined;
    if (expr?.op !== 'assign' || expr.target.op !== 'prop' || expr.value.op !== 'var') continue;
    const value = given(expr.value.name);
    if (value !== undefined && typeof expr.target.name === 'string') filled.set(expr.target.name, value);
  }
  const constants = new Map(facts.classes.flatMap(({ constants: own }) => Object.entries(own)));
  return (expr) => {
    if (expr.op === 'prop' && typeof expr.name === 'string') return filled.get(expr.name);
    const constant = expr.op === 'classConst' && expr.name !== 'class' ? constants.get(expr.name) : undefined;
    return constant?.op === 'lit' && typeof constant.value === 'string' ? constant.value : undefined;
  };
}

/**
 * `AcmeShopExtension` and `AcmeShopBundle` are configured as `acme_shop`.
 * symfony/dependency-injection: Extension/Extension.php, Container.php
 */
function ownAlias({ name }: { readonly name: string }): string {
  return shortOf(name)
    .replace(/(?:Extension|Bundle)$/, '')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** The name under which a setting is known as a parameter: `config(acme.storage.path)`. */
export function settingName(alias: string, keys: readonly string[]): string {
  return `config(${[alias, ...keys].join('.')})`;
}

/** `if (empty($config['dir'])) $config['dir'] = …`: what an extension sets itself where there is no default. */
function fillOpenDefaults(tree: TreeNode, facts: FileFacts, path: string): void {
  for (const [fn, variables] of heldSettings(facts)) {
    for (const step of fn.steps) {
      const expr = 'expr' in step ? step.expr : undefined;
      const keys = expr?.op === 'assign' && expr.target.op === 'index' ? keysOf(expr.target, variables) : undefined;
      if (expr?.op !== 'assign' || !keys) continue;
      let node: TreeNode | undefined = tree;
      for (const key of keys) node = node?.children.get(key);
      const value =
        node && !node.byDefault ? nodeOfPhp(expr.value, { path, line: step.line, namesServices: false }) : undefined;
      if (node && value && !isUnknown(value)) Object.assign(node, { byDefault: value, path });
    }
  }
}

/** Methods that are handed the settings as they are in the end. */
const GIVEN = /^(?:loadInternal|loadExtension)$/;

/** The keys that lead to what an expression holds of the settings. */
function keysOf(expr: Expr, variables: Held): readonly string[] | undefined {
  if (expr.op === 'var') return variables.get(expr.name);
  if (expr.op === 'prop') return typeof expr.name === 'string' ? variables.get(`->${expr.name}`) : undefined;
  if (expr.op !== 'index' || expr.key?.op !== 'lit') return undefined;
  const above = keysOf(expr.base, variables);
  return above && [...above, String(expr.key.value)];
}

/** Stands for any key: of the settings of each of many stores, say. */
const EACH = '*';

/** Variables, and properties as `->name`, with the keys that lead to what they hold. */
type Held = ReadonlyMap<string, readonly string[]>;

/** What each method of an extension holds of its settings. */
function heldSettings(facts: FileFacts): ReadonlyMap<FunctionFacts, Held> {
  const held = new Map<FunctionFacts, Map<string, readonly string[]>>();
  const methods = facts.functions.filter(({ kind }) => kind === 'method');
  for (const fn of methods) {
    const [first] = GIVEN.test(fn.name) ? fn.params : [];
    held.set(fn, new Map(first ? [[first.name, []]] : []));
  }
  // A method that is called further up in the file learns of its arguments in the next round.
  for (let round = 0; round < 3; round += 1) {
    for (const [fn, variables] of held) {
      for (const step of fn.steps) {
        const looped = step.do === 'foreach' && step.value.op === 'var' ? keysOf(step.source, variables) : undefined;
        if (looped && step.do === 'foreach' && step.value.op === 'var')
          variables.set(step.value.name, [...looped, EACH]);
        const expr = 'expr' in step ? step.expr : undefined;
        const called = expr?.op === 'assign' ? expr.value : expr;
        if (expr?.op === 'assign') {
          const isProcessed = called?.op === 'mcall' && called.name === 'processConfiguration';
          const keys = isProcessed ? [] : keysOf(expr.value, variables);
          const { target } = expr;
          if (keys && target.op === 'var') variables.set(target.name, keys);
          // What one method keeps, all of them find.
          if (keys && target.op === 'prop' && typeof target.name === 'string')
            for (const each of held.values()) each.set(`->${target.name}`, keys);
        }
        if (called?.op !== 'mcall' || called.base.op !== 'var' || called.base.name !== 'this') continue;
        const target = methods.find(({ name }) => name === called.name);
        for (const [at, { value }] of called.args.entries()) {
          const keys = keysOf(value, variables);
          const name = target?.params[at]?.name;
          if (target && keys && name !== undefined) held.get(target)?.set(name, keys);
        }
      }
    }
  }
  return held;
}

/** What expressions stand for in each method of an extension. */
export function settingsInFunctions(
  facts: FileFacts,
  { alias }: BundleSettings,
): ReadonlyMap<FunctionFacts, NonNullable<PhpPlace['values']>> {
  return new Map(
    [...heldSettings(facts)].map(([fn, variables]) => [
      fn,
      (expr: Expr) => {
        if (expr.op === 'mcall' && expr.name === 'getAlias') return alias;
        const keys = keysOf(expr, variables);
        return keys && `%${settingName(alias, keys)}%`;
      },
    ]),
  );
}
