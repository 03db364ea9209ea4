/** Ports on loopback: which are free, and whether somebody answers there. */
import { connect, createServer } from 'node:net';

/** A port that nobody listened on a moment ago: the wanted one if it is free, else any. */
export async function freePort(wanted = 0): Promise<number> {
  try {
    return await tryPort(wanted);
  } catch (error) {
    if (wanted === 0 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return tryPort(0);
  }
}

function tryPort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Whether somebody takes a connection there. @param speaks they must also say something first */
export function isListening(port: number, speaks = false): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (answer: boolean) => (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once(speaks ? 'data' : 'connect', done(true));
    socket.once('error', done(false)).once('close', done(false)).setTimeout(2000, done(false));
  });
}
