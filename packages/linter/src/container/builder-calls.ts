/** Calls of Symfony's container builder and its definitions, under the names that PHP configuration has for the same. */
import type { Expr } from '../php/facts.ts';
import { shortOf } from './php-value.ts';

/** The class by which extensions, compiler passes and kernels show that they build a container. */
export const BUILDER = 'ContainerBuilder';

/** symfony/dependency-injection: ContainerBuilder.php */
export const BUILDER_CALLS: ReadonlyMap<string, { readonly of: 'parameters' | 'services'; readonly name: string }> =
  new Map([
    ['register', { of: 'services', name: 'set' }],
    ['autowire', { of: 'services', name: 'set' }],
    ['setAlias', { of: 'services', name: 'alias' }],
    ['setParameter', { of: 'parameters', name: 'set' }],
  ]);

/** symfony/dependency-injection: Definition.php */
export const DEFINITION_CALLS: ReadonlyMap<string, string> = new Map([
  ['setArgument', 'arg'],
  ['setArguments', 'args'],
  ['addMethodCall', 'call'],
  ['setProperty', 'property'],
  ['addTag', 'tag'],
  ['setClass', 'class'],
  ['setDecoratedService', 'decorate'],
  ['setAbstract', 'abstract'],
  ['setFactory', 'factory'],
]);

/** `new Definition(Store::class, […])` as `class` and `args`, `new ChildDefinition('store')` as `parent`. */
export function madeDefinition(expr: Expr): 'class' | 'parent' | undefined {
  if (expr.op !== 'new' || !('name' in expr.cls)) return undefined;
  switch (shortOf(expr.cls.name)) {
    case 'Definition':
      return 'class';
    case 'ChildDefinition':
    case 'DefinitionDecorator':
      return 'parent';
    default:
      return undefined;
  }
}
