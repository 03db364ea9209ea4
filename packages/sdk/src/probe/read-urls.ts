/** A list of pages to look at, one a line. */
import { TidemarkError } from '../client-error.ts';
import { pathOn } from './node-request.ts';
import { STEPS_MAX, type Story } from './story.ts';

/** Paths, or addresses of the site; what follows a `#` at the start of a line is a remark. @throws TidemarkError `usage.invalid` */
export function readUrls(text: string, name: string, origin: string): Story {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const given = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const paths = given.map((line) => {
    // An address of the site as it is known elsewhere means the same page here.
    const path = /^https?:\/\//i.test(line) ? elsewhere(line) : pathOn(origin, line);
    if (path !== undefined) return path;
    throw new TidemarkError('usage.invalid', {
      what: `${name} has "${line}", which is no address of a page`,
      next: 'Write one path or address a line.',
    });
  });
  if (paths.length === 0) throw new TidemarkError('usage.invalid', { what: `${name} names no page` });
  const steps = paths.slice(0, STEPS_MAX).map((path) => ({ method: 'GET', path, headers: {} }));
  const rest = paths.length - steps.length;
  return { name, steps, leftOut: rest > 0 ? { 'beyond the most that are asked': rest } : {} };
}

function elsewhere(address: string): string | undefined {
  return URL.canParse(address) ? pathOn(new URL(address).origin, address) : undefined;
}
