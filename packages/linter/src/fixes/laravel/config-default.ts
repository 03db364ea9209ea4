/** `'driver' => 'file'` becomes `'driver' => env('SESSION_DRIVER', 'file')`. */
import type { Finding } from '../../result.ts';
import type { Fixer, Proposal } from '../fix.ts';
import type { FixProject } from '../fix-project.ts';
import { phpString } from '../php-text.ts';
import { CHOICES, type Choice, S3_PACKAGE } from './choices.ts';

/** Newest version that the data knows; taken where nothing tells the version. */
const NEWEST = 13;

export const configDefault: Fixer = {
  id: 'laravel/config-default',
  framework: 'laravel',
  rules: [...new Set(CHOICES.map(({ rule }) => rule))],
  summary: 'Lets the variable that Laravel documents choose the driver; what stands there today is its default',
  isSafe: true,
  propose: (finding, project) => {
    const section = /(?:^|\/)([\w-]+)\.php$/.exec(finding.path)?.[1];
    const found = CHOICES.filter(({ rule, file }) => rule === finding.ruleId && file === section);
    for (const choice of found) {
      const proposal = proposed(choice, finding, project);
      if (proposal !== undefined) return proposal;
    }
    return undefined;
  },
};

function proposed(choice: Choice, finding: Finding, project: FixProject): Proposal | undefined {
  const php = project.php(finding.path);
  const entry = php?.entryAt(php.returnedArray(), ...choice.keys);
  const literal = entry && php?.literal(entry.value);
  const span = entry && php?.span(entry.value);
  if (!php || !entry || literal === undefined || !span) return undefined;
  // Where the choice leads to what was found, the finding stands at what is chosen.
  if (!choice.leadsTo && entry.line !== finding.startLine) return undefined;
  const name = choice.variable(project.major('laravel') ?? NEWEST);
  return {
    edits: [{ path: finding.path, ...span, text: `env(${phpString(name)}, ${php.source(entry.value)})` }],
    variables: [{ name, purpose: choice.purpose, fallback: literal }],
    packages: choice.file === 'filesystems' && !project.hasPackage(S3_PACKAGE) ? [S3_PACKAGE] : [],
  };
}
