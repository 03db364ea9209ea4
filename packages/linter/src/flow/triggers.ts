import { type KnowledgeBase, parsePattern } from './knowledge-base.ts';
import { classKey, type Program, shortName } from './program.ts';

/**
 * The files that may hold a sink, read off the index: a function sink's name; a method sink's name together with a name
 * by which its class gets into a file (the class, its heirs, a service id, a call that returns it).
 */
export function candidateFiles(program: Program, knowledge: KnowledgeBase): readonly number[] {
  const files = new Set<number>();
  const { index } = program;
  const namesOfClass = new Map<string, readonly string[]>();
  const handedOutBy = new Map<string, string[]>();
  for (const [pattern, types] of knowledge.types) {
    const { name } = parsePattern(pattern);
    for (const type of types) {
      const key = classKey(type.gives);
      const list = handedOutBy.get(key) ?? [];
      list.push(name.replace(/^\$/, ''));
      handedOutBy.set(key, list);
    }
  }
  for (const [id, cls] of knowledge.services) {
    const key = classKey(cls);
    const list = handedOutBy.get(key) ?? [];
    list.push(shortName(id.replace(/^.*\./, '')));
    handedOutBy.set(key, list);
  }
  const namesOf = (cls: string): readonly string[] => {
    let names = namesOfClass.get(cls);
    if (!names) {
      const heirs = program.heirs(cls);
      const relations = [cls, ...heirs, ...knowledgeHeirs(program, knowledge, cls)];
      names = [...new Set(relations.flatMap((name) => [shortName(name), ...(handedOutBy.get(name) ?? [])]))];
      namesOfClass.set(cls, names);
    }
    return names;
  };
  for (const [pattern, sinks] of knowledge.sinks) {
    const { form, cls, name } = parsePattern(pattern);
    if (sinks.every((sink) => 'handle' in sink.path)) continue;
    if (form === 'function') {
      for (const file of index.filesWith(name)) files.add(file);
    } else if (form === 'new') {
      for (const className of [cls, ...program.heirs(cls)]) for (const file of index.filesWith(shortName(className))) files.add(file);
    } else {
      const holding = index.filesWith(name);
      if (holding.length === 0) continue;
      const hints = [...namesOf(cls), ...sinks.flatMap((sink) => sink.untyped ?? [])];
      const near = new Set(hints.flatMap((hint) => index.filesWith(hint)));
      for (const file of holding) if (near.has(file)) files.add(file);
    }
  }
  return [...files].sort((a, b) => a - b);
}

/** Classes of the tables that are known to be below this one, outside the project. */
function knowledgeHeirs(program: Program, knowledge: KnowledgeBase, cls: string): readonly string[] {
  const result: string[] = [];
  for (const types of knowledge.types.values()) {
    for (const type of types) {
      const key = classKey(type.gives);
      if (key !== cls && program.ancestors(key).includes(cls)) result.push(key);
    }
  }
  return result;
}
