/** Which programs the images and platform files of a project install. */
import { PROGRAMS } from './programs.ts';
import type { Project } from './project.ts';

/** Files in which programs are asked for: images, buildpacks, platforms, Nix. */
const ASKING =
  /(?:^|\/)(?:(?:[\w-]+\.)?(?:Docker|Container)file(?:\.[\w-]+)?|Aptfile|nixpacks\.toml|project\.toml|flake\.nix|\.platform\.app\.yaml|vapor\.yml|serverless\.ya?ml|\.user\.packages)$|^\.upsun\/[^/]+\.ya?ml$|^\.(?:platform|ebextensions)\//i;

/** What of a project's files is looked at. */
export interface ReadFiles {
  matching(pattern: RegExp): readonly string[];
  text(path: string): string | undefined;
}

/** Are programs asked for in a file that is PHP at the same time? */
export function asksInCode(files: ReadFiles & { readonly project: Project }): boolean {
  const others = new Set(files.project.otherFiles);
  return files.matching(ASKING).some((path) => !others.has(path));
}

/** Answers for programs of the table; a word in one of those files is enough. Files are read when first asked for. */
export function installedPrograms(files: ReadFiles): (program: string) => boolean {
  let words: ReadonlySet<string> | undefined;
  return (program) => {
    words ??= new Set(
      files.matching(ASKING).flatMap((path) => (files.text(path) ?? '').toLowerCase().match(/[\w.+-]+/g) ?? []),
    );
    const known = words;
    return [program, ...(PROGRAMS.get(program) ?? [])].some((name) => known.has(name) || known.has(`default-${name}`));
  };
}
