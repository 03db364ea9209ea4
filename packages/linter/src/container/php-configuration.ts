/** Which PHP files configure Symfony's container, and what they say in the shape of a YAML file that says the same. */
import type { Expr, FileFacts } from '../php/facts.ts';
import { BUILDER } from './builder-calls.ts';
import { type BundleSettings, settingsInFunctions } from './bundle-settings.ts';
import type { ConfigNode } from './config-node.ts';
import { PhpServices, type SubjectKind } from './php-services.ts';
import { nodeOfPhp, shortOf } from './php-value.ts';

/** The class by which a file shows that it configures a container. */
export const CONFIGURATOR = 'ContainerConfigurator';
/** The class that array configuration goes through since Symfony 7.4: `return App::config([…])`. */
export const ARRAY_CONFIGURATOR = 'App';

/**
 * The file as configuration; undefined when it configures no container.
 * @param bundle whose extension the file is
 */
export function servicesOfPhp(facts: FileFacts, path: string, bundle?: BundleSettings): ConfigNode | undefined {
  const file = new PhpServices(path);
  const settings = bundle && settingsInFunctions(facts, bundle);
  let isConfiguration = false;
  for (const fn of facts.functions) {
    const given = (name: string): string | undefined =>
      fn.params.find(({ type }) => type?.classes.some((cls) => shortOf(cls) === name))?.name;
    const container = given(CONFIGURATOR);
    const builder = given(BUILDER);
    const variables = new Map<string, SubjectKind>();
    // A kernel's methods configure by the files that they load.
    const isMeant = fn.kind !== 'method' || fn.name === 'loadExtension' || fn.name === 'prependExtension';
    if (container !== undefined && isMeant) variables.set(container, 'container');
    if (builder !== undefined && (container === undefined || variables.size > 0)) variables.set(builder, 'builder');
    if (variables.size === 0) continue;
    isConfiguration = true;
    file.read(fn, variables, settings?.get(fn));
  }
  if (isConfiguration) return file.node();
  const [main] = facts.functions;
  for (const step of main?.steps ?? []) {
    const given = step.do === 'return' ? arrayOf(step.expr) : undefined;
    if (given) return nodeOfPhp(given, { path, line: step.line, namesServices: true });
  }
  return undefined;
}

/** The array of `App::config([…])`. */
function arrayOf(expr: Expr | undefined): Expr | undefined {
  if (expr?.op !== 'scall' || expr.name !== 'config' || !('name' in expr.cls)) return undefined;
  const [argument] = expr.args;
  return shortOf(expr.cls.name) === ARRAY_CONFIGURATOR && argument?.value.op === 'array' ? argument.value : undefined;
}
