/** Commands that run on servers: crontabs, Procfiles, Supervisor, and tools that deploy over SSH. */
import type { CommandFiles, CommandLine, CommandPhase } from './command-line.ts';
import { isForDevelopment } from './deployment-file.ts';

export const CRONTAB: RegExp = /(?:^|\/)(?:[\w.-]*crontab[\w.-]*|cron\.d\/[\w.-]+|[\w-]+\.cron)$/i;

/** Five fields or a word such as `@daily`, then a command. */
export const CRON_LINE: RegExp =
  /^\s*(?:@(?:hourly|daily|midnight|weekly|monthly|yearly|annually)|(?:[\d*,/A-Za-z-]+\s+){4}[\d*,/A-Za-z-]+)\s+\S+/;

export const SUPERVISOR: RegExp =
  /(?:^|\/)(?:[\w.-]*supervisor[\w.-]*(?:\/[\w.-]+)*\.(?:conf|ini)|supervisord?\.[\w.-]+)$/i;

export const PROCFILE: RegExp = /(?:^|\/)Procfile$/;

/** A file's lines with their numbers. */
export function numberedLines(
  files: Pick<CommandFiles, 'matching' | 'text'>,
  pattern: RegExp,
): readonly { readonly path: string; readonly line: number; readonly text: string }[] {
  return files
    .matching(pattern)
    .filter((path) => !isForDevelopment(path))
    .flatMap((path) => (files.text(path) ?? '').split('\n').map((text, at) => ({ path, line: at + 1, text })));
}

export function crontabCommands(files: CommandFiles): readonly CommandLine[] {
  return numberedLines(files, CRONTAB)
    .filter(({ text }) => CRON_LINE.test(text) && !/^\s*#/.test(text))
    .map((line) => ({ ...line, phase: 'run' }));
}

/** Processes of Supervisor and of Procfiles; `release:` runs on a machine of its own, before the release is live. */
export function processCommands(files: CommandFiles): readonly CommandLine[] {
  return [
    ...numberedLines(files, SUPERVISOR)
      .filter(({ text }) => /^\s*command\s*=/.test(text))
      .map((line): CommandLine => ({ ...line, text: line.text.replace(/^\s*command\s*=\s*/, ''), phase: 'run' })),
    ...numberedLines(files, PROCFILE).flatMap(({ path, line, text }): readonly CommandLine[] => {
      const [, name, command = ''] = /^([\w-]+)\s*:\s*(.*)$/.exec(text) ?? [];
      const phase: CommandPhase = name === 'release' ? 'task' : 'run';
      return name === undefined ? [] : [{ path, line, text: command, phase }];
    }),
  ];
}

/** `run('{{bin/php}} artisan …')`, `task('x', …)` of Deployer. https://deployer.org/docs/8.x/api#run */
const DEPLOYER = /\brun\(\s*(["'])((?:\\.|(?!\1)[^\\\n])*)\1/g;

/** Deployer's recipes name console commands as tasks: `artisan:view:cache`. https://deployer.org/docs/8.x/recipe/laravel */
const RECIPE_TASK = /["'](artisan|console):([\w:-]+)["']/g;

/** What a recipe's own `deploy` does, views among it: deployphp/deployer, recipe/laravel.php. */
const RECIPE = /\brequire\S*\s*\(?\s*["'][^"']*recipe\/laravel\.php["']/;

/** What Deployer and Envoy do on each server at a deploy. https://laravel.com/docs/envoy#writing-tasks */
export function deployToolCommands(files: CommandFiles): readonly CommandLine[] {
  return [
    ...numberedLines(files, /(?:^|\/)deploy\.php$/).flatMap(({ path, line, text }): readonly CommandLine[] => [
      ...[...text.matchAll(DEPLOYER)].map(
        ([, , command = '']): CommandLine => ({
          path,
          line,
          text: command.replace(/\{\{[^}]*php[^}]*\}\}/g, 'php').replace(/\{\{[^}]*console[^}]*\}\}/g, 'bin/console'),
          phase: 'deploy',
        }),
      ),
      ...(RECIPE.test(text) ? [{ path, line, text: 'artisan view:cache', phase: 'deploy' as const }] : []),
      ...[...text.matchAll(RECIPE_TASK)].map(
        ([, program, name]): CommandLine => ({
          path,
          line,
          text: `${program} ${name}`,
          phase: 'deploy',
        }),
      ),
    ]),
    ...numberedLines(files, /(?:^|\/)Envoy\.blade\.php$/)
      .filter(({ text }) => text.trim() !== '' && !/^\s*@/.test(text))
      .map((line): CommandLine => ({ ...line, text: line.text.trim(), phase: 'deploy' })),
  ];
}
