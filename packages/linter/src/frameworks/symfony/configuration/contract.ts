/** The variables that an application's configuration reads, beside those that decide a store or a service. */
import { decidingVariable, type Setting } from '../../../configuration/setting.ts';
import { isLocalHost } from '../../../configuration/telling.ts';
import { type Findings, hostOfUrl } from './findings.ts';

/** What Symfony's runtime and `.env` read by themselves. https://symfony.com/doc/current/deployment.html */
const ENVIRONMENT = 'APP_ENV';

/** Adds every `%env(…)%` that nothing else told of, and the name of the environment. Call it last. */
export function readContract(found: Findings): void {
  const { sections, parameters, services } = found.application;
  for (const [name, entry] of sections) eachVariable(entry.value, name, found);
  for (const [name, entry] of parameters) {
    // `env(NAME)` is what a variable falls back to.
    if (!name.startsWith('env(')) eachVariable(entry.value, name, found);
  }
  for (const [name, entry] of services) eachVariable(entry.value, name, found);
  readEnvironment(found);
}

function eachVariable(setting: Setting, key: string, found: Findings): void {
  if (setting.kind === 'map') {
    for (const entry of setting.entries) eachVariable(entry.value, `${key}.${entry.key}`, found);
  } else if (setting.kind === 'list') {
    for (const item of setting.items) eachVariable(item, key, found);
  } else if (setting.kind === 'value' && typeof setting.value === 'string') {
    const { path, line } = setting;
    for (const [placeholder, expression = ''] of setting.value.matchAll(/%env\(([^)]*)\)%/g)) {
      const use = decidingVariable(
        found.placeholders.resolve({ kind: 'value', value: placeholder, path, line }).setting,
      );
      if (!use) continue;
      const value = use.given?.value ?? use.default ?? '';
      const isOptional = /(?:^|:)default:/.test(expression);
      found.variable({ ...use, path, line }, key, isLocalAddress(value), isOptional);
    }
  }
}

/** `http://localhost:9200` works on a developer's machine, and nowhere else. */
function isLocalAddress(value: string): boolean {
  return /^(?!null:)[a-z][\w+.-]*:\/\//i.test(value) && isLocalHost(hostOfUrl(value));
}

/** `.env` says `dev`, which shows every error and compiles on each request. */
function readEnvironment(found: Findings): void {
  const given = found.files.variables.effective(ENVIRONMENT);
  if (!given || /^prod/i.test(given.value)) return;
  const { path, line, value } = given;
  found.variable({ name: ENVIRONMENT, path, line, given: { value, path, line } }, 'name of the environment', true);
}
