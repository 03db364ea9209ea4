import type { Dependencies } from '../../project/dependencies.ts';
import { type Extension, OPTIONAL_EXTENSIONS } from '../../project/extensions.ts';
import { configurationFinding } from '../configuration-finding.ts';
import type { ProjectRule } from '../project-rule.ts';
import { practice } from '../rule-meta.ts';

/** Code uses an extension of PHP that composer.json does not ask for. */
export const extensionUndeclared: ProjectRule = {
  meta: practice(
    'dependencies/extension-undeclared',
    'Code uses an extension of PHP that composer.json does not ask for',
    {
      minutes: 5,
      reason: 'The extension is required in composer.json, and the platform is told to install it.',
    },
  ),
  check: ({ dependencies, filesUsing }) => {
    // Without a lock, a required package may ask for the extension and nobody can tell.
    if (!dependencies?.lock || !filesUsing) return [];
    const declared = declaredExtensions(dependencies);
    const packages = dependencies.lock.packages.filter(({ isDevelopment }) => !isDevelopment).map(({ name }) => name);
    return OPTIONAL_EXTENSIONS.flatMap((extension) => {
      const { name } = extension;
      if (declared.has(name) || isDoneByPackage(extension, packages)) return [];
      const used = usedIn(extension, filesUsing);
      if (!used) return [];
      return [
        configurationFinding({
          rule: extensionUndeclared.meta,
          at: { path: dependencies.path, line: dependencies.requireLine },
          severity: 'info',
          confidence: 'likely',
          message: `${used.path} uses ${used.name}, which the extension ${name} brings, and composer.json does not require ext-${name}: a node without it fails when the code runs, not when it is built.`,
          remedy: {
            summary: `Run \`composer require "ext-${name}:*"\`, and have the platform or image install the extension.`,
            packages: [],
            docs: [
              'https://getcomposer.org/doc/01-basic-usage.md#platform-packages',
              'https://12factor.net/dependencies',
            ],
          },
          trace: [{ path: used.path, line: 1, message: `uses ${used.name}` }],
          about: `ext-${name}`,
        }),
      ];
    });
  },
};

/** Asked for by the project, suggested by it, or asked for by a package that production installs. */
function declaredExtensions({ requirements, suggested, lock }: Dependencies): ReadonlySet<string> {
  const named = [
    ...requirements.filter(({ isDevelopment }) => !isDevelopment).map(({ name }) => name),
    ...suggested,
    ...(lock?.packages.flatMap(({ standsFor }) => standsFor) ?? []),
  ];
  const inPackages = lock?.packages.flatMap(({ isDevelopment, extensions }) => (isDevelopment ? [] : extensions)) ?? [];
  return new Set([...named.flatMap((name) => (name.startsWith('ext-') ? [name.slice(4)] : [])), ...inPackages]);
}

function isDoneByPackage({ doneBy = [] }: Extension, packages: readonly string[]): boolean {
  return doneBy.some((start) => packages.some((name) => name.startsWith(start)));
}

function usedIn(
  { names }: Extension,
  filesUsing: (name: string) => readonly string[],
): { readonly name: string; readonly path: string } | undefined {
  for (const name of names) {
    const [path] = filesUsing(name);
    if (path !== undefined) return { name, path };
  }
  return undefined;
}
