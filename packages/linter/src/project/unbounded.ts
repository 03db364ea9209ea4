/** Does a Composer constraint let any later version in? https://getcomposer.org/doc/articles/versions.md */

/** Why a constraint has no upper bound; undefined where it has one. */
export type Unbounded = 'any version' | 'any later version' | 'whatever is on a branch';

export function unboundedness(constraint: string): Unbounded | undefined {
  // `dev-main as 1.0`: the branch is what is installed.
  for (const part of constraint.replace(/\s+as\s+\S+/g, '').split(/\s*\|\|?\s*/)) {
    const words = part
      .trim()
      .replace(/([<>=!]+)\s+/g, '$1')
      .split(/[\s,]+/)
      .filter((word) => word !== '-');
    const bounds = words.map(boundOf);
    const loose = bounds.find((bound) => bound !== 'bounded');
    if (loose !== undefined && !bounds.includes('bounded')) return loose;
  }
  return undefined;
}

function boundOf(word: string): Unbounded | 'bounded' {
  const version = word.replace(/@(?:dev|alpha|beta|RC|stable)$/i, '');
  if (version === '' || /^v?[*x](?:\.[*x])*$/i.test(version)) return 'any version';
  // A commit behind the branch pins it.
  if (/^dev-/i.test(version)) return version.includes('#') ? 'bounded' : 'whatever is on a branch';
  return version.startsWith('>') ? 'any later version' : 'bounded';
}
