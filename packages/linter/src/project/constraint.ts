/** Reads the lowest major version that a Composer constraint allows. */

/** `^10.2 || ^11` → 10, `>=8.3.0` → 8, `dev-main`, `*`, `<12` → undefined. Versions count as constraints. */
export function lowestMajor(constraint: string): number | undefined {
  const majors = constraint.split(/\s*\|\|?\s*/).flatMap((part) => {
    const bound = part
      .trim()
      .split(/[\s,]+/)
      .find((word) => /^(?:[\^~=v]|>=?)*\d/.test(word));
    const major = /\d+/.exec(bound ?? '')?.[0];
    return major === undefined ? [] : [Number(major)];
  });
  return majors.length === 0 ? undefined : Math.min(...majors);
}
