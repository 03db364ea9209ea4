import { configurationFinding } from '../configuration-finding.ts';
import type { ProjectRule } from '../project-rule.ts';
import type { RuleMeta } from '../rule.ts';
import { configuration } from '../rule-meta.ts';

const META: RuleMeta = configuration(
  'config/secret-in-code',
  'A credential or key that stands in the code or in a tracked file',
  { minutes: 15, reason: 'The value is changed, and the new one comes from the environment.' },
);

const REMEDY = {
  summary: 'Change the value, for the old one is known; give the new one in an environment variable or a secret store.',
  packages: [],
  docs: ['https://12factor.net/config'],
};

/** A credential or key that stands in the code or in a tracked file. */
export const secretInCode: ProjectRule = {
  meta: META,
  check: ({ secrets, reading }) => [
    ...secrets.map((secret) =>
      configurationFinding({
        rule: META,
        at: secret,
        severity: secret.isTemplate || secret.confidence === 'possible' ? 'info' : 'warning',
        confidence: secret.confidence,
        kind: 'secret-in-code',
        message: `${capital(secret.what)} with a fixed value${secret.name ? `: ${secret.name}` : ''}${secret.isTemplate ? ', in a sample that people copy' : ''}.`,
        remedy: REMEDY,
        about: `${secret.what} ${secret.name ?? ''}`,
      }),
    ),
    ...reading.switches
      .filter(({ name }) => name === 'secret-in-configuration')
      // A value that gives itself away is told once.
      .filter(({ path, line }) => !secrets.some((secret) => secret.path === path && secret.line === line))
      .map((found) =>
        configurationFinding({
          rule: META,
          at: found,
          severity: found.isTemplate ? 'info' : 'warning',
          confidence: 'certain',
          kind: 'secret-in-code',
          message: `${found.message}.`,
          remedy: found.remedy,
          about: found.key ?? found.variable?.name ?? '',
        }),
      ),
  ],
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
