/** Which PHP files of an application without a framework hold its settings. */
import { basename, dirname } from 'node:path/posix';

const STEMS =
  'config|configuration|conf|cfg|settings?|options|constants?|consts?|defines?|definitions|parameters|params|defaults?|env|environment|database|db|cache|sessions?|queue|mail|email|logging|filesystems?|storage|paths?|bootstrap|init|local|common|globals?';

const BY_NAME = new RegExp(
  `^(?:[\\w-]+[._-])?(?:${STEMS}|(?:app|default|db|site|main|my)?config(?:uration)?(?:manager|defaults?|loader|provider)?)(?:[._-](?:defaults?|dist|sample|example|local|prod|production|inc|class|php|docker|template|main))*$`,
  'i',
);

const IN_DIRECTORY = /^(?:config|configs|conf|configuration|settings)$/i;

/** A file that is called `defaults` is read; one beside it, `config.default`, is copied. */
const TEMPLATE = /(?:^|[._-])(?:sample|example|dist|template|tpl|docker)(?:[._-]|$)|[._-]defaults?(?:[._-]|$)/i;

/** Other people's code in the tree, tests, tools and what asks for settings: installers and forms. */
const ASIDE =
  /(?:^|\/)(?:vendor|node_modules|lib|libs|libraries|third[-_]?party|plugins|extensions|modules|tests?|install|installer|setup|docs?|tools|scripts|migrations|translations|lang|language|locales?|views?|templates?|controllers?|models?|forms?|actions|blueprints|build)\//i;

/** Deepest directory in which settings are looked for. */
const DEEPEST = 4;

/** Does the file hold settings of the application? */
export function isSettingsFile(path: string): boolean {
  if (!/\.(?:php|inc)(?:\.dist|\.sample|\.example)?$/i.test(path) || ASIDE.test(path)) return false;
  const directories = dirname(path).split('/');
  if (directories.length > DEEPEST) return false;
  return BY_NAME.test(stemOf(path)) || IN_DIRECTORY.test(directories.at(-1) ?? '');
}

/** Does the file run first, and so define constants for all others? */
export function isEntryFile(path: string): boolean {
  return /^(?:(?:public|web|htdocs|www|public_html)\/)?index\.php$/i.test(path);
}

/** `config.default.php` → `config.default`. */
export function stemOf(path: string): string {
  return basename(path).replace(/(?:\.(?:php|inc))+$/i, '');
}

/** Is it what people copy? */
export function isTemplateFile(path: string): boolean {
  return TEMPLATE.test(stemOf(path)) || /\.(?:dist|sample|example)$/i.test(path);
}
