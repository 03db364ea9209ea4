/** Which variables the machines of developers see, and which production sees. Test environments are neither. */
import { basename } from 'node:path/posix';
import { GivenVariables } from './given-variables.ts';
import type { ConfigurationFiles } from './reader.ts';
import type { EnvironmentName, GivenVariable } from './variables.ts';

const DEVELOPMENT = /(?:^|[._-])(?:dev|devel|develop|development|local|ddev|lando|docksal|sail|vagrant)(?=[._-]|$)/i;
const PRODUCTION = /(?:^|[._-])(?:prod|production|live)(?=[._-]|$)/i;
/** Neither: what tests and rehearsals use says nothing of the two. */
const OTHER =
  /(?:^|[._-])(?:tests?|testing|phpunit|dusk|behat|cypress|ci|e2e|staging|stage|qa|preview|demo)(?=[._-]|$)/i;

/** The variable by which files say which environment they are for. */
const NAMES_ENVIRONMENT = /^(?:APP|CRAFT|WP|DRUPAL|YII|TYPO3|NODE|SYMFONY)_(?:ENV|ENVIRONMENT|CONTEXT)$|^ENVIRONMENT$/;

/** Whom a file's own name says that it is for: `.env.prod`, `compose.dev.yaml`; undefined where it does not say. */
export function environmentNamed(path: string): EnvironmentName | 'other' | undefined {
  const name = basename(path);
  if (OTHER.test(name)) return 'other';
  const isProduction = PRODUCTION.test(name);
  if (isProduction !== DEVELOPMENT.test(name)) return isProduction ? 'production' : 'development';
  return undefined;
}

/** The configuration as one environment sees it: the same files, other variables. */
class EnvironmentView implements ConfigurationFiles {
  readonly project: ConfigurationFiles['project'];
  readonly variables: ConfigurationFiles['variables'];
  readonly environment: EnvironmentName;
  readonly #files: ConfigurationFiles;

  constructor(files: ConfigurationFiles, environment: EnvironmentName, given: readonly GivenVariable[]) {
    this.project = files.project;
    this.#files = files;
    this.environment = environment;
    this.variables = new GivenVariables(given);
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  matching(pattern: RegExp): readonly string[] {
    return this.#files.matching(pattern);
  }

  calling(name: string): readonly string[] {
    return this.#files.calling(name);
  }

  text(path: string): ReturnType<ConfigurationFiles['text']> {
    return this.#files.text(path);
  }

  data(path: string): ReturnType<ConfigurationFiles['data']> {
    return this.#files.data(path);
  }

  xml(path: string): ReturnType<ConfigurationFiles['xml']> {
    return this.#files.xml(path);
  }

  facts(path: string): ReturnType<ConfigurationFiles['facts']> {
    return this.#files.facts(path);
  }
}

/** The same files as developers and as production see them. */
export function environmentViews(files: ConfigurationFiles): Readonly<Record<EnvironmentName, ConfigurationFiles>> {
  const declared = declaredEnvironments(files.variables.all);
  const given = files.variables.all.map((variable) => [variable, audienceOf(variable, declared)] as const);
  const view = (environment: EnvironmentName): ConfigurationFiles => {
    const general = given.flatMap(([variable, audience]) => (audience === 'all' ? [variable] : []));
    const own = given.flatMap(([variable, audience]) => (audience === environment ? [variable] : []));
    // The last one wins: what is said for this environment alone.
    const visible = [...general, ...own].map((variable): GivenVariable => ({ ...variable, from: 'loaded' }));
    return new EnvironmentView(files, environment, visible);
  };
  return { development: view('development'), production: view('production') };
}

/** What files say of themselves: `APP_ENV=local` in a template makes it one for developers. */
function declaredEnvironments(all: readonly GivenVariable[]): ReadonlyMap<string, EnvironmentName | 'other'> {
  const declared = new Map<string, EnvironmentName | 'other'>();
  for (const { name, value, path } of all) {
    const environment = NAMES_ENVIRONMENT.test(name) ? environmentNamed(value) : undefined;
    if (environment) declared.set(path, environment);
  }
  return declared;
}

function audienceOf(
  { path, from, audience }: GivenVariable,
  declared: ReadonlyMap<string, EnvironmentName | 'other'>,
): EnvironmentName | 'all' | 'other' {
  if (audience) return audience;
  const named = environmentNamed(path);
  if (named) return named;
  switch (from) {
    // Without a name of its own it is the base of all the others.
    case 'loaded':
      return 'all';
    case 'image':
      return 'production';
    case 'template':
      return declared.get(path) ?? 'other';
    case 'development':
      return 'other';
  }
}
