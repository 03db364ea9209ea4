/** Collects the variables that files of the infrastructure give to the application. */
import type { ConfigurationFiles } from '../configuration/reader.ts';
import { type Setting, settingAt, textOf } from '../configuration/setting.ts';
import type { GivenVariable } from '../configuration/variables.ts';
import { clusterVariables } from './cluster-variables.ts';
import { composeServices, mountsCode } from './compose.ts';
import { COMPOSE_FILE, DOCKER_FILE, isForDevelopment } from './deployment-file.ts';
import { instructionsOf, variablesOf } from './dockerfile.ts';
import { injectedVariables } from './injected-variables.ts';
import { environmentOfCompose } from './servers.ts';
import { IS_SERVICE_IMAGE } from './stored-data.ts';

/** What collectors need of a project's files. */
export type ReadableFiles = Pick<ConfigurationFiles, 'matching' | 'text' | 'data'>;

/** `ENV` of Dockerfiles, `environment` of compose files, `variables` of platform files, `env` of `app.json` and of pods. Ordered by path. */
export function givenVariables(files: ReadableFiles): readonly GivenVariable[] {
  return [
    ...imageVariables(files),
    ...composeVariables(files),
    ...platformVariables(files),
    ...hostedVariables(files),
    ...clusterVariables(files),
  ];
}

function imageVariables(files: ReadableFiles): readonly GivenVariable[] {
  return files.matching(DOCKER_FILE).flatMap((path) => {
    const from = isForDevelopment(path) ? ('development' as const) : ('image' as const);
    return instructionsOf(files.text(path) ?? '')
      .filter(({ name, stage }) => name === 'ENV' && !isForDevelopment(stage))
      .flatMap((instruction) =>
        variablesOf(instruction).map(({ name, text, line }) => ({ name, value: text, path, line, from })),
      );
  });
}

/** Variables of the services that are the application, which people copy; `${X:-fallback}` gives its fallback. */
function composeVariables(files: ReadableFiles): readonly GivenVariable[] {
  return files.matching(COMPOSE_FILE).flatMap((path) => {
    const services = composeServices(files.data(path));
    const audience = environmentOfCompose(path, mountsCode(services));
    return services
      .filter(({ image }) => !IS_SERVICE_IMAGE.test(image))
      .flatMap(({ variables }) => variables)
      .map((variable) => ({
        ...variable,
        value: variable.value.replace(/\$\{\w+(?::?-([^}]*))?\}/g, (_, fallback: string | undefined) => fallback ?? ''),
        from: isForDevelopment(path) || audience === 'development' ? ('development' as const) : ('template' as const),
        ...(audience ? { audience } : {}),
      }));
  });
}

const PLATFORM_FILE = /(?:^|\/)\.platform(?:\.app)?\.ya?ml$|^\.upsun\/[^/]+\.ya?ml$|^\.platform\/applications\.ya?ml$/;

function platformVariables(files: ReadableFiles): readonly GivenVariable[] {
  return files.matching(PLATFORM_FILE).flatMap((path) => {
    const root = files.data(path);
    const applications = settingAt(root, 'applications');
    const all = applications?.kind === 'map' ? applications.entries.map(({ value }) => value) : [root];
    return all.flatMap((application) => {
      const env = settingAt(application, 'variables', 'env');
      if (env?.kind !== 'map') return [];
      return env.entries.flatMap(({ key, value, line }) => {
        const text = textOf(value);
        return text === undefined ? [] : [{ name: key, value: text, path, line, from: 'image' as const }];
      });
    });
  });
}

/** Heroku's `app.json` gives `{ value }` or the text itself; serverless files give a map, for all functions and for each. */
function hostedVariables(files: ReadableFiles): readonly GivenVariable[] {
  const sources: readonly (readonly [RegExp, readonly (readonly string[])[]])[] = [
    [/^app\.json$/, [['env']]],
    [
      /^serverless\.ya?ml$/,
      [
        ['provider', 'environment'],
        ['functions', '*', 'environment'],
      ],
    ],
    [
      /^template\.ya?ml$/,
      [
        ['Globals', 'Function', 'Environment', 'Variables'],
        ['Resources', '*', 'Properties', 'Environment', 'Variables'],
      ],
    ],
  ];
  const given = sources.flatMap(([pattern, places]) =>
    files.matching(pattern).flatMap((path) => {
      const root = files.data(path);
      return places.flatMap((keys) => mapsAt(root, keys)).flatMap((env) => variablesOfMap(env, path));
    }),
  );
  return [...given, ...injectedVariables(files)];
}

/** `*` stands for each entry of a map. */
function mapsAt(setting: Setting | undefined, [key, ...keys]: readonly string[]): readonly Setting[] {
  if (setting === undefined || key === undefined) return setting === undefined ? [] : [setting];
  if (key !== '*') return mapsAt(settingAt(setting, key), keys);
  return setting.kind === 'map' ? setting.entries.flatMap(({ value }) => mapsAt(value, keys)) : [];
}

function variablesOfMap(env: Setting, path: string): readonly GivenVariable[] {
  if (env.kind !== 'map') return [];
  return env.entries.flatMap(({ key, value, line }) => {
    const text = withFallback(textOf(value) ?? textOf(settingAt(value, 'value')));
    return text === undefined ? [] : [{ name: key, value: text, path, line, from: 'image' as const }];
  });
}

/** `${param:session, 'database'}` gives what it falls back to; without that, nobody can tell. */
function withFallback(text: string | undefined): string | undefined {
  const filled = text?.replace(/\$\{[^{},]+,\s*'([^']*)'\s*\}/g, '$1');
  return filled === undefined || filled.includes('${') ? undefined : filled;
}
