import type { App } from '../model/index.ts';
import { AppClient } from './app-client.ts';
import type { Backend, Call, NewApp } from './backend.ts';
import type { Capabilities } from './capabilities.ts';
import { demand } from './capabilities.ts';

/** Apps of one platform. */
export class Tidemark {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** The name of the platform that stands behind. */
  get backend(): string {
    return this.#backend.name;
  }

  /** `true` for what it can do, else what to do instead. */
  get capabilities(): Capabilities {
    return this.#backend.capabilities;
  }

  get apps(): AppsClient {
    return new AppsClient(this.#backend);
  }

  /** @param environment needed where the app has several */
  app(id: string, options: { readonly environment?: string | undefined } = {}): AppClient {
    return new AppClient(this.#backend, { app: id, environment: options.environment });
  }

  close(): Promise<void> {
    return this.#backend.close();
  }
}

export class AppsClient {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  list(call: Call = {}): AsyncIterable<App> {
    return this.#backend.apps(call);
  }

  /** @throws NotFoundError */
  get(id: string, call: Call = {}): Promise<App> {
    return new AppClient(this.#backend, { app: id }).get(call);
  }

  async create(app: NewApp, call: Call = {}): Promise<App> {
    demand(this.#backend, 'apps.create');
    return this.#backend.createApp(app, call);
  }
}

/** The client. `backend`: `fortrabbit()`, `memory()` of `@tidemark/sdk/testing`, `local()` of `@tidemark/sdk/local`. */
export function createTidemark(options: { readonly backend: Backend }): Tidemark {
  return new Tidemark(options.backend);
}
