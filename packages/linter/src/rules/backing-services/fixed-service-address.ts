import type { Expr } from '../../php/facts.ts';
import { argument, classOf, findingAt, functionOf, lastSegment, methodOf } from '../code/calls.ts';
import { isAtTerminal } from '../code/terminal.ts';
import { HOLE, textOf } from '../code/text.ts';
import type { CodeCall, CodeContext, CodeFile, CodeFinding, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** Functions that open a connection, and the argument that names the host. https://www.php.net/manual/en/ */
const FUNCTIONS: Readonly<Record<string, number>> = {
  mysqli_connect: 0,
  mysql_connect: 0,
  mysql_pconnect: 0,
  mysqli_real_connect: 1,
  pg_connect: 0,
  pg_pconnect: 0,
  ldap_connect: 0,
  ftp_connect: 0,
  memcache_connect: 0,
};
/** Functions that fetch at once, with the address first: no settings file is read for theirs. WordPress: wp-includes/http.php */
const FETCHES: ReadonlySet<string> = new Set([
  'fsockopen',
  'pfsockopen',
  'stream_socket_client',
  'curl_init',
  'wp_remote_get',
  'wp_remote_post',
  'wp_remote_request',
]);
const CLASSES: Readonly<Record<string, number>> = {
  pdo: 0,
  mysqli: 0,
  'predis\\client': 0,
  // guzzle/guzzle: src/Client.php
  'guzzlehttp\\client': 0,
  // phpredis/phpredis: README, "Class Redis"
  redis: 0,
  'mongodb\\client': 0,
  mongoclient: 0,
  'mongodb\\driver\\manager': 0,
  'phpamqplib\\connection\\amqpstreamconnection': 0,
  soapclient: 0,
  // symfony/http-foundation: Session/Storage/Handler/PdoSessionHandler.php
  'symfony\\component\\httpfoundation\\session\\storage\\handler\\pdosessionhandler': 0,
  // meilisearch/meilisearch-php: src/Client.php
  'meilisearch\\client': 0,
  // swiftmailer/swiftmailer: lib/classes/Swift/SmtpTransport.php
  swift_smtptransport: 0,
  // symfony/mailer: Transport/Smtp/EsmtpTransport.php
  'symfony\\component\\mailer\\transport\\smtp\\esmtptransport': 0,
};
/** Static methods that connect, or say where to, by the argument that tells. */
const STATIC: Readonly<Record<string, number>> = {
  // symfony/cache: Adapter/RedisAdapter.php, Adapter/MemcachedAdapter.php
  'symfony\\component\\cache\\adapter\\redisadapter::createconnection': 0,
  'symfony\\component\\cache\\adapter\\redistagawareadapter::createconnection': 0,
  'symfony\\component\\cache\\adapter\\memcachedadapter::createconnection': 0,
  // symfony/mailer: Transport.php
  'symfony\\component\\mailer\\transport::fromdsn': 0,
  // doctrine/dbal: src/DriverManager.php
  'doctrine\\dbal\\drivermanager::getconnection': 0,
  // pheanstalk/pheanstalk: src/Pheanstalk.php
  'pheanstalk\\pheanstalk::create': 0,
};
/** Clients that connect to this node where they are told nothing: predis/predis, mongodb/mongo-php-library (README of each). */
const LOCAL_UNLESS_TOLD: ReadonlySet<string> = new Set(['predis\\client', 'mongodb\\client']);
/** Of builders of search clients: elastic/elasticsearch-php, opensearch-project/opensearch-php. */
const LISTS: ReadonlySet<string> = new Set(['sethosts']);
/** laravel/framework: src/Illuminate/Http/Client/PendingRequest.php */
const HTTP_FACADE = 'illuminate\\support\\facades\\http';
const ASKS: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'baseurl']);
/** Methods of phpredis, Memcached and Memcache, whose receivers are told by what the file makes. */
const METHODS: ReadonlySet<string> = new Set([
  'connect',
  'pconnect',
  'addserver',
  'addservers',
  'open',
  'real_connect',
]);
const RECEIVERS = /^(?:redis|rediscluster|memcached?|mysqli|amqpconnection|solrclient)$/;

const LOCAL =
  /(?:^|[=/@:,\s])(?:localhost|127\.0\.0\.1|\[?::1\]?)(?=$|[:;/,\s?])|unix_socket=|^unix:\/\/|^\/\S+\.sock$/i;

function check(file: CodeFile, context: CodeContext): readonly CodeFinding[] {
  const makesReceiver = file.calls.some(({ expr }) => expr.op === 'new' && RECEIVERS.test(lastSegment(classOf(expr))));
  return file.calls.flatMap((call) => {
    const at = hostOf(call, makesReceiver);
    if (!at) return silentDefault(file, call, context);
    const text = textOf(file, call, at);
    if (text === HOLE || !LOCAL.test(text.split(HOLE)[0] ?? '')) return [];
    if (/^(?:sqlite|odbc):/i.test(text) || isAtTerminal(file, call, context)) return [];
    // Settings files are read for such addresses, and what they say is reported as `backing-services/localhost-service`.
    const isRead = call.fn.kind === 'main' && /:\/\/|host=/.test(text) && !FETCHES.has(functionOf(call.expr));
    if (isRead && context.isConfiguration(file.path)) return [];
    const isConstant = at.op === 'const';
    return [
      findingAt(file, call, {
        message: `The address of a service (${shown(text)}) stands in the code and names this node: on a platform the service runs elsewhere, and nothing can point to it`,
        // A constant may be defined elsewhere before.
        severity: isConstant ? 'info' : 'warning',
        confidence: isConstant ? 'possible' : 'certain',
        kind: 'localhost-service',
      }),
    ];
  });
}

/** A client that is made without an address. */
function silentDefault(file: CodeFile, call: CodeCall, context: CodeContext): readonly CodeFinding[] {
  const { expr } = call;
  if (expr.op !== 'new' || expr.args.length > 0 || !LOCAL_UNLESS_TOLD.has(classOf(expr))) return [];
  if (isAtTerminal(file, call, context)) return [];
  return [
    findingAt(file, call, {
      message:
        'The client is told no address and takes this node for the service: on a platform the service runs elsewhere, and nothing can point to it',
      severity: 'warning',
      confidence: 'likely',
      kind: 'localhost-service',
    }),
  ];
}

/** Without what may be a password. */
function shown(text: string): string {
  return text
    .replaceAll(HOLE, '…')
    .replace(/:\/\/[^@/]*@/, '://…@')
    .replace(/password=\S*/i, 'password=…')
    .slice(0, 80);
}

function hostOf({ expr }: CodeCall, makesReceiver: boolean): Expr | undefined {
  const name = functionOf(expr);
  const position = FETCHES.has(name) ? 0 : FUNCTIONS[name];
  if (position !== undefined) return argument(expr, position);
  if (expr.op === 'new') {
    const at = CLASSES[classOf(expr)];
    return at === undefined ? undefined : argument(expr, at);
  }
  if (expr.op === 'scall') {
    const at = STATIC[`${classOf(expr)}::${methodOf(expr)}`];
    return at === undefined ? undefined : argument(expr, at);
  }
  if (classOf(expr) === HTTP_FACADE && ASKS.has(methodOf(expr))) return argument(expr, 0);
  if (expr.op === 'mcall' && methodOf(expr) === 'request') return addressOf(argument(expr, 1));
  if (expr.op === 'mcall' && LISTS.has(methodOf(expr))) return argument(expr, 0);
  if (expr.op === 'mcall' && makesReceiver && METHODS.has(methodOf(expr))) return argument(expr, 0);
  return undefined;
}

/** Only an address with a scheme: other methods of the name take other things there. */
function addressOf(expr: Expr | undefined): Expr | undefined {
  const head = expr?.op === 'concat' ? expr.parts[0] : expr;
  return head?.op === 'lit' && /^https?:\/\//.test(String(head.value)) ? expr : undefined;
}

/** A connection to a service whose address stands in the code. */
export const fixedServiceAddress: CodeRule = {
  meta: practice('backing-services/fixed-service-address', 'Address of a service on this node, written in the code', {
    minutes: 15,
    reason: 'Host, port and credentials become variables of the environment.',
  }),
  words: [
    'pdo localhost',
    'mysqli localhost',
    'mysqli_connect(',
    'mysql_connect(',
    'mysql_pconnect(',
    'mysqli_real_connect(',
    'pg_connect(',
    'pg_pconnect(',
    'ldap_connect(',
    'memcache_connect(',
    'redis(',
    'memcached(',
    'memcache(',
    'predis client',
    'mongodb client',
    'mongoclient(',
    'amqpstreamconnection(',
    'amqpconnection(',
    'pdosessionhandler(',
    'meilisearch client',
    'swift_smtptransport(',
    'esmtptransport(',
    'redisadapter localhost',
    'memcachedadapter localhost',
    '->createconnection(',
    '->fromdsn(',
    'drivermanager localhost',
    '->sethosts(',
    'pheanstalk create',
    'fsockopen(',
    'pfsockopen(',
    'stream_socket_client( localhost',
    'curl_init( localhost',
    'guzzlehttp localhost',
    'facades http localhost',
    'httpclientinterface localhost',
    'wp_remote_get( localhost',
    'wp_remote_post( localhost',
    'wp_remote_request( localhost',
  ],
  calls: [...METHODS, ...LISTS, 'createconnection', 'fromdsn', 'getconnection', 'create', 'request', ...ASKS],
  remedy: {
    summary: 'Read the address from the environment, so that each deploy attaches its own service.',
    packages: [],
    docs: ['https://12factor.net/backing-services'],
  },
  check,
};
