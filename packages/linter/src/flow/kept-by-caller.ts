/** Paths in parameters by reference that the framework keeps for a later request. */
import type { Escape } from '../frameworks/knowledge.ts';
import type { Expr } from '../php/facts.ts';
import { carries } from './carriers.ts';
import type { Fn } from './code.ts';
import type { Escaping } from './escaping.ts';
import type { World } from './world.ts';

/** A parameter by reference of which the framework keeps this element: `$context['sandbox']` of a batch operation. */
function keptParameter(world: World, fn: Fn, name: string, key: Expr | undefined): Escape | undefined {
  if (key?.op !== 'lit' || !fn.facts.params.some((param) => param.byRef && param.name === name)) return undefined;
  return world.knowledge.escapes.get(`parameter &$${name}[${String(key.value)}]`.toLowerCase())?.[0];
}

/** The path stands in an element that the framework keeps, or is put into one. */
export function keptByCaller(
  world: World,
  fn: Fn,
  path: Expr | undefined,
  whole: ReadonlySet<string>,
): Escaping | undefined {
  const kept = (escape: Escape, line: number): Escaping => ({
    into: escape.into,
    path: fn.file.path,
    line,
    message: `its path is handed to the ${escape.into}`,
  });
  let at = path;
  while (at?.op === 'index') {
    const escape = at.base.op === 'var' ? keptParameter(world, fn, at.base.name, at.key) : undefined;
    if (escape) return kept(escape, fn.facts.span[0]);
    at = at.base;
  }
  for (const { name, byRef } of fn.facts.params) {
    if (!byRef) continue;
    for (const write of fn.definitions.elements.get(name) ?? []) {
      const escape = carries(write.value, whole) ? keptParameter(world, fn, name, write.keys[0]) : undefined;
      if (escape) return kept(escape, fn.facts.steps[write.step]?.line ?? 0);
    }
  }
  return undefined;
}
