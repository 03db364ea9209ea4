/** Tells by a text whether it is a credential, when the name beside it says so. */
import type { NamedSecret } from './secret-names.ts';

/** Stands for what people fill in, or says that there is nothing. */
const PLACEHOLDER =
  /change[-_ ]?(?:me|it|this)|changez|^!.*!$|your[-_ ]|^your|^my[-_]?|example|sample|placeholder|insert|replace|enter[-_ ]|put[-_ ]|fill[-_ ]?|dummy|fake|mock|^foo|^bar$|^baz|lorem|^x{3,}|x{6,}|^\*+$|^\.{2,}|\.\.\.|^-+$|^(?:some|any|the|an?)[-_ ]|this[-_ ]?is|not[-_ ]?(?:so|a|very|that|for)[-_ ]?|insecure|^(?:true|false|yes|no|on|off|null|nil|none|empty|undefined|todo|tbd|n\/?a)$|redacted|hidden|masked|unset|notused|^(?:abc|123|qwe|asd)|1234567|0123456|abcdef|deadbeef|(?:^|[-_])test(?:ing)?(?:[-_]|\d*$)|^test|thistokenis|secret[-_]?(?:key|token|goes|here)|generate|random/i;

/** Words that alone are no key: names of fields, of settings and of kinds. */
const WORDS = /^[A-Za-z]+(?:[-_.:/ ][A-Za-z]+)*$/;

/** Names of constants that stand for a text: `E_32_ADMIN_PASSWORD`. */
const CONSTANT = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;

/** Filled in by something else: variables, templates, markup, expressions. */
const FILLED_IN =
  /\$\{|\{\{|\{%|%[\w.():-]+%|^\$\w+|^[@&*!]|<[^>]*>|^\(|\[\w*\]|#\{|^%|\$this|::|->|\\\\?[A-Z]|\bENC\[|^vault:|^op:\/\/|^arn:|^secretsmanager|^ssm:/;

/** Made from a secret, not one: password hashes and integrity marks. */
const DERIVED =
  /^\$(?:2[abxy]|argon2\w*|[156]|P|H|S|pbkdf2\w*|scrypt)\$|^\{(?:SHA|SSHA|MD5|CRYPT)\}|^sha(?:1|256|384|512)[-:]/i;

const SOME_OTHER_TEXT =
  /^[\w.-]+:\d{2,5}$|^urn:|^\d+(?:\.\d+){3,}$|^(?:https?:)?\/\/|^(?:\.{0,2}\/|~\/)|^[\w.+-]+@[\w-]+\.\w+|^#[\da-f]{3,8}$|^[/#~@].*[/#~@][imsux]*$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|^[\w-]+\.(?:php|js|ts|css|html?|ya?ml|json|xml|pem|key|crt|txt|md|svg|png|jpe?g|log|ini|twig|tpl)$|^(?:text|application|image)\/|,|;|=>|[<>(){}|]/i;

export type Strength = 'likely' | 'possible';

/** How surely this is a credential; undefined where it is none. Whitespace makes a sentence of it. */
export function strengthOf(value: string, kind: NamedSecret): Strength | undefined {
  const text = value.trim();
  if (text.length < 8 || text.length > 512 || /\s/.test(text) || isPlaceholder(text)) return undefined;
  if (DERIVED.test(text) || SOME_OTHER_TEXT.test(text) || WORDS.test(text) || CONSTANT.test(text)) return undefined;
  const classes = classesIn(text);
  const entropy = entropyOf(text);
  if (text.length >= 16 && /\d/.test(text) && classes >= 2 && entropy >= 3 && !isSpokenName(text)) return 'likely';
  return kind === 'password' && classes >= 3 && /\d/.test(text) && entropy >= 2.7 && !isSpokenName(text)
    ? 'possible'
    : undefined;
}

/** Is this what people are to fill in, or what something else fills in? */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  return text === '' || PLACEHOLDER.test(text) || FILLED_IN.test(text) || new Set(text).size < 4;
}

/** `oauth2_client_secret`, `S3AccessKey2`: words with a number among them. */
function isSpokenName(text: string): boolean {
  const parts = text
    .split(/[-_.:/]+|(?<=[a-z])(?=[A-Z])|(?<=[a-zA-Z])(?=\d)|(?<=\d)(?=[a-zA-Z])/)
    .filter((part) => part !== '');
  const spoken = parts.filter((part) => /^(?:[A-Z]?[a-z]{2,}|[A-Z]{2,})$/.test(part) && /[aeiouy]/i.test(part));
  return spoken.join('').length > text.replace(/[-_.:/]/g, '').length * 0.7;
}

/** Small letters, capitals, digits and signs: how many of them. */
function classesIn(text: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((pattern) => pattern.test(text)).length;
}

/** Shannon's entropy [bits per character]. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
