/** Parameters that no code of the project fills, since configuration does. */
import { type Fn, shortName } from './code.ts';
import { sourced, type TextAlt } from './value.ts';
import type { World } from './world.ts';

const BUNDLES: readonly string[] = [
  'Symfony\\Component\\HttpKernel\\Bundle\\Bundle',
  'Symfony\\Component\\HttpKernel\\Bundle\\AbstractBundle',
];

/** What a directory is called; a path alone may be that of any file which an object stands for. */
const DIRECTORY =
  /(?:^|[a-z_])dir(?:ectory)?$|folder$|web_?root$|(?:cache|storage|uploads?|logs?|backups?|exports?|media|public|data|files|target)_?path$/i;
const SCRATCH = /te?mp/i;

/** Does a parameter or key of this name stand for a directory that is meant to stay? */
export function namesLastingDirectory(name: string): boolean {
  return DIRECTORY.test(name) && !SCRATCH.test(name);
}

const SETTINGS = /^(?:config(?:uration)?|settings|options)$/i;

/**
 * What configuration must fill a constructor's parameter with, or an element of its array of settings: a directory. Undefined
 * unless it is one of the project's own reusable bundles.
 */
export function configuredArgument(
  world: World,
  fn: Fn,
  index: number,
  keys: readonly string[] = [],
): TextAlt | undefined {
  const param = fn.facts.params[index];
  if (!fn.cls || !param || fn.facts.name.toLowerCase() !== '__construct' || keys.length > 1) return undefined;
  if ((param.type ?? param.docType)?.classes.length) return undefined;
  const [key] = keys;
  const name = key ?? param.name;
  if (!namesLastingDirectory(name) || (key !== undefined && !SETTINGS.test(param.name))) return undefined;
  const cls = fn.cls.name.toLowerCase();
  if (!bundleNamespaces(world).some((namespace) => cls.startsWith(namespace))) return undefined;
  const label = key === undefined ? `the constructor argument $${name}` : `the setting ${key}`;
  return sourced({ from: 'outside', origin: 'setting', label });
}

/** Classes whose objects answer like an array of settings: `$config['upload_dir']`. */
const SETTINGS_CLASS = /(?:Config|Configuration|Settings?|Options|Preferences)$/;

/** The setting that the one key of a parameter stands for whose class keeps settings. */
export function keptSetting(fn: Fn, index: number, keys: readonly string[] | undefined): TextAlt | undefined {
  const param = fn.facts.params[index];
  const cls = [...(param?.type?.classes ?? []), ...(param?.docType?.classes ?? [])].find((each) =>
    SETTINGS_CLASS.test(each),
  );
  if (cls === undefined || keys?.length !== 1 || keys[0] === '*') return undefined;
  const trace = { path: fn.file.path, line: fn.facts.span[0], message: `${shortName(cls)} keeps settings` };
  return sourced({ from: 'outside', origin: 'setting', label: `the setting ${keys[0]}` }, trace);
}

/** Namespaces of the project's own bundles, in lower case and with the last separator. */
function bundleNamespaces(world: World): readonly string[] {
  return world.settled(
    'namespaces of bundles',
    () =>
      BUNDLES.flatMap((base) => world.program.heirs(base)).flatMap((bundle) => {
        const end = bundle.lastIndexOf('\\');
        return end > 0 ? [bundle.slice(0, end + 1).toLowerCase()] : [];
      }),
    [],
  );
}
