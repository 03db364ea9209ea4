/** For tests: what is found in the Node code of a project of the given files. */
import { platformOf } from '../platforms/all.ts';
import { discoverProject } from '../project/discover.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import type { DraftFinding } from '../rules/check.ts';
import { findingsInNodeCode } from './index.ts';

export const PHP: Readonly<Record<string, string>> = {
  'composer.json': '{"name":"acme/shop","type":"project"}',
  'index.php': '<?php\n',
};

export async function findings(
  files: Readonly<Record<string, string>>,
  platform = 'generic',
): Promise<readonly DraftFinding[]> {
  return findingsInNodeCode(discoverProject(temporaryProject({ ...PHP, ...files })), platformOf(platform));
}

/** `server.js:3 processes/local-disk-write upload error`, in the order of the code. */
export async function told(
  files: Readonly<Record<string, string>> | string,
  platform?: string,
): Promise<readonly string[]> {
  const found = await findings(typeof files === 'string' ? { 'server.js': files } : files, platform);
  return found.map(
    ({ path, startLine, ruleId, kind, severity }) => `${path}:${startLine} ${ruleId} ${kind} ${severity}`,
  );
}
