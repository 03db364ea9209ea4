/** An editor, as far as a language server can tell: it speaks to the program over stdio. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { FROM_SOURCE } from './from-source.ts';

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: Diagnostic[];
}

/** Patience on a busy machine [ms]. */
const PATIENCE = 60_000;

export class LspClient {
  readonly shown: string[] = [];
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #connection: ProtocolConnection;
  readonly #published: Published[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #versions = new Map<string, number>();

  /** @param program arguments of Node that start the program; absent: its source */
  constructor(args: readonly string[], program?: readonly string[]) {
    this.#child = spawn(process.execPath, [...(program ?? [...FROM_SOURCE, MAIN]), 'lsp', ...args]);
    this.#connection = createProtocolConnection(
      new StreamMessageReader(this.#child.stdout),
      new StreamMessageWriter(this.#child.stdin),
    );
    this.#connection.onNotification('textDocument/publishDiagnostics', (published: Published) => {
      this.#published.push(published);
      for (const wake of this.#waiting) wake();
    });
    this.#connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.shown.push(message);
    });
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onRequest('window/showMessageRequest', ({ message }: { message: string }) => {
      this.shown.push(message);
      return null;
    });
    this.#connection.listen();
  }

  async start(folders: readonly string[]): Promise<InitializeResult> {
    const workspaceFolders = folders.map((path) => ({ uri: uriOf(path), name: path }));
    const capabilities = {
      workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
    };
    const answer = await this.#connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders,
      capabilities,
    });
    await this.#connection.sendNotification('initialized', {});
    return answer;
  }

  async open(path: string, text: string): Promise<void> {
    this.#versions.set(path, 1);
    const textDocument = { uri: uriOf(path), languageId: 'php', version: 1, text };
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Replaces the whole text. */
  async edit(path: string, text: string): Promise<number> {
    const version = (this.#versions.get(path) ?? 1) + 1;
    this.#versions.set(path, version);
    const textDocument = { uri: uriOf(path), version };
    await this.#connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
    return version;
  }

  async save(path: string): Promise<void> {
    await this.#connection.sendNotification('textDocument/didSave', { textDocument: { uri: uriOf(path) } });
  }

  async close(path: string): Promise<void> {
    await this.#connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(path) } });
  }

  async changedOnDisk(path: string): Promise<void> {
    const changes = [{ uri: uriOf(path), type: 2 }];
    await this.#connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  async folders(added: readonly string[], removed: readonly string[]): Promise<void> {
    const listed = (paths: readonly string[]) => paths.map((path) => ({ uri: uriOf(path), name: path }));
    const event = { added: listed(added), removed: listed(removed) };
    await this.#connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
  }

  hover(path: string, line: number, character: number): Promise<Hover | null> {
    const textDocument = { uri: uriOf(path) };
    return this.#connection.sendRequest('textDocument/hover', { textDocument, position: { line, character } });
  }

  actions(path: string, diagnostic: Diagnostic): Promise<CodeAction[]> {
    const { range } = diagnostic;
    const context = { diagnostics: [diagnostic] };
    return this.#connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: uriOf(path) },
      range,
      context,
    });
  }

  /** What was told of a file last, or is told next, that fits. */
  async told(path: string, fits: (published: Published) => boolean = () => true): Promise<Published> {
    const uri = uriOf(path);
    const end = Date.now() + PATIENCE;
    for (;;) {
      const last = this.#published.findLast((each) => each.uri === uri);
      if (last && fits(last)) return last;
      if (Date.now() > end)
        throw new Error(`${path}: told last was ${JSON.stringify(last)}; shown: ${this.shown.join()}`);
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          this.#waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, 1_000);
        this.#waiting.add(wake);
      });
    }
  }

  /** Lines from 1 on which something is found, once it was told of this version. */
  async lines(path: string, version: number): Promise<number[]> {
    const { diagnostics } = await this.told(path, (published) => published.version === version);
    return diagnostics.map(({ range }) => range.start.line + 1);
  }

  /** The server's exit code. */
  async stop(): Promise<number> {
    const exit = once(this.#child, 'exit') as Promise<[number]>;
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    const [code] = await exit;
    this.#connection.dispose();
    return code;
  }

  /** As an editor does that gives its server up without a word; the server's exit code. */
  async hangUp(): Promise<number> {
    const exit = once(this.#child, 'exit') as Promise<[number]>;
    this.#child.stdin.end();
    const [code] = await exit;
    return code;
  }

  /** Of the server. */
  get pid(): number {
    return this.#child.pid ?? 0;
  }

  kill(): void {
    this.#child.kill();
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(join(path)).href;
}
