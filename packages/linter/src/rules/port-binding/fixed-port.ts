import { argument, classOf, functionOf, methodOf, ofEachCall, type Said } from '../code/calls.ts';
import { HOLE, textOf } from '../code/text.ts';
import type { CodeCall, CodeFile, CodeRule } from '../code-rule.ts';
import { practice } from '../rule-meta.ts';

/** Where the address or the port stands. Sources: the PHP manual, wiki.swoole.com, reactphp/socket, Ratchet, Workerman, amphp/http-server. */
const FUNCTIONS: Readonly<Record<string, number>> = {
  stream_socket_server: 0,
  socket_bind: 2,
  socket_create_listen: 0,
};
const CLASSES: Readonly<Record<string, number>> = {
  'swoole\\server': 1,
  'swoole\\http\\server': 1,
  'swoole\\websocket\\server': 1,
  'openswoole\\server': 1,
  'openswoole\\http\\server': 1,
  'openswoole\\websocket\\server': 1,
  swoole_server: 1,
  swoole_http_server: 1,
  swoole_websocket_server: 1,
  'react\\socket\\socketserver': 0,
  'react\\socket\\server': 0,
  'react\\socket\\tcpserver': 0,
  'workerman\\worker': 0,
  'ratchet\\app': 1,
};

/** Methods that name where to listen: amphp/http-server: src/SocketHttpServer.php */
const METHODS: Readonly<Record<string, number>> = { expose: 0 };

function portOf(file: CodeFile, call: CodeCall): string | undefined {
  const { expr } = call;
  const position =
    FUNCTIONS[functionOf(expr)] ??
    (expr.op === 'new' ? CLASSES[classOf(expr)] : undefined) ??
    (expr.op === 'mcall' ? METHODS[methodOf(expr)] : undefined) ??
    (classOf(expr) === 'ratchet\\server\\ioserver' && methodOf(expr) === 'factory' ? 1 : undefined);
  if (position === undefined) return undefined;
  const text = textOf(file, call, argument(expr, position));
  if (text.startsWith('unix:')) return undefined;
  return text.includes(HOLE) ? undefined : /(?:^|:)([1-9]\d{1,4})$/.exec(text)?.[1];
}

function say(file: CodeFile, call: CodeCall): Said | undefined {
  const port = portOf(file, call);
  if (port === undefined) return undefined;
  return {
    message: `The server listens on port ${port}, which stands in the code: a platform that gives the port sends its requests elsewhere`,
    severity: 'warning',
    confidence: 'certain',
  };
}

/** Servers whose port stands in the code. */
export const fixedPort: CodeRule = {
  meta: practice('port-binding/fixed-port', 'Server on a port that stands in the code', {
    minutes: 10,
    reason: 'The port is read from the environment.',
  }),
  words: [
    'stream_socket_server(',
    'socket_bind(',
    'socket_create_listen(',
    'swoole server',
    'openswoole server',
    'swoole_server(',
    'swoole_http_server(',
    'swoole_websocket_server(',
    'react socket',
    'workerman worker',
    'ratchet',
    'sockethttpserver ->expose(',
  ],
  calls: ['socketserver', 'tcpserver', 'factory', 'app', 'worker', ...Object.keys(METHODS)],
  remedy: {
    summary: "Listen on the port that the environment gives: `getenv('PORT')`.",
    packages: [],
    docs: ['https://12factor.net/port-binding'],
  },
  check: ofEachCall(say),
};
