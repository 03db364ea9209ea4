/** `lock: flock` becomes `lock: '%env(LOCK_DSN)%'`, as Symfony's own recipe has it, with `flock` as its default. */
import type { Fixer } from '../fix.ts';
import { yamlString } from '../yaml-text.ts';
import { SECTIONS } from './sections.ts';

export const lockDsn: Fixer = {
  id: 'symfony/lock-dsn',
  framework: 'symfony',
  rules: ['processes/local-lock-store'],
  summary: 'Lets LOCK_DSN choose the store of locks; what stands there today is its default',
  isSafe: true,
  propose: (finding, project) => {
    const yaml = /\.ya?ml$/.test(finding.path) ? project.yaml(finding.path) : undefined;
    if (!yaml) return undefined;
    for (const section of SECTIONS) {
      const entry = yaml.entryAt(...(section === undefined ? [] : [section]), 'framework', 'lock');
      const span = entry && yaml.span(entry.pair.value);
      const value = span && yaml.text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/, '$2');
      // A name without `%` and quotes is the same text wherever it stands.
      if (!entry || !span || entry.line !== finding.startLine || !/^(?:flock|semaphore)$/.test(value ?? '')) continue;
      const fallback = value ?? '';
      return {
        edits: [{ path: finding.path, ...span, text: yamlString('%env(LOCK_DSN)%') }],
        containerDefaults: [
          { path: finding.path, name: 'LOCK_DSN', value: fallback, ...(section === undefined ? {} : { section }) },
        ],
        variables: [{ name: 'LOCK_DSN', purpose: 'store of locks', fallback }],
        packages: [],
      };
    }
    return undefined;
  },
};
