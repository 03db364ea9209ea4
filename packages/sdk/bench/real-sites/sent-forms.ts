/** Forms with files that a page sends: a browser's recording does not have their bodies. */
import type { BrowserContext } from 'playwright-core';

export interface SentField {
  readonly name: string;
  readonly value?: string;
  readonly fileName?: string;
  readonly contentType?: string;
}

export interface SentForm {
  readonly url: string;
  readonly fields: readonly SentField[];
}

/** Runs in the page, before its own scripts: forms that are submitted, and those that scripts send. */
const NOTE = `(() => {
  const note = (url, data) => {
    const fields = [...data.entries()].map(([name, value]) => typeof value === 'string'
      ? { name, value } : { name, fileName: value.name, contentType: value.type });
    if (fields.some(({ fileName }) => fileName !== undefined)) {
      void window.tidemarkNoteForm({ url: new URL(url, location.href).href, fields });
    }
  };
  addEventListener('submit', ({ target, submitter, defaultPrevented }) => {
    if (target.enctype === 'multipart/form-data' && !defaultPrevented) note(target.getAttribute('action') ?? '', new FormData(target, submitter));
  });
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.tidemarkUrl = url;
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (body instanceof FormData) note(this.tidemarkUrl, body);
    return send.call(this, body);
  };
})()`;

/** @returns the list, which grows as forms are sent */
export async function noteSentForms(context: BrowserContext): Promise<readonly SentForm[]> {
  const forms: SentForm[] = [];
  await context.exposeBinding('tidemarkNoteForm', (_source, form: SentForm) => void forms.push(form));
  await context.addInitScript(NOTE);
  return forms;
}
