/** Judges one text and the name that it is given. */
import type { Secret } from './secret.ts';
import { ADDRESS_WITH_PASSWORD, MAY_HAVE_FORMAT, PRIVATE_KEY, SECRET_FORMATS } from './secret-formats.ts';
import { isLicence, secretNamed } from './secret-names.ts';
import { isPlaceholder, strengthOf } from './secret-value.ts';

export type Judgement = Pick<Secret, 'what' | 'confidence'>;

/** What the text is; undefined where it is no credential. */
export function judge(value: string, name: string | undefined): Judgement | undefined {
  if (value.length < 8) return undefined;
  const kind = name === undefined ? undefined : secretNamed(name);
  const formatted = formatOf(value);
  if (formatted) return formatted;
  const strength = kind && strengthOf(value, kind);
  // A licence key opens a product, not the application.
  if (kind && strength) return { what: kind, confidence: isLicence(name ?? '') ? 'possible' : strength };
  return passwordInAddress(value);
}

function formatOf(value: string): Judgement | undefined {
  if (value.includes('-----BEGIN') && PRIVATE_KEY.test(value))
    return { what: 'private key', confidence: confidenceOfKey(value) };
  if (value.length > 2048 || !MAY_HAVE_FORMAT.test(value)) return undefined;
  const format = SECRET_FORMATS.find(({ pattern }) => pattern.test(value));
  if (!format) return undefined;
  const match = format.pattern.exec(value)?.[0] ?? '';
  return isPlaceholder(match) ? undefined : { what: format.what, confidence: 'likely' };
}

/** An encrypted key is of no use without its passphrase. */
export function confidenceOfKey(text: string): Judgement['confidence'] {
  return /-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: ?4,ENCRYPTED/.test(text) ? 'possible' : 'likely';
}

function passwordInAddress(value: string): Judgement | undefined {
  if (value.length > 2048 || !value.includes('@')) return undefined;
  const [, user = '', password = '', host = ''] = ADDRESS_WITH_PASSWORD.exec(value) ?? [];
  if (password === user || isLocal(host) || /example\.|\.(?:test|local|invalid)$/.test(host)) return undefined;
  const strength = strengthOf(decoded(password), 'password');
  return strength && { what: 'password in an address', confidence: strength };
}

function isLocal(host: string): boolean {
  return /^(?:localhost|127\.|host$|hostname|server|\[::1)/.test(host);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
