/** For tests of the Laravel reader: what it finds, in short. */
import type { Reading } from '../../configuration/reading.ts';
import { readingOf, storeLines } from '../../configuration/testing.ts';
import { laravelConfiguration } from './configuration.ts';

export type Files = Readonly<Record<string, string>>;

/** A project that requires a version of Laravel and has these files besides. */
export async function read(version: string, files: Files, name = 'laravel/framework'): Promise<Reading> {
  return readingOf(laravelConfiguration, {
    'composer.json': JSON.stringify({ type: 'project', require: { [name]: version } }),
    ...files,
  });
}

/** Lines of one kind of state. */
export function stores(reading: Reading, kind: string): readonly string[] {
  return storeLines(reading.stores).filter((line) => line.startsWith(`${kind} `));
}

/** Places that are reported: path and line, what as, and whether it is a template. */
export function reported({ stores: found, services }: Reading): readonly string[] {
  const readings = [...found, ...services.map((service) => ({ ...service, reportedAs: 'localhost-service' }))];
  return readings
    .filter(({ isUsed }) => isUsed)
    .flatMap(({ told, reportedAs }) =>
      told
        .filter(({ isLocal }) => isLocal)
        .map(({ path, line, isTemplate }) => `${path}:${line} ${reportedAs}${isTemplate ? ' template' : ''}`),
    )
    .sort();
}

export const app: Files = {
  'bootstrap/app.php': '<?php\nreturn Application::configure(dirname(__DIR__))->create();\n',
};
