/** The reference of scenario files, made from the schema that is made from what reads them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { METRIC_FACTS } from '../../packages/scaler-sim/src/scenario/metrics.ts';
import { scenarioSchema } from '../../packages/scaler-sim/src/scenario/schema.ts';
import { ROOT } from '../run-step.mjs';

interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | false;
  readonly description?: string;
  readonly default?: unknown;
  readonly 'x-default-source'?: string;
}

interface Row {
  readonly key: string;
  readonly value: string;
  readonly fallback: string;
  readonly says: string;
  /** Words of the variant that has it. */
  readonly tags: readonly string[];
}

const schema = scenarioSchema() as unknown as Schema & { readonly $defs: Readonly<Record<string, Schema>> };

/** Sections, each with keys of the top and examples of them. */
const SECTIONS: readonly (readonly [title: string, keys: readonly string[], ...examples: readonly string[]])[] = [
  ['The run', ['version', 'seed', 'duration', 'warmup', 'replications', 'analysis'], 'single-node'],
  ['Traffic', ['traffic'], 'black-friday'],
  ['Closed traffic', [], 'closed-users'],
  ['Balancer and PHP', ['balancer', 'php']],
  ['What stands behind PHP', ['mysql', 'memcache', 'objectStorage', 'worker'], 'background-work'],
  ['Change', ['deploys', 'configChanges', 'failures', 'maintenance', 'scale', 'autoscaler'], 'rolling-deploys'],
  ['Planned capacity', [], 'capacity-change', 'by-the-clock'],
  ['Autoscalers', [], 'target-tracking', 'knative'],
  ['State', ['state'], 'state-on-nodes'],
  ['Money and promises', ['prices', 'slo']],
];

const LAWS: Readonly<Record<string, string>> = {
  timeDistribution: 'a time, or a [law](#laws) of times',
  sizeDistribution: 'a size, or a [law](#laws) of sizes',
  numberDistribution: 'a number, or a [law](#laws) of numbers',
};

const code = (text: unknown): string => `\`${String(text)}\``;

function definition({ $ref }: Schema): Schema | undefined {
  return $ref === undefined ? undefined : schema.$defs[$ref.replace('#/$defs/', '')];
}

/** Ways a value may be written, null aside. */
function ways(given: Schema): readonly Schema[] {
  return (given.anyOf ?? [given])
    .filter(({ type }) => type !== 'null')
    .flatMap((way) => (way.anyOf === undefined ? [way] : ways(way)));
}

function valueOf(given: Schema): string {
  const { $ref = '' } = given;
  const name = $ref.replace('#/$defs/', '');
  if (LAWS[name] !== undefined) return LAWS[name];
  if (name !== '') {
    const [dimension = '', ...words] = name.split('Or');
    const noun = dimension === 'count' ? 'whole number' : dimension;
    return [noun, ...words.map((word) => code(word.toLowerCase()))].join(' or ');
  }
  if (given.anyOf !== undefined) return [...new Set(ways(given).map(valueOf))].join(', or ');
  if (given.enum !== undefined)
    return given.enum
      .filter((each) => typeof each === 'string')
      .map(code)
      .join(', ');
  if (given.type === 'boolean') return '`true`, `false`';
  if (given.type === 'array') return 'list';
  if (given.type === 'object') return 'map';
  return 'text';
}

function rowsOf(given: Schema, path: string): readonly Row[] {
  return ways(given).flatMap((way): readonly Row[] => {
    const known = definition(way);
    if (known !== undefined) return [];
    if (way.type === 'array') return rowsOf(way.items ?? {}, `${path}[]`);
    if (way.oneOf !== undefined) return variantRows(way, path);
    if (typeof way.additionalProperties === 'object') {
      const value = valueOf(way.additionalProperties);
      return [{ key: `${path}.<name>`, value, fallback: '', says: 'A name of your own.', tags: [] }];
    }
    return propertyRows(way, path);
  });
}

function variantRows({ oneOf = [], required: [tag = ''] = [] }: Schema, path: string): readonly Row[] {
  const first: Row = {
    key: `${path}.${tag}`,
    value: oneOf.map(({ properties }) => code(properties?.[tag]?.const)).join(', '),
    fallback: 'required',
    says: 'Says which keys stand beside it.',
    tags: [],
  };
  return [
    first,
    ...oneOf.flatMap((variant) => {
      const { [tag]: own, ...properties } = variant.properties ?? {};
      return propertyRows({ ...variant, properties }, path).map((row) => ({ ...row, tags: [String(own?.const)] }));
    }),
  ];
}

function propertyRows({ properties = {}, required = [] }: Schema, path: string): readonly Row[] {
  return Object.entries(properties).flatMap(([key, own]) => {
    const full = path === '' ? key : `${path}.${key}`;
    const source = own['x-default-source'];
    const isOwn = source === 'not named means neutral' || source === 'Tidemark';
    const preset = typeof own.default === 'object' ? JSON.stringify(own.default) : own.default;
    const fallback = preset === undefined ? '–' : `${code(preset)}${isOwn ? '' : `, ${source}`}`;
    return [
      {
        key: full,
        value: valueOf(own),
        fallback: required.includes(key) ? 'required' : fallback,
        says: own.description ?? '',
        tags: [],
      },
      ...rowsOf(own, full),
    ];
  });
}

function table(rows: readonly Row[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  // What several variants have in the same way is one row.
  const merged = new Map<string, Row>();
  for (const row of rows) {
    const id = [row.key, row.value, row.fallback, row.says].join('\0');
    merged.set(id, { ...row, tags: [...(merged.get(id)?.tags ?? []), ...row.tags] });
  }
  const told = ({ says, tags }: Row): string => (tags.length === 0 ? says : `${tags.map(code).join(', ')}: ${says}`);
  return [
    line(['key', 'value', 'default', 'meaning']),
    line(['---', '---', '---', '---']),
    ...[...merged.values()].map((row) => line([code(row.key), row.value, row.fallback, told(row)])),
  ].join('\n');
}

function exampleOf(name: string): string {
  const text = readFileSync(join(ROOT, `examples/scenarios/${name}.yaml`), 'utf8');
  return ['```yaml', text.trimEnd(), '```'].join('\n');
}

/** A replay needs a file beside it, so that it is no example of one file. */
const REPLAY = `## Replayed traffic

\`requests.csv\` has a header and a row for each request; of its columns only \`time\` is needed, in seconds from the start:

\`\`\`csv
time,service,class,user
0.25,0.080,page,ann
0.25,0.120,page,bob
1.50,0.900,save,ann
\`\`\`

\`\`\`yaml
version: 1
duration: 1h
traffic:
  arrivals: { process: replay, file: requests.csv, period: 10s }
  requests: [ { name: page, service: 100ms }, { name: save, service: 500ms } ]
balancer: consistent-hash
php: { nodes: 2, listen: unix, abandoned: execute }
\`\`\``;

const UNITS = `Every quantity has its unit: times \`ns us ms s m h d w\` (\`1h30m\` too), rates \`8/s\`, \`5/h\`, \`1/24h\`, sizes \`B kB MB GB KiB MiB GiB\`,
shares \`0.2\` or \`20%\`. 0 needs none. A key that is not given is neutral: no sharing of cores, no cold start, no recycling, no memory
limit, no delay of health checks, no session lock. \`tidemark-sim explain FILE\` shows every value in force and where it is from.`;

/** The page, whole. */
export function scenarioReference(): string {
  const { properties = {} } = schema;
  const sections = SECTIONS.flatMap(([title, keys, ...examples]) => [
    `## ${title}`,
    ...(keys.length === 0
      ? []
      : [
          table(
            propertyRows(
              {
                properties: Object.fromEntries(keys.map((key) => [key, properties[key] ?? {}])),
                required: schema.required ?? [],
              },
              '',
            ),
          ),
        ]),
    ...examples.map(exampleOf),
  ]);
  const laws = variantRows(
    ways(schema.$defs['timeDistribution'] ?? {}).find(({ oneOf }) => oneOf !== undefined) ?? {},
    'law',
  ).map((row) => ({ ...row, key: row.key.replace('law.', '') }));
  const metrics = METRIC_FACTS.map(({ name, dimension, says }) => `| ${code(name)} | ${dimension} | ${says} |`);
  return `${[
    '# Scenario files',
    'A scenario is YAML or JSON. This page is made from the code that reads it, as is its JSON Schema, `schema/scenario-1.schema.json`.',
    UNITS,
    ...sections.slice(0, sections.indexOf('## Balancer and PHP')),
    REPLAY,
    ...sections.slice(sections.indexOf('## Balancer and PHP')),
    '## Laws',
    'A law is a map with `distribution` and its parameters. A quantity alone is a constant.',
    table(laws),
    '## Figures',
    'Names that promises and reports know. `<name>` is a name of the scenario, `<kind>` a kind of state. A placement that is `unknown` is run both ways: the interval spans both.',
    ['| figure | dimension | what it says |', '| --- | --- | --- |', ...metrics].join('\n'),
  ].join('\n\n')}\n`;
}
