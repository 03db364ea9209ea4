/** Keys that their issuers gave a shape of their own: the text alone tells. */

export interface SecretFormat {
  readonly what: string;
  readonly pattern: RegExp;
  /** Where the issuer describes it. */
  readonly source: string;
}

/** Every pattern is anchored by marks that no other text bears; none can be slow. */
export const SECRET_FORMATS: readonly SecretFormat[] = [
  {
    what: 'AWS access key',
    pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids',
  },
  {
    what: 'GitHub token',
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,})\b/,
    source:
      'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
  },
  {
    what: 'GitLab token',
    pattern: /\bglpat-[A-Za-z0-9_-]{20,}\b/,
    source: 'https://docs.gitlab.com/security/tokens/#token-prefixes',
  },
  {
    what: 'Stripe secret key',
    pattern: /\b(?:sk|rk)_live_[A-Za-z0-9]{16,}\b/,
    source: 'https://docs.stripe.com/keys',
  },
  {
    what: 'Slack token',
    pattern: /\bxox[abprs]-\d{8,}-[A-Za-z0-9-]{10,}\b/,
    source: 'https://docs.slack.dev/authentication/tokens',
  },
  {
    what: 'Slack webhook',
    pattern: /\bhooks\.slack\.com\/services\/T[A-Z0-9]{8,}\/B[A-Z0-9]{8,}\/[A-Za-z0-9]{20,}/,
    source: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
  },
  {
    what: 'OpenAI key',
    pattern: /\bsk-proj-[A-Za-z0-9_-]{40,}/,
    source: 'https://platform.openai.com/docs/api-reference/authentication',
  },
  {
    what: 'Anthropic key',
    pattern: /\bsk-ant-[a-z]+\d*-[A-Za-z0-9_-]{40,}/,
    source: 'https://docs.claude.com/en/api/overview#authentication',
  },
  {
    what: 'Telegram bot token',
    pattern: /\bbot\d{8,10}:[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/,
    source: 'https://core.telegram.org/bots/api#authorizing-your-bot',
  },
  {
    what: 'SendGrid key',
    pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b/,
    source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  },
  {
    what: 'Google API key',
    pattern: /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/,
    source: 'https://docs.cloud.google.com/docs/authentication/api-keys',
  },
  {
    what: 'Laravel application key',
    pattern: /^base64:[A-Za-z0-9+/]{43}=$/,
    source: 'https://laravel.com/docs/encryption',
  },
  {
    what: 'npm token',
    pattern: /\bnpm_[A-Za-z0-9]{36}\b/,
    source: 'https://docs.npmjs.com/about-access-tokens',
  },
];

/** Stands in every text that one of the formats fits: one look instead of one for each. */
export const MAY_HAVE_FORMAT: RegExp =
  /A[KS]IA[A-Z2-7]{16}|\bgh[pousr]_|github_pat_|glpat-|[sr]k_live_|xox[abprs]-|hooks\.slack|SG\.[\w-]{22}|AIza|sk-proj-|sk-ant-|bot\d{8}|^base64:|npm_/;

/** The beginning of a private key that is followed by the key itself, not by an ellipsis. */
export const PRIVATE_KEY: RegExp =
  /-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED )?PRIVATE KEY-----(?:\\n|\s)+[A-Za-z0-9+/=:,\s-]{0,200}?[A-Za-z0-9+/]{40}/;

/** `scheme://user:password@host`. */
export const ADDRESS_WITH_PASSWORD: RegExp =
  /\b[a-z][a-z\d+.-]{1,15}:\/\/([^\s:/?#@"'<>]{0,64}):([^\s/?#@"'<>]{1,128})@([\w.[\]-]+)/i;
