/** Root-relative path patterns as users write them. */
import picomatch from 'picomatch';

/**
 * A test for root-relative paths (with `/`). A pattern is a glob, a file, or a folder with all that is below it;
 * `./` in front and `/` at the end change nothing. Dot files match like others. No pattern matches nothing.
 */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  const globs = patterns.flatMap((pattern) => {
    const clean = pattern.replace(/^\.\//, '').replace(/^\/+/, '').replace(/\/+$/, '');
    return clean === '' || clean === '.' ? ['**'] : [clean, `${clean}/**`];
  });
  if (globs.length === 0) return () => false;
  return picomatch(globs, { dot: true });
}
