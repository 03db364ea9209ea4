/** Records what a visitor does in a real browser, as a person would save it in the network panel. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { chromium, errors, type Page, type Request } from 'playwright-core';
import { messageOf } from '../../src/errors.ts';
import { noteSentForms, type SentForm } from './sent-forms.ts';

export interface Visit {
  readonly origin: string;
  readonly page: Page;
  /** What was asked for has come, or was waited for long enough; the recording has it before the page is left. */
  arrived(): Promise<void>;
}

/** What one visitor does. */
export type VisitScript = (visit: Visit) => Promise<void>;

interface Entry {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    postData?: { readonly mimeType: string; readonly params: SentForm['fields'] };
  };
  readonly response: { readonly content: { readonly mimeType: string; text?: string; encoding?: string } };
}

/** [ms] */
const STEP_MAX_MS = 120_000;
/** A page that asks on and on never comes to rest. */
const REST_MAX_MS = 20_000;

/**
 * @param file the recording, with the bodies of answers
 * @param log is told of pages that do not come to rest
 * @returns how many requests it has
 */
export async function recordVisit(
  origin: string,
  file: string,
  script: VisitScript,
  log: (line: string) => void,
): Promise<number> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    rmSync(file, { force: true });
    const context = await browser.newContext({ recordHar: { path: file, content: 'embed' } });
    context.setDefaultTimeout(STEP_MAX_MS);
    const forms = await noteSentForms(context);
    const page = await context.newPage();
    const open = openRequests(page);
    const arrived = async (): Promise<void> => {
      try {
        await page.waitForLoadState('networkidle', { timeout: REST_MAX_MS });
      } catch (error) {
        if (!(error instanceof errors.TimeoutError)) throw error;
        const waited = [...open].map((request) => `${request.method()} ${request.url()}`);
        log(`${page.url()} does not come to rest; it waits for ${waited.join(', ') || 'nothing'}`);
      }
    };
    try {
      await script({ origin, page, arrived });
    } catch (error) {
      await page.screenshot({ path: `${file}.png`, fullPage: true }).catch(() => {});
      await context.close();
      throw new Error(`${page.url()}: ${messageOf(error).split('\n')[0]} (it looks as in ${file}.png)`);
    }
    await arrived();
    await context.close();
    return withForms(file, forms);
  } finally {
    await browser.close();
  }
}

/** Those that have no answer yet. */
function openRequests(page: Page): ReadonlySet<Request> {
  const open = new Set<Request>();
  page.on('request', (request) => open.add(request));
  for (const over of ['requestfinished', 'requestfailed'] as const) {
    page.on(over as 'requestfinished', (request) => open.delete(request));
  }
  return open;
}

/** Puts the fields of forms into the recording, as other browsers have them there, and leaves pictures out. */
function withForms(file: string, forms: readonly SentForm[]): number {
  const har = JSON.parse(readFileSync(file, 'utf8')) as { log: { entries: Entry[] } };
  const waiting = [...forms];
  for (const { request, response } of har.log.entries) {
    if (!/text|json|javascript/.test(response.content.mimeType)) delete response.content.text;
    const type = request.headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
    const at = waiting.findIndex(({ url }) => url === request.url);
    if (request.method !== 'POST' || !type.startsWith('multipart/form-data') || at < 0) continue;
    const [form] = waiting.splice(at, 1);
    request.postData = { mimeType: type, params: form?.fields ?? [] };
  }
  writeFileSync(file, `${JSON.stringify(har)}\n`);
  return har.log.entries.length;
}
