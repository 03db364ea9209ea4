import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { KNOWLEDGE } from './all.ts';

const tables = KNOWLEDGE;

const name = String.raw`[A-Za-z_]\w*`;
const qualified = String.raw`${name}(?:\\${name})*`;
const argument = String.raw`(?:\([\w.-]+\))?`;
const call = String.raw`(?:new ${qualified}|${qualified}(?:(?:->|::)${name})?)`;
const callPattern = new RegExp(`^${call}$`);
const pathPattern = new RegExp(
  String.raw`^(?:${call}${argument}|const ${qualified}|${qualified}(?:->|::)(?:\$\*|\$?${name})|alias @[\w/.-]+|scheme [\w-]+://|parameter [\w.]+)$`,
);
const typePattern = new RegExp(
  String.raw`^(?:${call}${argument}|${qualified}(?:->|::)\$(?:${name}|\*)|global \$${name})$`,
);
const guardPattern = new RegExp(
  String.raw`^(?:env=[\w-]+|(?:${call}${argument}|const ${qualified}|parameter [\w.]+|${qualified}(?:->|::)\$?${name})(?:=[\w-]+)?)$`,
);
const classPattern = new RegExp(`^${qualified}$`);
const givesPattern = new RegExp(String.raw`^(?:->\w+|(?:static|${qualified})(?:\[\])?)$`);

/** An address, or `package[ version]: path` of the source that was read. */
const sourcePattern = /^(?:https?:\/\/[\w.-]+\.[a-z]+(?:\/\S*)?|[\w.-]+(?:\/[\w.-]+)?(?: [\w.]+)?: \S.*)$/;

function duplicates(keys: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return keys.filter((key) => {
    const folded = key.toLowerCase();
    const again = seen.has(folded);
    seen.add(folded);
    return again;
  });
}

function unmatched(texts: readonly string[], pattern: RegExp): readonly string[] {
  return texts.filter((text) => !pattern.test(text));
}

describe.each(tables.map((table) => [table.name, table] as const))('%s', (_name, table) => {
  test('names calls in the form that is matched', () => {
    const calls = [...table.sinks, ...table.escapes, ...table.schedulers].map((entry) => entry.call);
    const parameters = calls.filter((call) => call.startsWith('parameter '));
    expect(unmatched(parameters, /^parameter &\$\w+\[\w+\]$/)).toEqual([]);
    expect(
      unmatched(
        calls.filter((call) => !parameters.includes(call)),
        callPattern,
      ),
    ).toEqual([]);
    expect(
      unmatched(
        [...table.paths, ...table.origins].map((entry) => entry.of),
        pathPattern,
      ),
    ).toEqual([]);
    expect(
      unmatched(
        table.types.map((entry) => entry.of),
        typePattern,
      ),
    ).toEqual([]);
    expect(
      unmatched(
        table.guards.map((guard) => guard.when),
        guardPattern,
      ),
    ).toEqual([]);
  });

  test('names classes without a leading backslash', () => {
    const names = [
      ...table.services.map((service) => service.className),
      ...(table.classes ?? []).flatMap((known) => [known.name, ...known.is]),
      ...table.entries.flatMap((entry) => [entry.extends, entry.attribute].filter((each) => each !== undefined)),
    ];
    expect(unmatched(names, classPattern)).toEqual([]);
    expect(
      unmatched(
        table.types.map((entry) => entry.gives),
        givesPattern,
      ),
    ).toEqual([]);
  });

  test('says nothing twice', () => {
    expect(duplicates(table.sinks.map(({ call, path, when }) => JSON.stringify([call, path, when])))).toEqual([]);
    expect(duplicates(table.paths.map((entry) => entry.of))).toEqual([]);
    expect(duplicates(table.origins.map((entry) => entry.of))).toEqual([]);
    expect(duplicates(table.types.map((entry) => entry.of))).toEqual([]);
    expect(duplicates(table.escapes.map(({ call, into }) => `${call} ${into}`))).toEqual([]);
    expect(duplicates(table.entries.map((entry) => JSON.stringify({ ...entry, source: '' })))).toEqual([]);
    expect(duplicates(table.schedulers.map(({ call, arg }) => `${call} ${arg}`))).toEqual([]);
    expect(duplicates(table.guards.map((guard) => guard.when))).toEqual([]);
    expect(duplicates(table.services.map((service) => service.id))).toEqual([]);
    expect(duplicates((table.classes ?? []).map((known) => known.name))).toEqual([]);
    expect(duplicates(table.abstractions.map((entry) => entry.of))).toEqual([]);
  });

  test('names its sources', () => {
    const sources = [
      ...table.sinks,
      ...table.paths,
      ...table.origins,
      ...table.escapes,
      ...table.entries,
      ...table.schedulers,
      ...table.guards,
      ...table.abstractions,
    ].map((entry) => entry.source);
    expect(unmatched([...new Set(sources)], sourcePattern)).toEqual([]);
  });

  test('has expressions and globs that compile', () => {
    for (const { functionName, files } of table.entries) {
      if (functionName !== undefined) expect(() => new RegExp(functionName), functionName).not.toThrow();
      if (files !== undefined) {
        expect(picomatch.makeRe(files), files).toBeInstanceOf(RegExp);
        expect(files).not.toMatch(/^\.?\/|\\/);
      }
    }
  });

  test('gives every entry point a way to be found', () => {
    const lost = table.entries.filter(
      (entry) =>
        !(
          entry.extends ??
          entry.extendsNamed ??
          entry.registeredBy ??
          entry.attribute ??
          entry.takes ??
          entry.functionName ??
          entry.files
        ),
    );
    expect(lost).toEqual([]);
  });

  test('has bases without slashes at the ends', () => {
    const bases = table.paths.flatMap(({ base, keys }) => [base ?? '', ...Object.values(keys ?? {})]);
    expect(bases.filter((base) => /^\/|\/$/.test(base))).toEqual([]);
  });

  test('has conditions that ask something', () => {
    const empty = table.sinks.filter((sink) =>
      (sink.when ?? []).some(
        ({ arg: _arg, name: _name, strict: _strict, ...asked }) => Object.keys(asked).length === 0,
      ),
    );
    expect(empty).toEqual([]);
    expect(table.sinks.filter((sink) => sink.untyped?.length === 0)).toEqual([]);
  });

  test('has one remedy a kind, each with an address', () => {
    expect(duplicates(table.remedies.flatMap((entry): readonly string[] => entry.kinds ?? ['any other']))).toEqual([]);
    for (const { remedy } of table.remedies) {
      expect(remedy.summary).toMatch(/\.$/);
      expect(remedy.docs.length).toBeGreaterThan(0);
      expect(unmatched(remedy.docs, /^https:\/\/\S+$/)).toEqual([]);
      expect(unmatched(remedy.packages, /^[a-z0-9_.-]+\/[a-z0-9_.-]+$/)).toEqual([]);
    }
  });
});

test('no class has itself as a parent', () => {
  const known = tables.flatMap((table) => table.classes ?? []);
  expect(known.filter(({ name: own, is }) => is.includes(own)).map((each) => each.name)).toEqual([]);
});
