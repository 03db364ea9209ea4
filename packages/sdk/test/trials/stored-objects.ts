/** What a trial keeps in an app's object storage, and what of it is still there. */
import type { AppClient } from '../../src/client/app-client.ts';
import { until } from './running-platform.ts';

export class StoredObjects {
  readonly #app: AppClient;
  readonly #kept = new Set<string>();

  constructor(app: AppClient) {
    this.#app = app;
  }

  get count(): number {
    return this.#kept.size;
  }

  /** Its text is its name. Resolves when the storage has answered that it has it. */
  async keep(name: string): Promise<void> {
    // Its address is another one after a restart.
    await (await this.#app.storage()).write(name, name);
    this.#kept.add(name);
  }

  /** Once the storage answers again. */
  async faults(): Promise<string[]> {
    const faults: string[] = [];
    const text = async (name: string): Promise<string> => (await this.#app.storage()).readToString(name);
    for (const name of this.#kept) {
      try {
        await until(async () => {
          const found = await text(name).catch((error: unknown) => (isMissing(error) ? 'nothing' : undefined));
          if (found !== undefined && found !== name) faults.push(`the object ${name} holds ${found}`);
          return found !== undefined;
        });
      } catch {
        faults.push(`the object ${name} cannot be read`);
      }
    }
    return faults;
  }
}

function isMissing(error: unknown): boolean {
  const { code, cause } = error as { readonly code?: string; readonly cause?: { readonly code?: string } };
  return (cause?.code ?? code) === 'storage.not-found';
}
