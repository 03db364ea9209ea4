/** Components of config/app.php that keep state in files of one node. https://craftcms.com/docs/5.x/reference/config/app.html */
import type { Finding } from '../../result.ts';
import type { Fixer, Proposal } from '../fix.ts';
import type { FixProject } from '../fix-project.ts';
import { entryLines } from '../php-lines.ts';
import type { PhpEntry, PhpText } from '../php-text.ts';

interface Found {
  readonly php: PhpText;
  readonly entry: PhpEntry;
}

/** The component of this name, if the finding stands at it or within it. */
function componentAt(finding: Finding, project: FixProject, id: string): Found | undefined {
  const php = /(?:^|\/)config\/app(?:\.web)?\.php$/.test(finding.path) ? project.php(finding.path) : undefined;
  const entry = php?.entryAt(php.returnedArray(), 'components', id);
  const span = entry && php?.span(entry.node);
  if (!php || !entry || !span) return undefined;
  const isWithin = finding.startLine >= entry.line && finding.startLine <= php.lineAt(span.end);
  return isWithin ? { php, entry } : undefined;
}

/** Name of the class that a component is made of: `X::class`, or the entry `class` of its array. */
function classOf({ php, entry }: Found): string {
  const named = entry.value.kind === 'array' ? php.entryAt(entry.value, 'class')?.value : entry.value;
  const source = php.source(named);
  return /^\\?([\w\\]+)::class$/.exec(source)?.[1] ?? php.literal(named) ?? '';
}

/** The table has to be there first. craftcms/cms: CHANGELOG.md (3.4.14), src/console/controllers/SetupController.php */
const CACHE_TABLE = 'php craft setup/db-cache-table';
const SESSION_TABLE = 'php craft setup/php-session-table';

export const craftCache: Fixer = {
  id: 'craft/cache',
  framework: 'craft',
  rules: ['processes/local-cache'],
  summary: 'Keeps the cache in the database',
  isSafe: false,
  propose: (finding, project) => {
    const found = (project.major('craft') ?? 0) >= 4 ? componentAt(finding, project, 'cache') : undefined;
    const span = found && found.php.span(found.entry.value);
    if (!found || !span || !classOf(found).endsWith('FileCache')) return undefined;
    return {
      edits: [{ path: finding.path, ...span, text: '\\craft\\cache\\DbCache::class' }],
      variables: [],
      packages: [],
      commands: [CACHE_TABLE],
    };
  },
};

/** Since 4.6 Craft's own mutex is the database's: craftcms/cms, src/helpers/App.php, `dbMutexConfig()`. */
export const craftMutex: Fixer = {
  id: 'craft/mutex',
  framework: 'craft',
  rules: ['processes/local-lock-store'],
  summary: "Leaves locks to Craft's own mutex, which the database holds",
  isSafe: false,
  propose: (finding, project) => {
    const [major = 0, minor = 0] = project.version('craft');
    const found = componentAt(finding, project, 'mutex');
    const lines = found && entryLines(found.php, found.entry);
    if (!found || !lines || !classOf(found).endsWith('FileMutex') || major * 1000 + minor < 4006) return undefined;
    return { edits: [{ path: finding.path, ...lines, text: '' }], variables: [], packages: [] };
  },
};

const SESSIONS = `<?php

use craft\\behaviors\\SessionBehavior;
use craft\\db\\Table;
use craft\\helpers\\App;
use yii\\web\\DbSession;

return [
    'components' => [
        'session' => fn() => Craft::createObject([
            'class' => DbSession::class,
            'sessionTable' => Table::PHPSESSIONS,
            'as session' => SessionBehavior::class,
        ] + App::sessionConfig()),
    ],
];
`;

/** https://craftcms.com/docs/5.x/reference/config/app.html: the session belongs to web requests, so to app.web.php. */
export const craftSession: Fixer = {
  id: 'craft/session',
  framework: 'craft',
  rules: ['processes/local-session'],
  summary: 'Keeps sessions in the database',
  isSafe: false,
  propose: (finding, project): Proposal | undefined => {
    const directory = /^(.*(?:^|\/)config\/)app\.php$/.exec(finding.path)?.[1];
    if (directory === undefined || (project.major('craft') ?? 0) < 4) return undefined;
    const php = project.php(finding.path);
    const path = `${directory}app.web.php`;
    if (php?.entryAt(php.returnedArray(), 'components', 'session')) return undefined;
    if (project.text(path) !== undefined || project.isTaken(path)) return undefined;
    return {
      edits: [{ path, start: 0, end: 0, text: SESSIONS }],
      variables: [],
      packages: [],
      commands: [SESSION_TABLE],
    };
  },
};
