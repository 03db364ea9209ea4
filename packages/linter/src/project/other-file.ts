/** Configuration and platform files that rules and platform detection read. */

const EXTENSION = /\.(?:ya?ml|ya?ml\.dist|json|xml|ini|toml|neon|conf|cnf|env|vcl|tf|hcl|typoscript)$/i;

const NAME =
  /^(?:\.env(?:\..*)?|\.htaccess(?:\..*)?|\.user\.ini|\.dockerignore|\.gitattributes|(?:.*\.)?(?:Docker|Container)file(?:[.-].*)?|Procfile(?:\..*)?|Makefile|Caddyfile(?:\..*)?|Envoy\.blade\.php|ext_conf_template\.txt|constants\.txt|_[\w-]+\.tpl|(?:[\w-]+[-_.])?(?:deploy(?:ment)?|entrypoint)(?:[-_.][\w-]+)*\.sh|[\w.-]*crontab[\w.-]*|.*\.cron|haproxy[\w.-]*\.cfg(?:\..*)?|.*\.conf\.(?:template|dist|tmpl|j2))$/i;

/** Written by tools, of no interest, and large. */
const NOISE =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|symfony\.lock|phpunit\.xml.*|.*\.min\.json|.*\.map\.json|yarn\.lock)$/i;

/** Hidden directories that hold settings of platforms and pipelines. */
const SETTINGS_DIRECTORY: ReadonlySet<string> = new Set([
  '.upsun',
  '.platform',
  '.github',
  '.gitlab',
  '.circleci',
  '.ddev',
  '.docker',
  '.devcontainer',
  '.ebextensions',
  '.helm',
  '.k8s',
  '.kube',
  '.magento',
]);

/** Is this a configuration or platform file? Files of `cron.d` may have any name. */
export function isOtherFile(name: string, directory = ''): boolean {
  return (EXTENSION.test(name) || NAME.test(name) || /(?:^|\/)cron\.d$/.test(directory)) && !NOISE.test(name);
}

/** Is this hidden directory worth a look for such files? */
export function isSettingsDirectory(name: string): boolean {
  return SETTINGS_DIRECTORY.has(name);
}
