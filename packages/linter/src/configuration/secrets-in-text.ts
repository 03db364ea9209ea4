/** Finds credentials in environment files, YAML, JSON, INI and Dockerfiles, line by line. */
import { basename } from 'node:path/posix';
import { confidenceOfKey, type Judgement, judge } from './literal-secret.ts';
import type { Secret } from './secret.ts';
import { PRIVATE_KEY } from './secret-formats.ts';
import { secretNamed } from './secret-names.ts';
import { isPlaceholder } from './secret-value.ts';

/** `NAME=value`, `- NAME=value`, `name: value`, `"name": "value",`, `ENV NAME=value`. */
const PAIR =
  /^[ \t]*(?:-[ \t]+)?(?:(?:export|ENV|ARG)[ \t]+)?(["']?)([A-Za-z_][\w.-]*)\1[ \t]*(?:=|:[ \t]+|:(?=["']))[ \t]*(.+?)[ \t]*$/;

const TEMPLATE = /(?:^|[._-])(?:example|sample|dist|template|tpl|default|stub)(?:[._-]|$)/i;

const COMPOSE = /(?:^|\/)[\w.-]*compose[\w.-]*\.ya?ml$/i;

const IS_DEVELOPMENT =
  /(?:^|\/)(?:dev|development|tests?|local|ci|\.\w[\w-]*)\/|(?:^|[._-])(?:dev|develop|development|override|tests?|testing|local|ci|debug)(?=[._-]|$)/i;

/** Texts for people, tests, and what tools write. */
const NO_SETTINGS =
  /(?:^|\/)(?:translations?|lang(?:uages?)?|locales?|messages\/[a-z]{2,3}(?:[-_]\w+)?|i18n|tests?|fixtures|_?stubs|schemas?|docs?|api-?docs|examples?|node_modules|vendor|seed(?:er)?s)\/|(?:^|[/.])(?:composer|package|tsconfig|manifest|openapi|swagger)(?:\.[\w-]+)?\.(?:json|lock|ya?ml)$|\.(?:schema|lock|min|map)\.json$|\.lock$|\.(?:po|xlf|xliff)$|(?:^|\/)\.env[\w.-]*[.-](?:dev|develop|development|tests?|testing|dusk|ci|unit-tests|phpunit)(?=[._-]|$)/i;

/** Services that a pipeline starts for its tests have passwords of their own. */
const PIPELINE =
  /^\.(?:github|circleci|gitlab)\/|(?:^|\/)(?:\.gitlab-ci|\.travis|appveyor|bitbucket-pipelines|azure-pipelines)[\w.-]*\.ya?ml$/i;

/** Settings of tools that run the application for one developer. */
const LOCAL_MACHINE = /^\.(?:ddev|docksal|devcontainer)\/|^\.lando(?:\.[\w-]+)?\.ya?ml$/;

/** Longest line that is read [characters]. */
const LONGEST = 4096;

/**
 * The credentials of a file. Lines and columns from 1, columns in UTF-16 units.
 * In a compose file a short password counts as well: whoever runs the file has just that one.
 */
export function secretsInText(path: string, text: string): readonly Secret[] {
  if (NO_SETTINGS.test(path)) return [];
  const isTemplate = TEMPLATE.test(basename(path)) || COMPOSE.test(path);
  const isStrict = COMPOSE.test(path) && !IS_DEVELOPMENT.test(path) && !/^\s*-\s*["']?\.{1,2}\/?:/m.test(text);
  const isPipeline = PIPELINE.test(path);
  const isThrowaway = isPipeline || LOCAL_MACHINE.test(path);
  const found: Secret[] = [];
  const seen = new Set<string>();
  text.split('\n').forEach((line, at) => {
    if (line.length > LONGEST || /\s{200}/.test(line) || /^\s*(?:#|\/\/|;)/.test(line)) return;
    const pair = pairIn(line);
    if (!pair) return;
    const judged = judge(pair.value, pair.name) ?? (isStrict ? written(pair) : undefined);
    // One password that two services share is one secret.
    const password = passwordOf(pair.value);
    if (!judged || seen.has(password) || (isPipeline && judged.confidence === 'possible')) return;
    seen.add(password);
    found.push({
      ...(isThrowaway ? weakened(judged) : judged),
      name: pair.name,
      path,
      line: at + 1,
      startColumn: pair.column,
      endColumn: pair.column + pair.value.length,
      ...(isTemplate ? { isTemplate } : {}),
    });
  });
  return [...found, ...privateKeyIn(path, text, isTemplate)];
}

/** A password made for one run or one machine opens nothing else; what an issuer shaped does. */
function weakened(judged: Judgement): Judgement {
  return /^(?:password|key|token|password in an address|Laravel application key)$/.test(judged.what)
    ? { ...judged, confidence: 'possible' }
    : judged;
}

interface Pair {
  readonly name: string;
  readonly value: string;
  readonly column: number;
}

function pairIn(line: string): Pair | undefined {
  const match = PAIR.exec(line);
  if (!match) return undefined;
  const [, , name = '', raw = ''] = match;
  const quoted = /^(["'])(.*?)\1\s*,?\s*(?:#.*)?$/.exec(raw)?.[2];
  const value = quoted ?? raw.replace(/\s+#.*$/, '').replace(/,$/, '');
  return { name, value, column: line.indexOf(value, line.indexOf(name) + name.length) + 1 };
}

/** A password as written, however short. */
function written({ name, value }: Pair): ReturnType<typeof judge> {
  const isPassword = secretNamed(name) === 'password' && !/_file$/i.test(name);
  const [, user = '', inAddress] = /^[a-z][\w+.-]*:\/\/([^\s:/@]*):([^\s/@]+)@/i.exec(value) ?? [];
  const password = inAddress ?? (isPassword ? value : undefined);
  if (password === undefined || password.length < 4 || /^(?:true|false|yes|no|null|~)$/i.test(password))
    return undefined;
  if (password === user || (/\s/.test(password) && !inAddress) || /\$/.test(password)) return undefined;
  if (isPlaceholder(password)) return undefined;
  return { what: inAddress === undefined ? 'password' : 'password in an address', confidence: 'possible' };
}

function passwordOf(value: string): string {
  return /^[a-z][\w+.-]*:\/\/[^\s:/@]*:([^\s/@]+)@/i.exec(value)?.[1] ?? value;
}

/** A key over several lines stands in no pair. */
function privateKeyIn(path: string, text: string, isTemplate: boolean): readonly Secret[] {
  const at = text.includes('-----BEGIN') ? (PRIVATE_KEY.exec(text.replace(/^[ \t]+/gm, ''))?.index ?? -1) : -1;
  if (at < 0) return [];
  const line = text
    .replace(/^[ \t]+/gm, '')
    .slice(0, at)
    .split('\n').length;
  return [
    {
      what: 'private key',
      confidence: confidenceOfKey(text),
      path,
      line,
      ...(isTemplate ? { isTemplate: true as const } : {}),
    },
  ];
}
