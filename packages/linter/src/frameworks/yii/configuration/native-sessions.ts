/** Where PHP itself keeps sessions, as php.ini-like files of the project say. */
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import type { Placed } from '../../../configuration/setting.ts';

export interface NativeSessions extends Placed {
  /** `redis`, `memcached`, `files` … */
  readonly handler: string;
}

const FILE =
  /(?:^|\/)(?:php(?:[-.\w]*)?|\.user|[\w-]*session[\w-]*|zz[\w-]*|conf\.d\/[\w.-]+)\.ini$|(?:^|\/)\.htaccess$/i;
const LINE = /^\s*(?:php_(?:admin_)?value\s+)?session\.save_handler\s*[= ]\s*["']?(\w+)/i;

/** Undefined where no file says: PHP's default is `files`. https://www.php.net/manual/en/session.configuration.php */
export function nativeSessions(files: ConfigurationFiles): NativeSessions | undefined {
  for (const path of files.matching(FILE)) {
    const lines = (files.text(path) ?? '').split('\n');
    const at = lines.findIndex((line) => LINE.test(line));
    const handler = LINE.exec(lines[at] ?? '')?.[1]?.toLowerCase();
    if (handler !== undefined) return { path, line: at + 1, handler };
  }
  return undefined;
}
