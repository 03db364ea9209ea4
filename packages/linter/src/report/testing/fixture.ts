import { emptyStateMap } from '@tidemark/sdk/model';
import type { Finding, LintResult, Remedy } from '../../result.ts';
import type { ReportContext, RuleMeta } from '../context.ts';

/** A result with one of everything a format has to cope with, and the files it speaks of. */

const STORE: Remedy = {
  summary: "Store it on a disk that all nodes share: $request->file('photo')->store('photos', 's3').",
  packages: ['league/flysystem-aws-s3-v3'],
  docs: ['https://laravel.com/docs/filesystem'],
};

const UPLOAD_PATH = 'app/Http/Controllers/PhotoController.php';
const UPLOAD_ORIGIN = {
  path: 'config/photos.php',
  line: 4,
  message: "directory public/uploads is named here, as config('photos.dir')",
};

const write = {
  ruleId: 'processes/local-disk-write',
  factor: 'processes',
  category: 'write',
  effect: 'lost-at-deploy',
} as const;

const findings: readonly Finding[] = [
  {
    ...write,
    kind: 'directory',
    state: 'uploads',
    severity: 'warning',
    confidence: 'certain',
    message: "The directory public/uploads is made on the node's own disk.",
    path: UPLOAD_PATH,
    startLine: 14,
    startColumn: 3,
    endLine: 14,
    endColumn: 26,
    fingerprint: '1f0a6c0de1f0a6c0de1f0a6c0de10001',
    trace: [UPLOAD_ORIGIN, { path: UPLOAD_PATH, line: 14, message: 'made here by mkdir()' }],
    remedy: STORE,
  },
  {
    ...write,
    kind: 'upload',
    state: 'uploads',
    severity: 'error',
    confidence: 'certain',
    message: "An uploaded file is moved to public/uploads on the node's own disk.",
    path: UPLOAD_PATH,
    startLine: 15,
    startColumn: 3,
    endLine: 15,
    endColumn: 53,
    fingerprint: '1f0a6c0de1f0a6c0de1f0a6c0de10002',
    trace: [
      UPLOAD_ORIGIN,
      { path: UPLOAD_PATH, line: 10, message: 'kept in $this->dir' },
      { path: UPLOAD_PATH, line: 15, message: 'moved here by UploadedFile::move()' },
    ],
    remedy: STORE,
  },
  {
    ruleId: 'backing-services/local-session',
    factor: 'backing-services',
    category: 'configuration',
    kind: 'session-file',
    state: 'sessions',
    effect: 'invisible-to-others',
    severity: 'error',
    confidence: 'certain',
    message: "Sessions are kept in files on the node's own disk.",
    path: 'config/session.php',
    startLine: 3,
    startColumn: 17,
    endLine: 3,
    endColumn: 46,
    fingerprint: '1f0a6c0de1f0a6c0de1f0a6c0de10003',
    trace: [],
    remedy: {
      summary: "Set SESSION_DRIVER to 'database' or 'memcached'.",
      packages: [],
      docs: ['https://laravel.com/docs/session'],
    },
  },
  {
    ruleId: 'config/secret-in-code',
    factor: 'config',
    category: 'configuration',
    kind: 'secret-in-code',
    state: null,
    effect: null,
    severity: 'info',
    confidence: 'possible',
    message: 'APP_KEY is written in the code.',
    path: 'config/session.php',
    startLine: 4,
    startColumn: 5,
    endLine: 4,
    endColumn: 26,
    fingerprint: '1f0a6c0de1f0a6c0de1f0a6c0de10004',
    trace: [],
    remedy: {
      summary: 'Read it from the environment.',
      packages: [],
      docs: [],
    },
  },
  {
    ruleId: 'logs/no-log-files',
    factor: 'logs',
    category: 'practice',
    kind: null,
    state: 'logs',
    effect: 'fails-read-only',
    severity: 'warning',
    confidence: 'possible',
    message: 'Log lines go to a file, not to the stream: <b>"A & B"</b> | `tail`.',
    path: 'src/100% #1 & co/a:b,c.php',
    startLine: 2,
    startColumn: 1,
    endLine: 2,
    endColumn: 26,
    fingerprint: '1f0a6c0de1f0a6c0de1f0a6c0de10005',
    trace: [{ path: 'src/100% #1 & co/a:b,c.php', line: 2, message: 'the file log/app.log is opened here' }],
    remedy: {
      summary: 'Write to php://stderr.',
      packages: ['monolog/monolog', 'symfony/monolog-bundle'],
      docs: [],
    },
  },
  {
    ...write,
    kind: 'media',
    state: 'media',
    severity: 'error',
    confidence: 'likely',
    message: "A thumbnail is written to תמונות on the node's own disk.",
    path: 'src/תמונות/サムネイル 😃.php',
    startLine: 3,
    startColumn: 13,
    endLine: 3,
    endColumn: 59,
    fingerprint: '1f0a6c0de1f0a6c0de1f0a6c0de10006',
    trace: [{ path: 'src/תמונות/サムネイル 😃.php', line: 3, message: 'the path 写真/… is put together here' }],
    remedy: {
      summary: 'Write it to a shared disk.',
      packages: [],
      docs: [],
    },
  },
  {
    ...write,
    kind: 'cache',
    state: 'cache',
    effect: 'invisible-to-others',
    severity: 'warning',
    confidence: 'certain',
    message: "Rendered pages are cached in var/pages on the node's own disk.",
    path: 'src/evil\u001b[31m\n::error::name.php',
    startLine: 2,
    startColumn: 1,
    endLine: 6,
    endColumn: 2,
    fingerprint: '1f0a6c0de1f0a6c0de1f0a6c0de10007',
    trace: [{ path: 'src/evil\u001b[31m\n::error::name.php', line: 3, message: 'var/pages is named here' }],
    remedy: {
      summary: 'Use a cache that all nodes share.',
      packages: ['symfony/cache'],
      docs: ['https://symfony.com/doc/current/cache.html'],
    },
  },
  {
    ...write,
    kind: 'export',
    state: 'media',
    severity: 'info',
    confidence: 'possible',
    message: 'An export may be written to the disk.',
    path: 'src/מסוף.php',
    startLine: 9,
    startColumn: 1,
    endLine: 9,
    endColumn: 10,
    fingerprint: '1f0a6c0de1f0a6c0de1f0a6c0de10008',
    trace: [{ path: 'src/מסוף.php', line: 8, message: 'the path is a parameter without a known caller' }],
    remedy: {
      summary: 'Write it to a shared disk.',
      packages: [],
      docs: [],
    },
  },
];

/** Sources by path; the last finding's file cannot be read any more. */
export const FIXTURE_SOURCES: Readonly<Record<string, string>> = {
  [UPLOAD_PATH]: `<?php

namespace App\\Http\\Controllers;

final class PhotoController
{
\tprivate string $dir;
\tpublic function __construct()
\t{
\t\t$this->dir = public_path(config('photos.dir'));
\t}
\tpublic function store(StorePhoto $request): void
\t{
\t\tmkdir($this->dir, 0775);
\t\t$request->file('photo')->move($this->dir, 'a.jpg');
\t}
}
`,
  'config/photos.php': "<?php\n\nreturn [\n    'dir' => 'uploads',\n];\n",
  'config/session.php':
    "<?php return [\n    // where sessions are kept\n    'driver' => env('SESSION_DRIVER', 'file'),\n    'key' => 'base64:c2VjcmV0',\n];\n",
  'src/100% #1 & co/a:b,c.php': "<?php\nfopen('log/app.log', 'a');\n",
  'src/תמונות/サムネイル 😃.php':
    '<?php\n// 写真\n/* 縮小 😃 */ imagejpeg($image, "写真/$name.jpg", quality: 80); // כתיבה\n',
  'src/evil\u001b[31m\n::error::name.php':
    '<?php\n$pages->put(\n    "var/pages/\u001b[2J",\n    $html,\n    3600,\n);\n',
};

/** The result that every format's test prints. */
export const FIXTURE_RESULT: LintResult = {
  schemaVersion: 1,
  tool: { name: 'tidemark-lint', version: '0.1.0' },
  project: {
    root: '/data/folder/with space/and unicode 😃/project',
    frameworks: [{ name: 'laravel', version: '12.4.0' }],
    platform: 'fortrabbit',
  },
  findings,
  partial: [
    { path: 'src/Broken.php', reason: 'syntax error in line 7: what follows was not understood' },
    { path: 'src/evil\u001b[31m\n::error::name.php', reason: 'nested deeper than 200 levels' },
  ],
  stateMap: emptyStateMap(),
  environment: [],
  suppressed: { inline: 1, baseline: 2 },
  stats: { files: 1234, excluded: 210, parsed: 180, cached: 20, bytes: 1_540_000, durationMs: 1234 },
};

/** The same project with nothing to find. */
export const CLEAN_RESULT: LintResult = {
  ...FIXTURE_RESULT,
  findings: [],
  partial: [],
  stateMap: emptyStateMap(),
  environment: [],
  suppressed: { inline: 0, baseline: 0 },
};

export const FIXTURE_RULES: readonly RuleMeta[] = [
  {
    id: 'processes/local-disk-write',
    category: 'write',
    summary: 'Writes to a disk that a deploy wipes or a second node does not see',
    effort: { minutes: 5, reason: 'One line changes.' },
    factor: 'processes',
    page: '# local-disk-write\n\nA deploy starts on a **fresh disk**.\n',
  },
  {
    id: 'backing-services/local-session',
    category: 'configuration',
    summary: 'Sessions kept where only one node sees them',
    effort: { minutes: 5, reason: 'One line changes.' },
    factor: 'backing-services',
    page: '# local-session\n\nKeep sessions in a shared store.\n',
  },
];

/** Without colours, 100 columns wide; `changes` win. */
export function fixtureContext(changes: Partial<ReportContext> = {}): ReportContext {
  return {
    colors: false,
    width: 100,
    sourceOf: (path) => FIXTURE_SOURCES[path],
    rules: FIXTURE_RULES,
    root: FIXTURE_RESULT.project.root,
    minSeverity: 'warning',
    limit: 30,
    ...changes,
  };
}
