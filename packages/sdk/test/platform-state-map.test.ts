/** Where the state of an app on this machine lies, as the linter beside the platform tells it. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { local } from '../src/backends/local/local.ts';
import { createTidemark } from '../src/client/tidemark.ts';
import { findProgram } from '../src/platform/sandbox.ts';
import { type Supervisor, supervise } from '../src/platform/supervisor.ts';
import { FROM_SOURCE } from './from-source.ts';

const LINTER = fileURLToPath(new URL('../../linter/src/cli/main.ts', import.meta.url));

let folder = '';
let supervisor: Supervisor | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-'));
  chmodSync(folder, 0o711);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await supervisor?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(findProgram('php') === undefined)(
  'the state map is that of the release, and says how to have one',
  async () => {
    const site = join(folder, 'site');
    mkdirSync(site);
    writeFileSync(
      join(site, 'index.php'),
      '<?php move_uploaded_file($_FILES["a"]["tmp_name"], __DIR__ . "/uploads/a");',
    );
    const home = join(folder, 'home');
    supervisor = await supervise(home, 'shop', { nodes: 1, workers: 1, platform: 'fortrabbit' });
    const app = createTidemark({ backend: local({ home }) }).app('shop');
    await expect(app.stateMap()).rejects.toMatchObject({ code: 'api.not-found' });
    await app.deployments.create({ kind: 'directory', path: site }).apply();
    // A project that has no linter beside it.
    vi.spyOn(process, 'cwd').mockReturnValue(folder);
    vi.stubEnv('PATH', '/usr/bin:/bin');
    await expect(app.stateMap()).rejects.toMatchObject({ code: 'platform.missing-program' });
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    const program = `#!/bin/sh\nexec '${[process.execPath, ...FROM_SOURCE, LINTER].join("' '")}' "$@"\n`;
    writeFileSync(join(bin, 'tidemark-lint'), program, { mode: 0o755 });
    vi.stubEnv('PATH', `${bin}:/usr/bin:/bin`);
    const { kinds } = await app.stateMap();
    expect(kinds.uploads).toMatchObject([{ placement: 'node', evidence: [{ path: 'index.php', line: 1 }] }]);
  },
);
