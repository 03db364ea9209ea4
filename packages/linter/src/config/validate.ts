/** Holds a configuration against the published schema and says in plain words, with line numbers, what is wrong. */
import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../schema/tidemark.schema.json' with { type: 'json' };
import { TidemarkError } from '../errors.ts';
import type { TidemarkConfig } from './config.ts';
import { didYouMean } from './did-you-mean.ts';
import { type ConfigDocument, pointerPart } from './document.ts';
import { normaliseConfig } from './normalise.ts';

interface Problem {
  readonly pointer: string;
  readonly says: string;
}

/** Problems listed before "and N more". */
const LISTED = 10;

const ARTICLES: Readonly<Record<string, string>> = {
  array: 'an array',
  boolean: 'true or false',
  integer: 'a whole number',
  object: 'an object',
  string: 'a string',
};

/** One problem for one ajv error; undefined for those that only repeat what another one says. */
function problemOf(error: ErrorObject): Problem | undefined {
  const pointer = error.instancePath;
  const params: Record<string, unknown> = error.params;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const known = Object.keys((error.parentSchema?.['properties'] ?? {}) as object);
      return { pointer: pointer + pointerPart(key), says: `is not a known key.${didYouMean(key, known)}` };
    }
    case 'enum':
      return { pointer, says: `must be one of ${(params['allowedValues'] as unknown[]).join(', ')}` };
    case 'const':
      return { pointer, says: `must be ${JSON.stringify(params['allowedValue'])}` };
    case 'type': {
      const types = [params['type']].flat().map((type) => ARTICLES[String(type)] ?? String(type));
      return { pointer, says: `must be ${types.join(' or ')}` };
    }
    case 'required':
      return { pointer, says: `must have "${String(params['missingProperty'])}"` };
    case 'oneOf':
      return { pointer, says: `must have exactly one of ${wantedKeys(error).join(', ')}` };
    case 'minLength':
    case 'minItems':
      return { pointer, says: 'must not be empty' };
    case 'pattern':
      return { pointer, says: patternHint(error) };
    case 'propertyNames':
      return undefined;
    default:
      return { pointer, says: error.message ?? 'is not valid' };
  }
}

/** The keys among which a `oneOf` of `required`s chooses. */
function wantedKeys(error: ErrorObject): string[] {
  const branches = (error.schema ?? []) as readonly { readonly required?: readonly string[] }[];
  return branches.flatMap((branch) => branch.required?.slice(0, 1) ?? []);
}

function patternHint(error: ErrorObject): string {
  const hint = (error.parentSchema as { readonly $comment?: string } | undefined)?.$comment;
  return hint ?? error.message ?? 'is not valid';
}

function ruleProblems(config: TidemarkConfig, ruleIds: readonly string[]): Problem[] {
  const places: [string, object][] = [
    ['/rules', config.rules ?? {}],
    ...(config.overrides ?? []).map((entry, index): [string, object] => [`/overrides/${index}/rules`, entry.rules]),
  ];
  const known = new Set(ruleIds);
  const prefixes = new Set(ruleIds.map(prefixOf));
  // Rules of plugins that are not loaded.
  const isForeign = (id: string): boolean => (config.plugins ?? []).length > 0 && !prefixes.has(prefixOf(id));
  return places.flatMap(([pointer, rules]) =>
    Object.keys(rules)
      .filter((id) => !known.has(id) && !isForeign(id))
      .map((id) => ({ pointer: pointer + pointerPart(id), says: `is not a rule.${didYouMean(id, known)}` })),
  );
}

function prefixOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

function fail(document: ConfigDocument, filename: string, problems: readonly Problem[]): never {
  const lines = problems.map(({ pointer, says }) => ({
    line: document.lineOf(pointer),
    pointer: pointer || '/',
    says,
  }));
  lines.sort((a, b) => a.line - b.line || (a.pointer < b.pointer ? -1 : a.pointer > b.pointer ? 1 : 0));
  const texts = [...new Set(lines.map(({ line, pointer, says }) => `${pointer} ${says} (line ${line})`))];
  const more = texts.length - LISTED;
  throw new TidemarkError('config.invalid', {
    where: filename,
    what: texts.slice(0, LISTED).join(`\n${filename}: `) + (more > 0 ? `\n… and ${more} more` : ''),
  });
}

/**
 * @param ruleIds known rules; a setting for another one is an error
 * @throws TidemarkError `config.invalid`: every problem on its own line
 */
export function validateConfig(document: ConfigDocument, filename: string, ruleIds: readonly string[]): TidemarkConfig {
  // The schema itself is checked by a test; checking it here would double the time.
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    validateSchema: false,
    meta: false,
  });
  const validate = ajv.compile<TidemarkConfig>(schema);
  // An empty YAML file is an empty configuration.
  const value: unknown = document.value ?? {};
  if (!validate(value)) {
    const problems = (validate.errors ?? []).map(problemOf).filter((problem) => problem !== undefined);
    fail(document, filename, outermost(problems));
  }
  const problems = ruleProblems(value, ruleIds);
  if (problems.length > 0) fail(document, filename, problems);
  return normaliseConfig(value);
}

/** A union reports the failure of each of its branches too: those say less than the problems found directly. */
function outermost(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(
    (problem) =>
      !problems.some(
        (other) =>
          other !== problem &&
          other.pointer === problem.pointer &&
          problem.says.startsWith('must have "') &&
          other.says.startsWith('must have exactly one'),
      ),
  );
}
