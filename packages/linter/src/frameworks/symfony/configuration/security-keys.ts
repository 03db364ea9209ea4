/** Keys that are files beside the application: LexikJWT, OAuth2 servers. */
import { entryAt, type SettingEntry } from '../../../configuration/setting.ts';
import { entryIn } from './application.ts';
import { isLocalPath } from './data-source.ts';
import type { Findings } from './findings.ts';
import { remedies } from './remedies.ts';

/** Section and keys. https://symfony.com/bundles/LexikJWTAuthenticationBundle/current/1-configuration-reference.html, league/oauth2-server-bundle */
const KEYS: readonly (readonly [string, readonly string[]])[] = [
  ['lexik_jwt_authentication', ['secret_key']],
  ['lexik_jwt_authentication', ['private_key_path']],
  ['league_oauth2_server', ['authorization_server', 'private_key']],
];

/** Adds the signing keys, and the code that a release brings along. */
export function readKeys(found: Findings): void {
  for (const [section, keys] of KEYS) {
    const entry = entryIn(found.application, section, ...keys);
    if (entry && !entryAt(entry.value, 'key')) addKey(found, `${section}.${keys.join('.')}`, entry);
  }
}

function addKey(found: Findings, key: string, at: SettingEntry): void {
  found.configured({
    kind: 'config',
    store: 'signing key',
    key,
    at,
    setting: at.value,
    means: (value) =>
      isLocalPath(value) && /\.(?:pem|key)$/.test(value) ? { technology: 'key file', placement: 'node' } : undefined,
    message: () =>
      'The signing key is a file of one node: tokens of one node mean nothing to another that made its own',
    remedy: remedies.keys,
    reportedAs: 'other',
    purpose: 'signing key',
    // A key that the build or a secret mount puts there is the same everywhere; the configuration cannot tell.
    isUsed: false,
  });
}
