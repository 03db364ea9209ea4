/** Applications inside a project's directory. */
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { recordOf } from './composer.ts';
import { readJson } from './json.ts';
import type { Project } from './project.ts';
import { isWithin } from './relative-path.ts';

/** A directory with a composer.json of its own and code that starts there. */
export interface NestedApplication {
  /** Of its composer.json, relative to the root. */
  readonly path: string;
  /** Its directory. */
  readonly directory: string;
  /** Its package name, else its directory. */
  readonly name: string;
  /** Does a platform file or Dockerfile of its own say how it is released? */
  readonly hasOwnRelease: boolean;
}

/** Tools that a project keeps apart from its own packages, and what is for tests and documentation. */
const BESIDE =
  /(?:^|\/)(?:\.[^/]+|tools?|vendor-bin|build|ci|dev|dev-tools|docker|docs?|documentation|tests?|fixtures|examples?|samples?|demo|skeletons?|stubs|templates?|vendor|node_modules)\//i;

const RELEASE =
  /(?:^|\/)(?:Dockerfile[^/]*|Procfile|\.platform\.app\.yaml|vapor\.yml|serverless\.ya?ml|fly\.toml|app\.yaml|fortrabbit\.yml|\.upsun\/[^/]+)$/;

/** Front controllers and consoles, by the frameworks' own skeletons. */
const ENTRY = /^(?:(?:public|web|docroot|html|www|htdocs)\/)?(?:index|app)\.php$|^(?:artisan|bin\/console|craft|yii)$/;

/** The applications below the root: `"type": "project"`, and a front controller or console. */
export function nestedApplications(project: Project): readonly NestedApplication[] {
  return project.otherFiles.flatMap((path): readonly NestedApplication[] => {
    if (!path.endsWith('/composer.json') || BESIDE.test(path)) return [];
    const result = readJson(join(project.root, path));
    if (!result || 'fault' in result) return [];
    const { type, name } = recordOf(result.value);
    const directory = dirname(path);
    const isEntry = (file: string): boolean =>
      isWithin(file, directory) && ENTRY.test(file.slice(directory.length + 1));
    if (type !== 'project' || name === project.composer?.name) return [];
    if (!project.files.some((file) => isEntry(file.path)) && !project.otherFiles.some(isEntry)) return [];
    const own = project.otherFiles.filter((file) => isWithin(file, directory));
    const label = typeof name === 'string' ? name : directory;
    return [{ path, directory, name: label, hasOwnRelease: own.some((file) => RELEASE.test(file)) }];
  });
}
