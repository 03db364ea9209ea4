import type { StateKind } from '@tidemark/sdk/model';
import { configurationFinding } from '../configuration-finding.ts';
import { frameworkRemedy } from '../framework-remedy.ts';
import type { ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';

/** What goes unseen in development, by what is kept. */
const UNSEEN: Partial<Readonly<Record<StateKind, string>>> = {
  database: 'queries, types and constraints that only one of them knows show up in production first',
  queue: 'what only a real queue does (serialising, retrying, losing a worker) shows up in production first',
  sessions: 'what only the other store does (locking, limits, expiry) shows up in production first',
  cache: 'what only the other store does (sharing, eviction, limits) shows up in production first',
  locks: 'races that only one of them has show up in production first',
};

const FILES = 'code that needs a local path, or an address of a file, fails in production first';

/** State that developers keep in something else than production does. */
export const differentDriver: ProjectRule = {
  meta: configuration('dev-prod-parity/different-driver', 'Development keeps state in something else than production', {
    minutes: 45,
    reason: 'The same service is started for developers, and their settings name it.',
  }),
  check: ({ reading, knowledge }) =>
    (reading.differences ?? []).map(({ kind, subject, development, production }) =>
      configurationFinding({
        rule: differentDriver.meta,
        at: development,
        // Another database behaves differently in each query, other stores only at their edges.
        severity: kind === 'database' ? 'warning' : 'info',
        confidence: 'likely',
        state: kind,
        message: `In development the ${subject} is ${development.technology}, in production ${production.technology} (${production.path}, line ${production.line}): ${UNSEEN[kind] ?? FILES}.`,
        remedy: frameworkRemedy('dev-prod-parity/different-driver', knowledge) ?? {
          summary: 'Run the service of production in development too, in a container, and of the same version.',
          packages: [],
          docs: ['https://12factor.net/dev-prod-parity'],
        },
        trace: [{ path: production.path, line: production.line, message: `production: ${production.technology}` }],
        about: `${kind} ${subject} ${development.key ?? ''}`,
      }),
    ),
};
