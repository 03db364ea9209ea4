/** Commands of images, compose files and pods. */
import { settingAt } from '../configuration/setting.ts';
import type { CommandFiles, CommandLine } from './command-line.ts';
import { linesOf, wordsAsLine } from './command-texts.ts';
import { composeServices } from './compose.ts';
import { COMPOSE_FILE, DOCKER_FILE, isForDevelopment } from './deployment-file.ts';
import { instructionsOf } from './dockerfile.ts';
import { projectManifests } from './kubernetes-configuration.ts';
import { workloadOf } from './manifests.ts';

/** `RUN` is done when the image is built, `CMD` and `ENTRYPOINT` by each container. */
export function imageCommands(files: CommandFiles): readonly CommandLine[] {
  return files
    .matching(DOCKER_FILE)
    .filter((path) => !isForDevelopment(path))
    .flatMap((path) =>
      instructionsOf(files.text(path) ?? '')
        .filter(({ name, stage }) => /^(?:RUN|CMD|ENTRYPOINT)$/.test(name) && !isForDevelopment(stage))
        .flatMap(({ name, text, line }) =>
          linesOf(text.replace(/["[\],]+/g, ' '), { path, line }).map((command) => ({
            ...command,
            phase: name === 'RUN' ? ('build' as const) : ('run' as const),
          })),
        ),
    );
}

export function composeCommands(files: CommandFiles): readonly CommandLine[] {
  return files
    .matching(COMPOSE_FILE)
    .filter((path) => !isForDevelopment(path))
    .flatMap((path) =>
      composeServices(files.data(path))
        .filter(({ command }) => command !== '')
        .map(({ command, line }): CommandLine => ({ text: command, path, line, phase: 'run' })),
    );
}

/** Containers of pods run; what runs before them, and jobs, ends with its own disk. */
export function manifestCommands(files: CommandFiles): readonly CommandLine[] {
  return projectManifests(files).flatMap((manifest) => {
    const running = (workloadOf(manifest)?.containers ?? [])
      .filter(({ command }) => command !== '')
      .map(({ command, path, line }): CommandLine => ({ text: command, path, line, phase: 'run' }));
    const cron = settingAt(manifest.root, 'spec', 'jobTemplate', 'spec', 'template', 'spec');
    const job = manifest.kind === 'Job' ? settingAt(manifest.root, 'spec', 'template', 'spec') : undefined;
    const jobs = (['containers', 'initContainers'] as const).flatMap((key) => {
      const containers = settingAt(cron ?? job, key);
      return (containers?.kind === 'list' ? containers.items : []).flatMap((container) =>
        ['command', 'args'].flatMap((part) =>
          wordsAsLine(settingAt(container, part)).map(
            (command): CommandLine => ({ ...command, phase: cron ? 'run' : 'task' }),
          ),
        ),
      );
    });
    return [...running, ...jobs];
  });
}
