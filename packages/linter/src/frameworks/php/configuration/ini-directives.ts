/** Directives of PHP that a project's own files set: `php.ini`, `.user.ini`, `.htaccess`, pools of PHP-FPM. */
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import type { Placed } from '../../../configuration/setting.ts';

export interface IniDirective extends Placed {
  /** `session.save_handler`, in lower case. */
  readonly name: string;
  readonly value: string;
}

/** php.ini and what lies in `conf.d` of an image; server configuration with `php_value`; pools of PHP-FPM. */
const FILES =
  /(?:^|\/)(?:php[\w.-]*\.ini|\.user\.ini|[\w.-]*php[\w.-]*\.ini|conf\.d\/[\w.-]+\.ini|\.htaccess(?:\.[\w.-]+)?|(?:www|php-fpm|zz-[\w-]+|pool)[\w.-]*\.conf|(?:[\w.-]*(?:apache|httpd|vhost|000-default)[\w.-]*)\.conf)$/i;

const ASIDE = /(?:^|\/)(?:vendor|node_modules|tests?|docs?|dev|development|\.devcontainer|\.github|\.ddev)\//i;

/** Longest line that is read [characters]. */
const LONGEST = 1000;

/** https://www.php.net/manual/en/configuration.changes.php */
const LINE =
  /^\s*(?:php_(?:admin_)?(?:value|flag)\s+([\w.]+)\s+(.+?)|php_(?:admin_)?(?:value|flag)\[([\w.]+)\]\s*=\s*(.+?)|((?:session|log_errors|error_log|sendmail|upload|mail|sys_temp)[\w.]*)\s*=\s*(.+?))\s*$/;

export function iniDirectives(files: ConfigurationFiles): readonly IniDirective[] {
  return files
    .matching(FILES)
    .filter((path) => !ASIDE.test(path))
    .flatMap((path) =>
      (files.text(path) ?? '').split('\n').flatMap((text, at): readonly IniDirective[] => {
        const match = text.length > LONGEST ? null : LINE.exec(text);
        const name = match?.[1] ?? match?.[3] ?? match?.[5];
        const value = match?.[2] ?? match?.[4] ?? match?.[6];
        if (name === undefined || value === undefined) return [];
        return [
          {
            name: name.toLowerCase(),
            value: value.replace(/^(["'])(.*?)\1.*$/, '$2').replace(/\s+;.*$/, ''),
            path,
            line: at + 1,
          },
        ];
      }),
    );
}
