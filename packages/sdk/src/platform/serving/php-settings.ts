/** PHP's settings on a node, for its server and for every command on its disk. */
import { join } from 'node:path';
import type { NodePaths } from '../sandbox.ts';

/** Read after the system's own, since `PHP_INI_SCAN_DIR` begins with a colon. Source: php.net, "The configuration file" */
export function phpSettings({ sessions, temporary }: NodePaths): string {
  return `session.save_path = "${sessions}"
upload_tmp_dir = "${temporary}"
sys_temp_dir = "${temporary}"
variables_order = "EGPCS"
log_errors = On
error_log =
`;
}

export function phpSettingsFolder(etc: string): string {
  return join(etc, 'php');
}

export function phpVariables({ etc }: NodePaths): Record<string, string> {
  return { PHP_INI_SCAN_DIR: `:${phpSettingsFolder(etc)}` };
}
