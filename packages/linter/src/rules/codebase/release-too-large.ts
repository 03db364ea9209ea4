import { configurationFinding } from '../configuration-finding.ts';
import type { ProjectRule } from '../project-rule.ts';
import { practice } from '../rule-meta.ts';

/** Files that are packed already, and so do not become smaller. */
const PACKED =
  /\.(?:7z|avif|bz2|flac|gif|gz|jar|jpe?g|m4a|mov|mp[34]|mpe?g|og[gv]|pdf|phar|png|pptx?|docx?|xlsx|rar|tgz|webm|webp|woff2?|xz|zip|zst)$/i;

/** What packing leaves of text and code, roughly. */
const PACKED_SHARE = 0.3;

/** A release larger than the platform takes. */
export const releaseTooLarge: ProjectRule = {
  meta: practice('codebase/release-too-large', 'The release is larger than the platform takes', {
    minutes: 60,
    reason: 'Media move to object storage, and the build leaves out what production does not need.',
  }),
  check: ({ platform, tracked = [], dependencies }) => {
    const limit = platform.limits?.releaseBytes;
    if (limit === undefined) return [];
    const bytes = tracked.reduce((sum, { path, size }) => sum + size * (PACKED.test(path) ? 1 : PACKED_SHARE), 0);
    if (bytes <= limit) return [];
    const largest = tracked.reduce((a, b) => (b.size > a.size ? b : a));
    return [
      configurationFinding({
        rule: releaseTooLarge.meta,
        at: { path: dependencies?.path ?? largest.path, line: 1 },
        severity: 'warning',
        confidence: 'likely',
        message: `The tracked files make a package of about ${megabytes(bytes)}, and ${platform.title} takes ${megabytes(limit)}, packages of Composer and the build included. The largest file is ${largest.path} (${megabytes(largest.size)}).`,
        remedy: {
          summary: 'Move media to object storage, and leave out of the release what only development needs.',
          packages: [],
          docs: ['https://12factor.net/codebase'],
        },
        about: 'release',
      }),
    ];
  },
};

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
