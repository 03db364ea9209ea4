/** A proxy that notes what is asked of a server, and may answer in its place. */
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface RecordingProxy {
  readonly endpoint: string;
  readonly asked: readonly Asked[];
  stop(): Promise<void>;
}

/** @param refuse the code of the error to answer with; undefined where the server answers */
export async function startRecordingProxy(
  target: string,
  refuse: (asked: Asked) => string | undefined = () => undefined,
): Promise<RecordingProxy> {
  const asked: Asked[] = [];
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, response) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const one = { method, url, headers };
    asked.push(one);
    const code = refuse(one);
    if (code !== undefined) {
      const body = `<Error><Code>${code}</Code><Message>refused</Message></Error>`;
      incoming.resume().on('end', () => response.writeHead(403, { 'content-type': 'application/xml' }).end(body));
      return;
    }
    const onward = request({ hostname, port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
