/** A fixed value in settings.php: `$settings['file_private_path'] = …` reads a variable first. */
import type { Node } from '../../php/ast.ts';
import type { Fixer, NewVariable } from '../fix.ts';
import type { PhpText } from '../php-text.ts';

interface SettingFix {
  readonly rule: string;
  readonly variable: string;
  readonly purpose: string;
}

/** drupal/core: assets/scaffold/files/default.settings.php names the settings and what they do. */
const PATHS: Readonly<Record<string, SettingFix>> = {
  file_public_path: {
    rule: 'backing-services/local-disk',
    variable: 'DRUPAL_FILE_PUBLIC_PATH',
    purpose: 'directory of public files',
  },
  file_private_path: {
    rule: 'backing-services/local-disk',
    variable: 'DRUPAL_FILE_PRIVATE_PATH',
    purpose: 'directory of private files',
  },
};

/** What is information: a release that can be written takes them. */
const SCRATCH: Readonly<Record<string, SettingFix>> = {
  file_temp_path: {
    rule: 'backing-services/local-disk',
    variable: 'DRUPAL_FILE_TEMP_PATH',
    purpose: 'directory of temporary files',
  },
  'php_storage.twig.directory': {
    rule: 'build-release-run/compiled-on-request',
    variable: 'DRUPAL_PHP_STORAGE',
    purpose: 'directory of compiled templates',
  },
  'php_storage.default.directory': {
    rule: 'build-release-run/compiled-on-request',
    variable: 'DRUPAL_PHP_STORAGE',
    purpose: 'directory of compiled templates',
  },
};

/** Drupal refuses to start without a salt: core/lib/Drupal/Core/Site/Settings.php, `getHashSalt()`. */
const SECRETS: Readonly<Record<string, SettingFix>> = {
  hash_salt: {
    rule: 'config/secret-in-code',
    variable: 'HASH_SALT',
    purpose: 'salt of one-time links and form tokens',
  },
};

/** The directory stays what it is while the variable is unset. */
export const filePath: Fixer = settingFixer('drupal/file-path', PATHS, {
  isSafe: true,
  summary: 'Lets a variable choose the directory of files; what stands there today is its default',
});

/** As {@link filePath}, for directories that each node may have for itself. */
export const scratchPath: Fixer = {
  ...settingFixer('drupal/scratch-path', SCRATCH, {
    isSafe: true,
    summary:
      'Lets a variable choose a directory of temporary or compiled files; what stands there today is its default',
  }),
  mendsInformation: true,
};

/** The salt leaves the code, and the environment must give it. */
export const hashSalt: Fixer = settingFixer('drupal/hash-salt', SECRETS, {
  isSafe: false,
  summary: 'Reads the hash salt from the environment, and takes it out of the code',
});

function settingFixer(
  id: string,
  settings: Readonly<Record<string, SettingFix>>,
  { isSafe, summary }: Pick<Fixer, 'isSafe' | 'summary'>,
): Fixer {
  return {
    id,
    framework: 'drupal',
    rules: [...new Set(Object.values(settings).map(({ rule }) => rule))],
    summary,
    isSafe,
    propose: (finding, project) => {
      const php = /settings[\w.-]*\.php$/.test(finding.path) ? project.php(finding.path) : undefined;
      const found = php && assignmentAt(php, finding.startLine);
      const literal = found && php.literal(found.value);
      const span = found && php.span(found.value);
      const setting = found && Object.hasOwn(settings, found.name) ? settings[found.name] : undefined;
      if (!php || !found || !span || !literal || setting?.rule !== finding.ruleId) return undefined;
      const { variable: name, purpose } = setting;
      const fallback = isSafe ? php.source(found.value) : "''";
      const variable: NewVariable = isSafe ? { name, purpose, fallback: literal } : { name, purpose, isSecret: true };
      return {
        edits: [{ path: finding.path, ...span, text: `getenv('${name}') ?: ${fallback}` }],
        variables: [variable],
        packages: [],
      };
    },
  };
}

/** `$settings['name'] = value;` on this line. */
function assignmentAt(php: PhpText, line: number): { readonly name: string; readonly value: Node } | undefined {
  for (const node of php.nodes()) {
    if (node.kind !== 'assign' || node.operator !== '=' || php.line(node) !== line) continue;
    const target = php.source(node.left);
    if (!/^\$settings(?:\[(['"])\w+\1\])+$/.test(target)) continue;
    const keys = [...target.matchAll(/\[(['"])(\w+)\1\]/g)].map(([, , key = '']) => key);
    return { name: keys.join('.'), value: node.right };
  }
  return undefined;
}
