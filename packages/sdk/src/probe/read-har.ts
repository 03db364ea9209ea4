/** A recording of a browser. Source: HTTP Archive 1.2, http://www.softwareishard.com/blog/har-12-spec. */
import { TidemarkError } from '../client-error.ts';
import { parseMultipart } from './multipart.ts';
import { pathOn } from './node-request.ts';
import {
  endsSession,
  type FormField,
  type Recorded,
  STEPS_MAX,
  type Step,
  type StepBody,
  type Story,
} from './story.ts';

interface NamedValue {
  readonly name: string;
  readonly value?: string;
}

interface HarParameter extends NamedValue {
  readonly fileName?: string;
  readonly contentType?: string;
}

interface HarEntry {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers?: readonly NamedValue[];
    readonly postData?: {
      readonly mimeType?: string;
      readonly text?: string;
      readonly params?: readonly HarParameter[];
    };
  };
  readonly response?: {
    readonly status?: number;
    readonly headers?: readonly NamedValue[];
    readonly content?: { readonly mimeType?: string; readonly text?: string; readonly encoding?: string };
  };
}

/** What the client sets itself, or what depends on the connection. */
const NOT_SENT =
  /^(?:host|cookie|connection|content-length|content-type|accept-encoding|upgrade-insecure-requests|if-.*|sec-.*|:.*)$/i;

/** @throws TidemarkError `usage.invalid` for what is no recording */
export function readHar(json: string, name: string): Story {
  const entries = entriesOf(json, name);
  const first = entries.find(({ response }) => /html/.test(response?.content?.mimeType ?? '')) ?? entries[0];
  const origin = first === undefined ? '' : new URL(first.request.url).origin;
  const leftOut: Record<string, number> = {};
  const leave = (why: string): void => {
    leftOut[why] = (leftOut[why] ?? 0) + 1;
  };
  const steps: Step[] = [];
  const assets = new Set<string>();
  for (const entry of entries) {
    const { request, response } = entry;
    const path = pathOn(origin, request.url);
    const isAsset = request.method === 'GET' && /image|css|javascript|font/.test(response?.content?.mimeType ?? '');
    if (path === undefined) leave('of another site');
    else if (endsSession(path)) leave('ends the session');
    else if (isAsset && assets.has(path)) leave('asked before');
    else if (steps.length >= STEPS_MAX) leave('beyond the most that are asked');
    else if (needsBody(entry) && bodyOf(entry) === undefined) leave('its body was not recorded');
    else {
      if (isAsset) assets.add(path);
      steps.push({
        method: request.method,
        path,
        headers: headersOf(request.headers ?? []),
        body: needsBody(entry) ? bodyOf(entry) : undefined,
        recorded: recordedOf(entry, origin),
      });
    }
  }
  if (steps.length === 0) throw new TidemarkError('usage.invalid', { what: `${name} has no request of a site` });
  return { name, origin, steps, leftOut };
}

function entriesOf(json: string, name: string): readonly HarEntry[] {
  const wrong = (cause?: unknown): TidemarkError =>
    new TidemarkError('usage.invalid', {
      what: `${name} is no recording`,
      next: 'Save one in the network panel of a browser, as HAR with content.',
      cause,
    });
  let parsed: { log?: { entries?: unknown } };
  try {
    parsed = JSON.parse(json) as typeof parsed;
  } catch (cause) {
    throw wrong(cause);
  }
  const entries = parsed?.log?.entries;
  if (!Array.isArray(entries)) throw wrong();
  for (const entry of entries as (Partial<HarEntry> | null)[]) {
    const { method, url } = entry?.request ?? {};
    if (typeof method !== 'string' || typeof url !== 'string' || !URL.canParse(url)) throw wrong();
  }
  return entries as HarEntry[];
}

function needsBody({ request }: HarEntry): boolean {
  return !['GET', 'HEAD', 'OPTIONS', 'DELETE'].includes(request.method);
}

function headersOf(given: readonly NamedValue[]): Record<string, string> {
  const sent = given.filter(({ name }) => !NOT_SENT.test(name));
  return Object.fromEntries(sent.map(({ name, value = '' }) => [name.toLowerCase(), value]));
}

function headerOf(given: readonly NamedValue[] | undefined, wanted: string): string | undefined {
  return given?.find(({ name }) => name.toLowerCase() === wanted)?.value;
}

function bodyOf({ request }: HarEntry): StepBody | undefined {
  const { postData } = request;
  const type = headerOf(request.headers, 'content-type') ?? postData?.mimeType ?? '';
  const text = postData?.text ?? '';
  const given = (postData?.params ?? []).map(fieldOf);
  if (/^multipart\/form-data/i.test(type)) {
    const fields = given.length > 0 ? given : (parseMultipart(type, text) ?? []);
    return fields.length === 0 ? undefined : { kind: 'multipart', fields };
  }
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    const fields = text === '' ? given : [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));
    return { kind: 'form', fields };
  }
  // A request without a body is one with nothing in it; one whose body has a type had something.
  return postData === undefined && type !== '' ? undefined : { kind: 'text', type, text };
}

function fieldOf({ name, value = '', fileName, contentType }: HarParameter): FormField {
  if (fileName === undefined) return { name, value };
  return { name, value: '', file: { name: fileName, type: contentType ?? 'application/octet-stream' } };
}

function recordedOf({ response }: HarEntry, origin: string): Recorded | undefined {
  if (response?.status === undefined || response.status <= 0) return undefined;
  const { content } = response;
  const location = headerOf(response.headers, 'location');
  const isText = /text|json|xml|javascript/.test(content?.mimeType ?? '');
  const text =
    content?.encoding === 'base64' ? Buffer.from(content.text ?? '', 'base64').toString('utf8') : content?.text;
  return {
    status: response.status,
    redirect: location === undefined ? undefined : pathOn(origin, location),
    text: isText ? text : undefined,
  };
}
