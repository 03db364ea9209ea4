/** Commands in the files of platforms, and Composer's scripts. */
import { type Setting, settingAt, textOf } from '../configuration/setting.ts';
import type { CommandFiles, CommandLine, CommandPhase } from './command-line.ts';
import { commandsIn, type PlacedCommand } from './command-texts.ts';

const UPSUN = /(?:^|\/)\.platform(?:\.app)?\.ya?ml$|^\.upsun\/[^/]+\.ya?ml$|^\.platform\/applications\.ya?ml$/;

/** fortrabbit's deployment file, one for each app if wanted: https://github.com/fortrabbit/help: docs/deployment-file-v2.md */
export const FORTRABBIT_FILE: RegExp = /^fortrabbit(?:\.[\w-]+)?\.ya?ml$/;

/** Hooks and crons of platforms, with when they run. */
export function platformCommands(files: CommandFiles): readonly CommandLine[] {
  return [
    ...files.matching(UPSUN).flatMap((path) => upsunApplications(files.data(path)).flatMap(upsunCommands)),
    ...files.matching(FORTRABBIT_FILE).flatMap((path) => {
      const root = files.data(path);
      // Both run on the deploy service: what they write is part of what is released.
      return ['pre', 'post'].flatMap((key) =>
        inPhase('build', commandsIn(settingAt(root, key))).map((command) => ({
          ...command,
          text: `php ${command.text}`,
        })),
      );
    }),
    ...files
      .matching(/^vapor\.ya?ml$/)
      .flatMap((path) =>
        valuesOf(settingAt(files.data(path), 'environments')).flatMap((environment) => [
          ...inPhase('build', commandsIn(settingAt(environment, 'build'))),
          ...inPhase('task', commandsIn(settingAt(environment, 'deploy'))),
        ]),
      ),
    ...files
      .matching(/^app\.json$/)
      .flatMap((path) => inPhase('task', commandsIn(settingAt(files.data(path), 'scripts', 'postdeploy')))),
  ];
}

function upsunApplications(root: Setting | undefined): readonly Setting[] {
  const applications = settingAt(root, 'applications');
  if (applications) return valuesOf(applications);
  return root?.kind === 'list' ? root.items : root ? [root] : [];
}

/** https://docs.upsun.com/create-apps/hooks/hooks-comparison.html: after the build only mounts can be written. */
function upsunCommands(application: Setting): readonly CommandLine[] {
  const hook = (phase: CommandPhase, ...keys: readonly string[]): readonly CommandLine[] =>
    inPhase(phase, commandsIn(settingAt(application, 'hooks', ...keys)));
  return [
    ...hook('build', 'build'),
    ...hook('deploy', 'deploy'),
    ...hook('deploy', 'post_deploy'),
    ...valuesOf(settingAt(application, 'crons')).flatMap((cron) => [
      ...inPhase('run', commandsIn(settingAt(cron, 'cmd'))),
      ...inPhase('run', commandsIn(settingAt(cron, 'commands', 'start'))),
    ]),
    ...valuesOf(settingAt(application, 'workers')).flatMap((worker) =>
      inPhase('run', commandsIn(settingAt(worker, 'commands', 'start'))),
    ),
  ];
}

/** Events of `composer install`, and `compile`, which Heroku's buildpack runs: https://devcenter.heroku.com/articles/php-support#build-behavior */
const AT_INSTALL: ReadonlySet<string> = new Set([
  'pre-install-cmd',
  'post-install-cmd',
  'pre-autoload-dump',
  'post-autoload-dump',
  'compile',
]);

/** https://getcomposer.org/doc/articles/scripts.md; `@name` runs another script, `auto-scripts` of Symfony Flex names console commands. */
export function composerCommands(files: CommandFiles): readonly CommandLine[] {
  const scripts = settingAt(files.data('composer.json'), 'scripts');
  if (scripts?.kind !== 'map') return [];
  const wanted = new Set(AT_INSTALL);
  // A script of a script is one of them, too; each is looked at once.
  for (const name of wanted) {
    for (const { text } of commandsIn(settingAt(scripts, name))) {
      const called = /^@([\w:-]+)$/.exec(text)?.[1];
      if (called !== undefined && called !== 'php') wanted.add(called);
    }
  }
  return scripts.entries.flatMap(({ key, value, path, line }) => {
    if (!wanted.has(key)) return [];
    const flex =
      key === 'auto-scripts' && value.kind === 'map'
        ? value.entries.map((entry) => ({
            text: textOf(entry.value) === 'symfony-cmd' ? `bin/console ${entry.key}` : entry.key,
            path,
            line: entry.line,
          }))
        : [];
    return inPhase('build', [...flex, ...(flex.length > 0 ? [] : commandsIn(value))]).map((command) => ({
      ...command,
      text: command.text.replace(/^@php\b/, 'php'),
      line: command.line || line,
    }));
  });
}

function inPhase(phase: CommandPhase, commands: readonly PlacedCommand[]): readonly CommandLine[] {
  return commands.map((command) => ({ ...command, phase }));
}

function valuesOf(setting: Setting | undefined): readonly Setting[] {
  if (setting?.kind === 'list') return setting.items;
  return setting?.kind === 'map' ? setting.entries.map(({ value }) => value) : [];
}
