/** Which platform a project is deployed to, by the files that platforms ask for. */
import { join } from 'node:path';
import { headOf } from './php-file.ts';
import type { Project } from './project.ts';

export interface DetectedPlatform {
  /** `generic` when nothing tells. */
  readonly name: string;
  /** The file that told. */
  readonly evidence?: string;
}

export interface PlatformMark {
  readonly name: string;
  /** Matched against the root-relative path. */
  readonly file: RegExp;
  /** Must stand in the file's beginning. */
  readonly holding?: RegExp;
  /** It is a PHP file, which is not looked for among the others. */
  readonly isPhp?: true;
  /** Another file that must be there too. */
  readonly with?: RegExp;
}

/** The first that fits wins: a platform's own file before tools that serve many platforms. */
const MARKS: readonly PlatformMark[] = [
  // https://docs.upsun.com and https://docs.platform.sh: the same company, the same limits.
  { name: 'upsun', file: /^\.upsun\/[^/]+\.ya?ml$/ },
  {
    name: 'upsun',
    file: /^(?:[^/]+\/)?\.platform(?:\.app)?\.ya?ml$|^\.platform\/(?:applications|routes|services)\.ya?ml$/,
  },
  // https://docs.vapor.build
  { name: 'vapor', file: /^vapor\.ya?ml$/ },
  // https://craftcms.com/docs/cloud
  { name: 'craft-cloud', file: /^craft-cloud\.ya?ml$/ },
  // The deployment file of the older platform, whose scaling apps lose their disk: https://github.com/fortrabbit/help
  { name: 'fortrabbit-pro', file: /^fortrabbit(?:\.[\w-]+)?\.ya?ml$/ },
  // https://bref.sh/docs
  { name: 'bref', file: /^serverless\.ya?ml$/, holding: /\bbref\b/ },
  { name: 'lambda', file: /^serverless\.ya?ml$/ },
  { name: 'heroku', file: /^Procfile$/, with: /^app\.json$/ },
  // https://docs.wpvip.com/wordpress-skeleton/
  { name: 'wordpress-vip', file: /^vip-config\/vip-config\.php$/, isPhp: true },
  { name: 'fly', file: /^fly\.toml$/ },
  { name: 'cloud-run', file: /^(?:app|cloudbuild)\.ya?ml$/, holding: /^runtime:\s*php|\brun deploy\b/m },
  {
    name: 'kubernetes',
    file: /(?:^|\/)(?:Chart\.ya?ml|kustomization\.ya?ml|skaffold\.ya?ml)$|(?:^|\/)\.?(?:k8s|kubernetes|kube|helm|manifests|deploy)\/.+\.ya?ml$/,
    holding: /^apiVersion:/m,
  },
  { name: 'heroku', file: /^Procfile$/ },
];

/** How much of a file is searched [bytes]. */
const HEAD = 16_384;

/**
 * The user's word first, then the platforms' own files.
 * @param added marks that come before those that are known
 */
export function detectPlatform(project: Project, added: readonly PlatformMark[] = []): DetectedPlatform {
  if (project.platform !== undefined) return { name: project.platform };
  for (const mark of [...added, ...MARKS]) {
    const paths = mark.isPhp ? project.files.map((file) => file.path) : project.otherFiles;
    const path = paths.find(
      (file) =>
        mark.file.test(file) &&
        (mark.holding === undefined || mark.holding.test(headOf(join(project.root, file), HEAD))),
    );
    if (path === undefined) continue;
    if (mark.with !== undefined && !project.otherFiles.some((file) => mark.with?.test(file))) continue;
    return { name: mark.name, evidence: path };
  }
  return { name: 'generic' };
}
