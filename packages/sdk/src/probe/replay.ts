/** Has a visitor do once more what was recorded. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { FreshValues } from './fresh-values.ts';
import { encodeMultipart } from './multipart.ts';
import { type NodeAnswer, redirectOf, textOf } from './node-request.ts';
import { standIn } from './stand-ins.ts';
import type { FormField, Step, StepBody, Story } from './story.ts';
import type { SentFile, Visitor } from './visitor.ts';

/** A request that was answered otherwise than when it was recorded. */
export interface OtherwiseAnswered {
  readonly method: string;
  readonly path: string;
  readonly recorded: number;
  readonly status: number;
}

export interface Replay {
  readonly asked: number;
  readonly otherwise: readonly OtherwiseAnswered[];
}

export interface ReplayOptions {
  readonly origin: string;
  /** Folder with the files that were uploaded when it was recorded, by name; absent: stand-ins are sent. */
  readonly uploads?: string | undefined;
}

/** A list of pages follows where they lead. */
const REDIRECTS_MAX = 5;

export async function replay(visitor: Visitor, story: Story, options: ReplayOptions): Promise<Replay> {
  const fresh = new FreshValues();
  const otherwise: OtherwiseAnswered[] = [];
  for (const step of story.steps) {
    const path = fresh.path(step.path);
    const answer = await visitor.ask(await requestOf(visitor, story, { ...step, path }, fresh, options));
    const led = redirectOf(answer, path, options.origin);
    const { recorded } = step;
    if (recorded === undefined) await follow(visitor, answer, path, options.origin);
    else {
      fresh.noteRedirect(recorded.redirect, led);
      fresh.note(recorded.text, textOf(answer));
      if (!isAlike(recorded.status, answer.status)) {
        otherwise.push({ method: step.method, path, recorded: recorded.status, status: answer.status });
      }
    }
  }
  return { asked: story.steps.length, otherwise };
}

/** A browser asks whether a page has changed, the probe does not. */
function isAlike(recorded: number, status: number): boolean {
  return recorded === status || (recorded === 304 && status === 200);
}

async function follow(visitor: Visitor, first: NodeAnswer, from: string, origin: string): Promise<void> {
  let path = from;
  let answer = first;
  for (let count = 0; count < REDIRECTS_MAX; count += 1) {
    const next = redirectOf(answer, path, origin);
    if (next === undefined) return;
    path = next;
    answer = await visitor.ask({ method: 'GET', path, headers: {} });
  }
}

async function requestOf(
  visitor: Visitor,
  { origin: recordedOrigin = '' }: Story,
  { method, path, headers, body }: Step,
  fresh: FreshValues,
  options: ReplayOptions,
): ReturnType<typeof encodedRequest> {
  const here = (text: string): string => moved(text, recordedOrigin, options.origin);
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    sent[name] = name.startsWith('x-') ? fresh.value(here(value)) : here(value);
  }
  if (body === undefined) return { method, path, headers: sent };
  const now = (text: string): string => here(fresh.value(text));
  return encodedRequest(visitor.sent, { method, path, headers: sent }, await bodyNow(body, now, fresh, here, options));
}

/** Addresses of the recorded site lead to this one; also where they stand in forms. */
function moved(text: string, from: string, to: string): string {
  if (from === '' || from === to) return text;
  return text.replaceAll(from, to).replaceAll(encodeURIComponent(from), encodeURIComponent(to));
}

async function bodyNow(
  body: StepBody,
  now: (text: string) => string,
  fresh: FreshValues,
  here: (text: string) => string,
  { uploads }: ReplayOptions,
): Promise<StepBody> {
  if (body.kind === 'text') return { ...body, text: here(fresh.text(body.text)) };
  const fields = body.fields.map(async ({ name, value, file }): Promise<FormField> => {
    if (file === undefined) return { name, value: now(value) };
    // A form with no file chosen sends an empty name.
    const content = file.name === '' ? Buffer.alloc(0) : (file.content ?? (await contentOf(uploads, file)));
    return { name, value: '', file: { ...file, content } };
  });
  return { kind: body.kind, fields: await Promise.all(fields) };
}

async function contentOf(folder: string | undefined, { name, type }: { name: string; type: string }): Promise<Buffer> {
  if (folder === undefined) return standIn(name, type);
  return readFile(join(folder, basename(name))).catch(() => standIn(name, type));
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

async function encodedRequest(files: SentFile[], request: Sent, body: StepBody): Promise<Sent> {
  const typed = (type: string, content: Buffer): Sent => {
    const headers = type === '' ? request.headers : { ...request.headers, 'content-type': type };
    return { ...request, headers, body: content };
  };
  if (body.kind === 'text') return typed(body.type, Buffer.from(body.text));
  if (body.kind === 'form') {
    const pairs = body.fields.map(({ name, value }): [string, string] => [name, value]);
    return typed('application/x-www-form-urlencoded', Buffer.from(new URLSearchParams(pairs).toString()));
  }
  for (const { file } of body.fields) {
    if (file?.content !== undefined && file.content.length > 0)
      files.push({ name: file.name, bytes: file.content.length });
  }
  const { type, body: content } = encodeMultipart(body.fields);
  return typed(type, content);
}
