import picomatch from 'picomatch';

export interface FilterOptions {
  /** Globs; absent: everything. */
  readonly include?: readonly string[] | undefined;
  /** Globs; win over `include`. */
  readonly exclude?: readonly string[] | undefined;
}

/** A glob without a slash is of the name alone, as in .gitignore; a folder's glob is of all below. */
function matcher(globs: readonly string[]): (key: string) => boolean {
  const full = globs.flatMap((glob) => {
    const trimmed = glob.replace(/^\//, '').replace(/\/$/, '');
    const anchored = glob.includes('/') && !/^[^/]*\/$/.test(glob);
    const base = anchored ? trimmed : `**/${trimmed}`;
    return [base, `${base}/**`];
  });
  const isMatch = picomatch(full, { dot: true });
  return (key) => isMatch(key);
}

/** Whether a key is part of a transfer. */
export function scopeOf({ include, exclude }: FilterOptions): (key: string) => boolean {
  const isIncluded = include === undefined || include.length === 0 ? undefined : matcher(include);
  const isExcluded = exclude === undefined || exclude.length === 0 ? undefined : matcher(exclude);
  return (key) => {
    const name = key.replace(/\/$/, '');
    return (isIncluded?.(name) ?? true) && !(isExcluded?.(name) ?? false);
  };
}
