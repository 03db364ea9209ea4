/** When Node code runs: in production, in the build, or by hand. */
import { basename, dirname, posix } from 'node:path';
import { recordOf } from '../project/composer.ts';
import { parseJson } from '../project/json.ts';
import { reached } from './import-graph.ts';

/** `run` is production; what only the build or a developer starts is `build`; `hand` is started with arguments. */
export type Purpose = 'run' | 'build' | 'hand';

/** Configuration of bundlers, test runners and linters, by name. */
const TOOL_FILE =
  /^(?:(?:gulp|grunt|cake|jake)file(?:\.[\w-]+)?|webpack[\w.-]*|vite[\w-]*\.[\w.-]*config|(?!ecosystem\b)[\w.-]+\.(?:config|conf|setup)|(?:karma|jest|rollup|postcss|babel|tailwind|prettier|stylelint|eslint|svgo|esbuild|tsup)[\w.-]*|makepot|release|bump|changelog)\.[cm]?[jt]s$/i;

/** Directories of development tools. Lower case. */
const TOOL_DIRECTORY: ReadonlySet<string> = new Set([
  'scripts',
  'script',
  'tools',
  'tool',
  'tooling',
  'gulp',
  'gulp-tasks',
  'grunt',
  'webpack',
  'vite',
  'rollup',
  'esbuild',
  'dev',
  'devtools',
  'ci',
  '.storybook',
  'benchmark',
  'benchmarks',
  'bench',
  'codegen',
  'generators',
  'docs',
  'release',
  'releases',
]);

/** Modules that only builds and tests use. */
const TOOL_MODULE =
  /['"](?:gulp(?:-[\w-]+)?|grunt(?:-[\w-]+)?|webpack(?:-[\w-]+)?|laravel-mix|laravel-elixir|rollup|esbuild|vite|vite-plugin-[\w-]+|postcss|cssnano|sass|node-sass|browserify|uglify-js|terser|clean-css|@babel\/core|babel-core|jest|vitest|mocha|chai|@playwright\/test|eslint|prettier|stylelint|svgo|husky|semantic-release|typescript|unplugin|svgstore|sharp-cli|@wordpress\/scripts|@symfony\/webpack-encore|workbox-build)['"]/;

/** Signs of a process that serves, listens or waits for jobs. */
const SERVER_MODULE =
  /['"](?:express|fastify|koa|@hapi\/hapi|restify|polka|hono|@nestjs\/core|@adonisjs\/core|next|nuxt|socket\.io|ws|bull|bullmq|agenda|bee-queue|kue|amqplib|kafkajs|ioredis|redis|node-cron|cron|node-schedule|@inertiajs\/[\w-]+\/server|@vue\/server-renderer|vue-server-renderer|react-dom\/server|laravel-echo-server|@prisma\/client|mongoose|mysql2?(?:\/promise)?|pg|nodemailer|discord\.js|telegraf|whatsapp-web\.js|@whiskeysockets\/baileys)['"]|\bcreateServer\s*\(|\.listen\s*\(/;

/** Signs of a program that somebody starts and tells what to do. */
const STARTED_WITH_ARGUMENTS = /^#!|\bprocess\.argv\b|['"](?:commander|yargs|minimist|cac|meow|inquirer|prompts)['"]/;

/** Names that people give to programs that keep running. */
const SERVER_NAME =
  /^(?:.*[-_.])?(?:server|worker|workers|daemon|consumer|queue|socket|websocket|ssr|bot|cron|scheduler|listener)\.[cm]?[jt]s$/i;

/** Scripts of package.json that production runs; any other is run by developers and builds. */
const PRODUCTION_SCRIPT =
  /^(?:(?:pre|post)?start(?::(?!dev|watch|local|test).*)?|(?:.+:)?(?:serve|server|worker|prod|production|ssr|queue|cron)(?::(?!dev).*)?)$/;
const DEVELOPMENT_SCRIPT = /(?:^|:)(?:dev|watch|hot|build|test|lint|compile|bundle|preview)(?:$|:)/;
const DEVELOPMENT_COMMAND = /\b(?:vite|webpack|mix|gulp|grunt|nodemon|webpack-dev-server|vitest|jest|ts-node-dev)\b/;

/** Files that say what production runs: process lists, images, unit files. */
const PROCESS_FILE =
  /^(?:Procfile.*|(?:.*\.)?Dockerfile.*|(?:docker-)?compose[\w.-]*\.ya?ml|.*supervisor.*|app\.json|ecosystem\.config\.[cm]?js|.*\.service|\.platform\.app\.yaml|config\.yaml)$/i;

/** Pipelines that build and test. */
const PIPELINE_FILE =
  /^(?:\.github\/|\.gitlab-ci|\.circleci\/|azure-pipelines|bitbucket-pipelines|Jenkinsfile|Makefile)/i;

const NODE_PATH = /(?:^|[\s"'=[,(/])((?:[\w@.-]+\/)*[\w@.-]+\.[cm]?[jt]s)\b/g;

export interface Tree {
  /** Root-relative Node files. */
  readonly files: readonly string[];
  /** Root-relative configuration files. */
  readonly otherFiles: readonly string[];
  readonly text: (path: string) => string | undefined;
  /** Node file → files that it imports. */
  readonly edges: ReadonlyMap<string, readonly string[]>;
}

/** Answers for each Node file when it runs. */
export function purposes(tree: Tree): (path: string) => Purpose {
  const known = new Set(tree.files);
  const run = new Set<string>();
  const build = new Set<string>();
  for (const path of tree.otherFiles) {
    const name = basename(path);
    if (name === 'package.json') packageStarts(path, tree, known, run, build);
    else if (PIPELINE_FILE.test(path)) for (const file of namedIn('', tree.text(path) ?? '', known)) build.add(file);
    else if (PROCESS_FILE.test(name))
      for (const file of namedIn(path, commandsOf(name, tree.text(path) ?? ''), known)) run.add(file);
  }
  for (const path of tree.files) {
    if (PROCESS_FILE.test(basename(path)))
      for (const file of namedIn(path, tree.text(path) ?? '', known)) run.add(file);
    if (isTool(path)) build.add(path);
    else if (!build.has(path) && isServer(path, tree.text(path) ?? '')) run.add(path);
  }
  for (const path of run) build.delete(path);
  const running = reached(run, tree.edges);
  const building = reached(build, tree.edges);
  const alone = (path: string): Purpose => {
    if (running.has(path)) return 'run';
    if (building.has(path)) return 'build';
    const text = tree.text(path) ?? '';
    if (TOOL_MODULE.test(text)) return 'build';
    return STARTED_WITH_ARGUMENTS.test(text) ? 'hand' : 'run';
  };
  let onlyByHand: ReadonlySet<string> | undefined;
  return (path) => {
    const purpose = alone(path);
    if (purpose !== 'run' || running.has(path)) return purpose;
    onlyByHand ??= reachedByHand(tree, alone);
    return onlyByHand.has(path) ? 'hand' : 'run';
  };
}

/** Files that nothing imports but what is started by hand. */
function reachedByHand({ files, edges }: Tree, alone: (path: string) => Purpose): ReadonlySet<string> {
  const imported = new Set([...edges.values()].flat());
  const entries = files.filter((path) => !imported.has(path));
  const byHand = entries.filter((path) => alone(path) === 'hand');
  const others = reached(
    entries.filter((path) => alone(path) === 'run'),
    edges,
  );
  return new Set([...reached(byHand, edges)].filter((path) => !others.has(path)));
}

function isTool(path: string): boolean {
  if (TOOL_FILE.test(basename(path))) return true;
  return dirname(path)
    .split('/')
    .some((part) => TOOL_DIRECTORY.has(part.toLowerCase()));
}

function isServer(path: string, text: string): boolean {
  return (SERVER_NAME.test(basename(path)) || SERVER_MODULE.test(text)) && !TOOL_MODULE.test(text);
}

function packageStarts(
  path: string,
  tree: Tree,
  known: ReadonlySet<string>,
  run: Set<string>,
  build: Set<string>,
): void {
  const parsed = parseJson(tree.text(path) ?? '');
  if (!('value' in parsed)) return;
  for (const [name, command] of Object.entries(recordOf(recordOf(parsed.value)['scripts']))) {
    if (typeof command !== 'string') continue;
    const files = namedIn(path, command, known);
    const isProduction =
      PRODUCTION_SCRIPT.test(name) && !DEVELOPMENT_SCRIPT.test(name) && !DEVELOPMENT_COMMAND.test(command);
    for (const file of files) (isProduction ? run : build).add(file);
  }
}

/** Of the recipe of an image what its containers run; the rest builds it. */
function commandsOf(name: string, text: string): string {
  if (!/docker|container/i.test(name) || /\.ya?ml$/i.test(name)) return text;
  return text
    .split('\n')
    .filter((line) => /^\s*(?:CMD|ENTRYPOINT)\b/i.test(line))
    .join('\n');
}

/** Node files that a text names, seen from the directory of the file that holds it, or from the root. */
function namedIn(path: string, text: string, known: ReadonlySet<string>): readonly string[] {
  const result: string[] = [];
  const directory = dirname(path);
  for (const match of text.slice(0, 256 * 1024).matchAll(NODE_PATH)) {
    const named = match[1] ?? '';
    const near = posix.normalize(`${directory}/${named}`);
    // An image names files by where it puts them: `/app/worker.js`.
    const whole = named.replace(/^(?:var\/www\/html|var\/www|usr\/src\/app|app|srv)\//, '');
    const file = [near, posix.normalize(named), whole].find((candidate) => known.has(candidate));
    if (file !== undefined) result.push(file);
  }
  return result;
}
