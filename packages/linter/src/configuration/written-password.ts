/** Passwords that stand where only a password can stand: there any text is one, however weak. */
import type { Judgement } from './literal-secret.ts';
import { plainName } from './secret-names.ts';
import { isPlaceholder } from './secret-value.ts';

/** `password_here`, `DB_PASSWORD`, `<password>`: what a sample asks to fill in. */
const TO_FILL_IN = /here$|^(?:[\w-]*_)?(?:password|passwd|passphrase|pass|pwd)$/i;

/** What servers are set up with before anybody thinks of a password. */
const OF_A_TRIAL = /^(?:root|admin|guest|secret|user|postgres|mysql|test\w*|demo|dev|local(?:host)?|toor|anonymous)$/i;

const SHORTEST = 4;

/**
 * @param user The name that is given with it. Where both are the same, as on a developer's machine, it may open nothing.
 */
export function writtenPassword(value: string, user?: string): Judgement | undefined {
  if (value.length < SHORTEST || value.length > 128 || /\s/.test(value)) return undefined;
  if (value === user || OF_A_TRIAL.test(value)) return { what: 'password', confidence: 'possible' };
  if (isPlaceholder(value) || TO_FILL_IN.test(value)) return undefined;
  return { what: 'password', confidence: 'likely' };
}

/** Names of the passwords of services, as constants and settings have them. */
const OF_A_SERVICE =
  /(?:^|_)(?:db|database|mysqli?|pg|pgsql|postgres(?:ql)?|sql|smtp|mail|mailer|redis|ftp|sftp|ldap|amqp|rabbitmq|imap)_?(?:server_?)?(?:password|passwd|pass|pwd)$/;

/** A word that is shown, not a password: `Kennwort`. */
const WORD = /^\p{L}+$/u;

/** What a setting of this name is given, where the name says that it is the password of a service. */
export function passwordOfService(name: string, value: string): Judgement | undefined {
  return OF_A_SERVICE.test(plainName(name)) && !WORD.test(value) ? writtenPassword(value) : undefined;
}

/** Keys beside `password` that make of an array the settings of a connection. */
const OF_A_CONNECTION = /^(?:host|hostname|server|dbname|db_?name|dsn|dbdriver)$/i;

export function isConnection(keys: readonly string[]): boolean {
  // Names of settings have no blanks; sentences that are translated do.
  return keys.some((key) => OF_A_CONNECTION.test(key)) && !keys.some((key) => /\s/.test(key));
}

export function isPasswordKey(key: string | undefined): boolean {
  return key !== undefined && /^(?:db_?)?(?:password|passwd|pass|pwd)$/i.test(key);
}

/** `host=db dbname=shop password=…`, as libpq and the PDO drivers take it. */
export function passwordInConnection(text: string): Judgement | undefined {
  if (text.length > 1024 || !/(?:^|[\s;:])(?:host|hostaddr|dbname|server)=/i.test(text)) return undefined;
  const [, password] = /(?:^|[\s;:])(?:password|pwd)=["']?([^\s;"']+)/i.exec(text) ?? [];
  const [, user] = /(?:^|[\s;:])(?:user|uid)=["']?([^\s;"']+)/i.exec(text) ?? [];
  return password === undefined ? undefined : writtenPassword(password, user);
}

/** The name and value of a header that carries a credential: `X-Api-Key: …`, `Authorization: Bearer …`. */
export function headerIn(text: string): { readonly name: string; readonly value: string } | undefined {
  if (text.length > 2048) return undefined;
  const [, header, value = ''] = /^([A-Za-z][\w-]{0,60}):\s*(\S.*)$/.exec(text) ?? [];
  return header === undefined ? undefined : carriedBy(header, value);
}

/** The same where name and value stand apart: `'Authorization' => 'Bearer …'`. */
export function carriedBy(
  header: string,
  value: string,
): { readonly name: string; readonly value: string } | undefined {
  if (/^(?:proxy-)?authorization$/i.test(header)) {
    const [, , credential] = /^(Bearer|Token|Basic|ApiKey|Key)\s+(\S+)$/i.exec(value) ?? [];
    return credential === undefined ? undefined : { name: 'token', value: credential };
  }
  return /^x-[\w-]*(?:key|token|secret)$/i.test(header) ? { name: 'api_key', value } : undefined;
}
