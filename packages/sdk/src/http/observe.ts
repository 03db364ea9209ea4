/** Hooks of the caller, and the channel `tidemark:http` of `node:diagnostics_channel`, where that exists. */
import { redactedHeaders } from './token.ts';

/** One attempt; no header of it shows a secret, and its address has no query. */
export interface HttpEvent {
  readonly kind: 'request' | 'response' | 'failure' | 'retry';
  readonly method: string;
  readonly url: string;
  readonly attempt: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** Of the attempt. [ms] */
  readonly durationMs?: number | undefined;
  /** Before the next attempt. [ms] */
  readonly delayMs?: number | undefined;
  readonly error?: unknown;
}

export type HttpHook = (event: HttpEvent) => void;

interface Channel {
  readonly hasSubscribers: boolean;
  publish(message: unknown): void;
}

interface HostProcess {
  getBuiltinModule?(name: 'node:diagnostics_channel'): { channel(name: string): Channel } | undefined;
}

export const CHANNEL_NAME = 'tidemark:http';

/** Asked of the process and not imported: the core loads in any runtime. */
const channel = (globalThis as { process?: HostProcess }).process
  ?.getBuiltinModule?.('node:diagnostics_channel')
  ?.channel(CHANNEL_NAME);

/** A hook that throws does not make the call fail. */
export function observe(hook: HttpHook | undefined, event: HttpEvent): void {
  if (channel?.hasSubscribers === true) channel.publish(event);
  try {
    hook?.(event);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

export function shownUrl(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

export { redactedHeaders };
