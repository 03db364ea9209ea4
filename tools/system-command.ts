import { execFileSync } from 'node:child_process';

/**
 * Is a program missing that tools/system-packages.sh installs? For `describe.skipIf(isMissing('php'))`.
 * @throws Error in CI, where it has to be there: a skip would hide what is not tested
 */
export function isMissing(program: 'php' | 'phpcs' | 'composer' | 'chromium'): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return false;
  } catch (cause) {
    if (process.env['CI'] !== 'true') return true;
    throw new Error(`${program} is missing in CI; run tools/system-packages.sh as root`, { cause });
  }
}
