import type { StateKind } from '@tidemark/sdk/model';
import type { ConfigurationKind } from '../../result.ts';
import { argument, classOf, methodOf, ofEachCall, type Said } from '../code/calls.ts';
import { isAtTerminal } from '../code/terminal.ts';
import { textOf } from '../code/text.ts';
import type { CodeCall, CodeContext, CodeFile, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

interface FixedDriver {
  /** What is kept, as the sentence begins. */
  readonly what: string;
  /** Where it is kept, "files of this node". */
  readonly where: string;
  readonly state: StateKind;
  readonly kind?: ConfigurationKind;
}

const CACHE_FILES: FixedDriver = { what: 'The cache', where: 'files of this node', state: 'cache', kind: 'cache-file' };
const CACHE_APCU: FixedDriver = { ...CACHE_FILES, where: 'shared memory of this node' };
const SESSION_FILES: FixedDriver = {
  what: 'The session',
  where: 'files of this node',
  state: 'sessions',
  kind: 'session-file',
};
const JOBS_NOW: FixedDriver = { what: 'The job', where: 'the request itself', state: 'queue', kind: 'queue-sync' };

/** Facades and the drivers that one asks them for by name. laravel/framework: src/Illuminate/Cache/CacheManager.php and the like */
const NAMED: Readonly<Record<string, Readonly<Record<string, FixedDriver>>>> = {
  'illuminate\\support\\facades\\cache::store': { file: CACHE_FILES, apc: CACHE_APCU },
  'illuminate\\support\\facades\\cache::driver': { file: CACHE_FILES, apc: CACHE_APCU },
  'illuminate\\support\\facades\\session::driver': { file: SESSION_FILES },
  'illuminate\\support\\facades\\queue::connection': { sync: JOBS_NOW },
};

/** Classes that are a driver: made in code, nothing but a release can replace them. The first argument that names a directory is theirs. */
const MADE: Readonly<Record<string, FixedDriver>> = {
  // symfony/cache: Adapter/
  'symfony\\component\\cache\\adapter\\filesystemadapter': CACHE_FILES,
  'symfony\\component\\cache\\adapter\\filesystemtagawareadapter': CACHE_FILES,
  'symfony\\component\\cache\\adapter\\phpfilesadapter': CACHE_FILES,
  'symfony\\component\\cache\\adapter\\apcuadapter': CACHE_APCU,
  // symfony/cache 3 and 4: Simple/
  'symfony\\component\\cache\\simple\\filesystemcache': CACHE_FILES,
  'symfony\\component\\cache\\simple\\phpfilescache': CACHE_FILES,
  'symfony\\component\\cache\\simple\\apcucache': CACHE_APCU,
  // doctrine/cache 1: lib/Doctrine/Common/Cache/
  'doctrine\\common\\cache\\filesystemcache': CACHE_FILES,
  'doctrine\\common\\cache\\phpfilecache': CACHE_FILES,
  'doctrine\\common\\cache\\apcucache': CACHE_APCU,
  // symfony/http-foundation: Session/Storage/Handler/
  'symfony\\component\\httpfoundation\\session\\storage\\handler\\nativefilesessionhandler': SESSION_FILES,
  // yiisoft/yii2: caching/
  'yii\\caching\\filecache': CACHE_FILES,
  'yii\\caching\\apccache': CACHE_APCU,
};

function driverOf(file: CodeFile, call: CodeCall): FixedDriver | undefined {
  const { expr } = call;
  if (expr.op === 'new') return Object.hasOwn(MADE, classOf(expr)) ? MADE[classOf(expr)] : undefined;
  const named = NAMED[`${classOf(expr)}::${methodOf(expr)}`];
  const text = named && textOf(file, call, argument(expr, 0));
  return text !== undefined && Object.hasOwn(named ?? {}, text) ? named?.[text] : undefined;
}

/** What nodes share, made in the same file: something chooses between the two. */
const SHARED = /(?:redis|valkey|memcache|pdo|dbal|mongo|couchbase|dynamo|database)\w*(?:adapter|cache|handler|store)$/;

function isChosen({ calls }: CodeFile): boolean {
  return calls.some(({ expr }) => (expr.op === 'new' || expr.op === 'scall') && SHARED.test(classOf(expr)));
}

function say(file: CodeFile, call: CodeCall, context: CodeContext): Said | undefined {
  const driver = driverOf(file, call);
  if (!driver || isChosen(file) || isAtTerminal(file, call, context) || context.isConfiguration(file.path))
    return undefined;
  const { what, where, state, kind } = driver;
  const fate = state === 'queue' ? 'runs in' : 'is kept in';
  return {
    message: `${what} ${fate} ${where}, because the code says so: no setting can attach a service that all nodes share`,
    // What is cached can be made again; a session or a job cannot.
    severity: state === 'sessions' ? 'warning' : 'info',
    confidence: 'likely',
    state,
    ...(kind ? { kind } : {}),
  };
}

/** Drivers of one node that code chooses, where settings could. */
export const fixedDriver: CodeRule = {
  meta: practice('backing-services/fixed-driver', 'Driver of one node that the code chooses, so that no setting can', {
    minutes: 30,
    reason: 'The service is asked for by its interface, and a setting says which one it is.',
  }),
  words: [
    'filesystemadapter(',
    'filesystemtagawareadapter(',
    'phpfilesadapter(',
    'apcuadapter(',
    'filesystemcache(',
    'phpfilescache(',
    'phpfilecache(',
    'apcucache(',
    'nativefilesessionhandler(',
    'filecache(',
    'apccache(',
    'cache ->store( file',
    'cache ->driver( file',
    'cache ->store( apc',
    'session ->driver( file',
    'queue ->connection( sync',
  ],
  remedy: {
    summary:
      'Take the cache, session or queue from the container by its interface, and let the configuration of each environment say which one it is.',
    packages: [],
    docs: ['https://12factor.net/backing-services'],
  },
  calls: ['createconnection'],
  check: ofEachCall(say),
};
