/** Commands of the pipelines that build and deploy: GitHub Actions, GitLab, Bitbucket, CircleCI. */
import { type Setting, settingAt, textOf } from '../configuration/setting.ts';
import type { CommandFiles, CommandLine } from './command-line.ts';
import { commandsIn, type PlacedCommand } from './command-texts.ts';

/** A job that makes or ships a release, by its own name, its stage, or its pipeline's. */
const SHIPS = /deploy|release|publish|ship|deliver/i;
const RELEASES = /deploy|release|build|publish|ship|package|deliver|prod(?:uction)?\b/i;
/** A job that only tries the code out. */
const TRIES = /test|lint|phpstan|psalm|check|quality|\bqa\b|\bcs\b|coverage|e2e|cypress|behat|analy/i;

/** Commands that run on another machine, on which the application runs. */
const REMOTE = /^\s*(?:ssh|dep|vendor\/bin\/dep|envoy|vendor\/bin\/envoy)\b/;

/** Commands of jobs that make releases: they run before anything is live, on a machine that ends with the job. */
export function pipelineCommands(files: CommandFiles): readonly CommandLine[] {
  return [
    ...files.matching(/^\.github\/workflows\/[^/]+\.ya?ml$/).flatMap((path) => {
      const root = files.data(path);
      const pipeline = `${path} ${textOf(settingAt(root, 'name')) ?? ''}`;
      return entriesOf(settingAt(root, 'jobs')).flatMap(([name, job]) =>
        isRelease(pipeline, `${name} ${textOf(settingAt(job, 'name')) ?? ''}`)
          ? itemsOf(settingAt(job, 'steps')).flatMap((step) => commandsIn(settingAt(step, 'run')))
          : [],
      );
    }),
    ...files
      .matching(/^\.gitlab-ci\.ya?ml$|^\.gitlab\/.+\.ya?ml$/)
      .flatMap((path) =>
        entriesOf(files.data(path)).flatMap(([name, job]) =>
          isRelease('', `${name} ${textOf(settingAt(job, 'stage')) ?? ''}`)
            ? ['before_script', 'script', 'after_script'].flatMap((key) => commandsIn(settingAt(job, key)))
            : [],
        ),
      ),
    ...files.matching(/^bitbucket-pipelines\.ya?ml$/).flatMap((path) => bitbucketSteps(files.data(path))),
    ...files
      .matching(/^\.circleci\/config\.ya?ml$/)
      .flatMap((path) =>
        entriesOf(settingAt(files.data(path), 'jobs')).flatMap(([name, job]) =>
          isRelease('', name)
            ? itemsOf(settingAt(job, 'steps')).flatMap((step) => commandsIn(settingAt(step, 'run')))
            : [],
        ),
      ),
  ].map((command): CommandLine => ({ ...command, phase: REMOTE.test(command.text) ? 'deploy' : 'build' }));
}

/** What the job says of itself comes before what its pipeline says. */
function isRelease(pipeline: string, job: string): boolean {
  if (TRIES.test(job)) return false;
  // `build` is what many pipelines of tests call their only job.
  return TRIES.test(pipeline) ? SHIPS.test(job) : RELEASES.test(job) || RELEASES.test(pipeline);
}

/** `pipelines: { default: [step], branches: { main: [step] } }`, where a step has a name, a `deployment` and a script. */
function bitbucketSteps(setting: Setting | undefined): readonly PlacedCommand[] {
  if (setting?.kind === 'list') return setting.items.flatMap(bitbucketSteps);
  return entriesOf(setting).flatMap(([key, value]) => {
    if (key !== 'step') return bitbucketSteps(value);
    const says = `${textOf(settingAt(value, 'name')) ?? ''} ${textOf(settingAt(value, 'deployment')) ?? ''}`;
    return isRelease('', says) ? commandsIn(settingAt(value, 'script')) : [];
  });
}

function entriesOf(setting: Setting | undefined): readonly (readonly [string, Setting])[] {
  return setting?.kind === 'map' ? setting.entries.map(({ key, value }) => [key, value] as const) : [];
}

function itemsOf(setting: Setting | undefined): readonly Setting[] {
  return setting?.kind === 'list' ? setting.items : [];
}
