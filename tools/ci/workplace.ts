/** A small site in a repository of its own, and an `npx` that starts the program as it is built here. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ROOT } from '../run-step.mjs';
import type { ShellStep } from './steps.ts';

const PROGRAM = join(ROOT, 'packages/linter/bin/tidemark-lint.js');

/** Takes what the examples give to the real one, and nothing else. */
const NPX = `#!/usr/bin/env bash
case "$1 $2 $3 $4" in
  '--yes --package @tidemark/linter tidemark-lint' | '--yes --package @tidemark/linter@'*' tidemark-lint') shift 4 ;;
  *) echo "npx: $*" >&2; exit 64 ;;
esac
exec "${process.execPath}" "${PROGRAM}" "$@"
`;

/** What old code of the site does, and what a change adds. */
export const OLD_FILE = 'visits.php';
export const NEW_FILE = 'upload.php';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class Workplace {
  readonly site: string;
  readonly #folder: string;

  constructor() {
    this.#folder = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark-ci-')));
    this.site = join(this.#folder, 'my site');
    const bin = join(this.#folder, 'bin');
    mkdirSync(bin);
    mkdirSync(this.site);
    writeFileSync(join(bin, 'npx'), NPX);
    chmodSync(join(bin, 'npx'), 0o755);
    this.write('composer.json', '{ "name": "acme/site", "require": { "php": ">=8.2" } }');
    this.write('composer.lock', '{ "packages": [], "packages-dev": [] }');
    this.write(OLD_FILE, "<?php\nfile_put_contents(__DIR__ . '/visits.txt', $_SERVER['REQUEST_URI']);\n");
    this.git('init', '--initial-branch=main');
    this.commit('The site');
    this.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.site, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.site, path), 'utf8');
  }

  /** The change that a pull request is about. */
  addFinding(): void {
    this.write(NEW_FILE, "<?php\nmove_uploaded_file($_FILES['photo']['tmp_name'], __DIR__ . '/uploads/photo.jpg');\n");
  }

  git(...args: string[]): string {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];
    return execFileSync('git', [...identity, ...args], { cwd: this.site, encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  commit(message: string): void {
    this.git('add', '.');
    this.git('commit', '-m', message);
  }

  /** Each step in turn, as the runners of CI do: the first that fails ends the job. */
  run(steps: readonly ShellStep[], env: Readonly<Record<string, string>> = {}): Ended {
    let [code, stdout, stderr]: [number | null, string, string] = [0, '', ''];
    for (const step of steps) {
      const ended = spawnSync('bash', ['-eo', 'pipefail', '-c', step.command], {
        cwd: this.site,
        encoding: 'utf8',
        env: {
          PATH: [join(this.#folder, 'bin'), process.env['PATH']].join(delimiter),
          HOME: this.#folder,
          XDG_CACHE_HOME: join(this.#folder, 'cache'),
          ...env,
          ...step.env,
        },
      });
      stdout += ended.stdout;
      stderr += ended.stderr;
      code = ended.status;
      if (code !== 0) break;
    }
    return { code, stdout, stderr };
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
