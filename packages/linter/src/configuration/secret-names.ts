/** Tells by a name whether what it is given is a credential. */

export type NamedSecret = 'password' | 'key' | 'token';

/** The last words of a name, in lower case with `_` between words. */
const PASSWORD = /(?:^|_)(?:passwords?|passwd|pwd|passphrase|dbpass|pass)$/;
const KEY =
  /(?:^|_)(?:api_?key|(?:access|secret|private|auth|encryption|encrypt|crypt|cipher|app|application|signing|signature|security|master|account|storage|shared|service|deploy|licen[cs]e|hmac|jwt|consumer|client|session)_?key|secret|(?:app|client|api|auth|consumer|shared|oauth|jwt|webhook|kernel|signing|hash|security|cookie)_?secret|credentials?|(?:auth|secure_auth|logged_in|nonce|password|hash|crypt)_?salt|pepper)$/;
const TOKEN = /(?:^|_)(?:token|(?:access|auth|api|bearer|bot|refresh|personal|deploy)_?token|apitoken)$/;

/** Words that make a name one of something else: a form field, a header, a rule, an event, a public half of a pair. */
const OTHER =
  /(?:^|_)(?:csrf|xsrf|field|fields|label|input|column|attribute|header|param|parameter|option|setting|config|form|event|route|action|hook|permission|rule|regex|pattern|error|message|msg|text|title|placeholder|help|description|desc|type|name|id|public|site|cache|primary|foreign|index|sort|array|map|lang|i18n|translation|transient|meta|query|url|uri|path|file|test|tests|testing|demo|dummy|fake|mock|example|sample|old|new|forgot|forgotten|reset|confirm|confirmation|repeat|require|required|has|is|no|show|hide|min|max|hash|hashed|view|mode|class|css|icon|button|link|template|mail|email|step|stage|status|state|method|format|lost|change|changed|update|updated|invalid|wrong|missing|expired|must|without|with|user_key|(?:proxy|fastcgi|uwsgi|scgi|grpc)_pass)(?:_|$)/;

/** Makes `dbPassword`, `DB-PASSWORD`, `db.password` one: `db_password`. */
export function plainName(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
}

/** What the name says it holds; undefined where it is no credential. */
export function secretNamed(name: string): NamedSecret | undefined {
  if (name.length > 80 || !/pass|pwd|secret|key|token|credential|salt|pepper/i.test(name)) return undefined;
  const plain = plainName(name);
  const kind = PASSWORD.test(plain) ? 'password' : KEY.test(plain) ? 'key' : TOKEN.test(plain) ? 'token' : undefined;
  return kind === undefined || OTHER.test(plain) ? undefined : kind;
}

/** Does the name speak of a licence? */
export function isLicence(name: string): boolean {
  return /(?:^|_)licen[cs]e_?key$/.test(plainName(name));
}

/** A password that an installation begins with: whoever reads the code can log in until it is changed. */
const FIRST_PASSWORD =
  /(?:^|_)(?:first|default|initial|admin|administrator|root|master|superuser|super_admin|backdoor|universal)_(?:\w+_)?(?:password|passwd|pwd|pass)$/;

export function isFirstPassword(name: string): boolean {
  const plain = plainName(name);
  return FIRST_PASSWORD.test(plain) && !OTHER.test(plain);
}
