/** Where code starts PHP's own sessions, and where it gives them a handler of its own. */
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import type { StoreReading } from '../../../configuration/reading.ts';
import type { Placed } from '../../../configuration/setting.ts';
import type { FunctionFacts } from '../../../php/facts.ts';
import { remedyOf } from './remedies.ts';

/** Files that are looked into first: what an application does for every visitor stands in files of such names. */
const MAY_START_SESSIONS =
  /(?:^|\/)[\w.-]*(?:session|bootstrap|init|auth|common|login)[\w.-]*\.(?:php|inc)$|^(?:public\/|web\/|htdocs\/|www\/)?index\.php$/i;

/** What others wrote, which an application may carry without using it, and what runs once. */
const ASIDE = /(?:^|\/)(?:libs?|librar(?:y|ies)|vendors?|third[-_]?party|external|setup|install(?:er|ation)?)\//i;

/** Most files of those. */
const MOST_FILES = 60;

/** Files that start sessions or give them a handler, the most telling first; a handler that is carried along may be unused. */
function filesToLookInto(files: ConfigurationFiles): readonly string[] {
  const starting = files.calling('session_start');
  const calling = [...new Set([...files.calling('session_set_save_handler'), ...starting])].sort();
  return [
    ...calling.filter((path) => MAY_START_SESSIONS.test(path)),
    ...calling.filter((path) => !MAY_START_SESSIONS.test(path) && !ASIDE.test(path)),
    ...starting.filter((path) => !MAY_START_SESSIONS.test(path) && ASIDE.test(path)),
  ];
}

/** PHP's sessions are files unless something else is set. https://www.php.net/manual/en/session.configuration.php */
export async function sessionsInCode(files: ConfigurationFiles): Promise<readonly StoreReading[]> {
  let start: Placed | undefined;
  for (const path of filesToLookInto(files).slice(0, MOST_FILES)) {
    const facts = await files.facts(path);
    for (const fn of facts?.functions ?? []) {
      if (!fn.mentions.calls.some((name) => name.startsWith('session_s'))) continue;
      const handler = lineOfCall(fn, 'session_set_save_handler');
      if (handler !== undefined) return [handledStore({ path, line: handler })];
      const line = start ? undefined : lineOfCall(fn, 'session_start');
      if (line !== undefined) start = { path, line };
    }
  }
  return start ? [defaultStore(start)] : [];
}

function lineOfCall(fn: FunctionFacts, name: string): number | undefined {
  if (!fn.mentions.calls.includes(name)) return undefined;
  for (const step of fn.steps) {
    const line = 'expr' in step && step.expr ? callIn(step.expr, name) : undefined;
    if (line !== undefined) return line;
  }
  return undefined;
}

/** The first line of a call of that name anywhere in an expression. */
function callIn(part: unknown, name: string): number | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  if ('op' in part && part.op === 'call' && 'span' in part && Array.isArray(part.span)) {
    const called = 'fallback' in part && part.fallback !== undefined ? part.fallback : 'name' in part ? part.name : '';
    if (typeof called === 'string' && called.toLowerCase() === name) return Number(part.span[0]);
  }
  for (const inner of Object.values(part)) {
    const line = callIn(inner, name);
    if (line !== undefined) return line;
  }
  return undefined;
}

function handledStore(at: Placed): StoreReading {
  return {
    kind: 'sessions',
    store: 'PHP sessions',
    placement: 'unknown',
    technology: 'a handler of the application',
    confidence: 'likely',
    told: [{ ...at, key: 'session_set_save_handler', isLocal: false }],
    isUsed: true,
    reportedAs: 'session-file',
    message: 'Sessions are kept by a handler of the application',
    remedy: remedyOf('sessions'),
  };
}

function defaultStore(at: Placed): StoreReading {
  return {
    kind: 'sessions',
    store: 'PHP sessions',
    placement: 'node',
    technology: 'PHP files',
    confidence: 'likely',
    told: [{ ...at, key: 'session.save_handler', isLocal: true }],
    isUsed: true,
    reportedAs: 'session-file',
    message: 'Sessions are files of one node: nothing sets session.save_handler, whose default is files',
    remedy: remedyOf('sessions'),
  };
}
