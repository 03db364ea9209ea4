import { classKey, shortName } from './code.ts';
import type { World } from './world.ts';

/** The part of a name that stands after the namespace of a class; undefined where there is none of that namespace. */
function afterNamespace(type: string, own: string): string | undefined {
  const namespace = own.slice(0, own.lastIndexOf('\\') + 1);
  return namespace !== '' && type.startsWith(namespace) ? type.slice(namespace.length) : undefined;
}

/**
 * Comments name classes from the root without the backslash, or a class that is not imported, or none at all: read from
 * the own namespace there is none of that name.
 */
export function isMisnamed({ program }: World, type: string, own: string): boolean {
  return afterNamespace(type, own) !== undefined && !program.declares(type);
}

/** The class that such a name means; undefined where there is none of that name. */
export function fromRoot({ program }: World, type: string, own: string): string | undefined {
  const rest = afterNamespace(type, own);
  return rest !== undefined && program.declares(rest) ? rest : undefined;
}

/** A comment from before a class was copied into the project: the property is made from a class of the same short name. */
export function isOutdated({ program }: World, type: string, own: string, property: string): boolean {
  return program.classesHolding(own, property).some(({ file }) =>
    program.propertyWritesIn(file, property).some(({ value }) => {
      const made = value.op === 'new' && 'name' in value.cls ? value.cls.name : undefined;
      return (
        made !== undefined &&
        classKey(made) !== classKey(type) &&
        classKey(shortName(made)) === classKey(shortName(type))
      );
    }),
  );
}
