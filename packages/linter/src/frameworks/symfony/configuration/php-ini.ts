/** What `php.ini`, `.user.ini` and `.htaccess` files of the project say of PHP's own session handler. */
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import type { Placed } from '../../../configuration/setting.ts';

const FILE = /(?:^|\/)(?:[\w.-]*\.ini|\.htaccess|[\w.-]*php[\w.-]*\.conf)$/i;

const HANDLER = /^[ \t]*(?:php_(?:admin_)?value(?:\[|[ \t]+))?session\.save_handler\]?[ \t]*=?[ \t]*["']?([\w-]+)/im;

/** The handler that a file of the project sets other than `files`, and where; undefined where none does. */
export function sessionHandlerOfPhp(files: ConfigurationFiles): ({ readonly handler: string } & Placed) | undefined {
  for (const path of files.matching(FILE)) {
    const text = files.text(path) ?? '';
    const match = HANDLER.exec(text);
    if (!match?.[1] || match[1] === 'files') continue;
    const line = text.slice(0, match.index).split('\n').length + (match[0].startsWith('\n') ? 1 : 0);
    return { handler: match[1], path, line };
  }
  return undefined;
}
