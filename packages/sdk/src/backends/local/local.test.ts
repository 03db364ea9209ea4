import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe } from 'vitest';
import { availableIsolation, findProgram, type Isolation } from '../../platform/sandbox.ts';
import type { Fidelity } from '../../platform/serving/fidelity.ts';
import { supervise } from '../../platform/supervisor.ts';
import { describeBackend } from '../../testing/describe-backend.ts';
import { local } from './local.ts';

const best = await availableIsolation();

describe.skipIf(findProgram('php') === undefined)('with PHP', () => {
  const subjects: readonly { readonly isolation: Isolation; readonly fidelity: Fidelity }[] = [
    { isolation: best, fidelity: 'full' },
    { isolation: 'process', fidelity: 'reduced' },
  ];
  for (const { isolation, fidelity } of subjects) {
    describeBackend({
      name: `local, ${isolation}, ${fidelity}`,
      start: async () => {
        const folder = mkdtempSync(join(tmpdir(), 'tidemark-'));
        // Servers run as another user, who must get through.
        chmodSync(folder, 0o711);
        const home = join(folder, 'home');
        const site = join(folder, 'site');
        const broken = join(folder, 'broken');
        for (const path of [site, broken]) {
          mkdirSync(path);
          writeFileSync(join(path, 'index.php'), '<?php echo getenv("TIDEMARK_NODE");');
        }
        writeFileSync(join(broken, 'fortrabbit.yml'), 'version: 2\npre: build.php\n');
        writeFileSync(join(broken, 'build.php'), '<?php exit(3);');
        const settings = { nodes: 2, workers: 2, fidelity };
        const { stop, platform } = await supervise(home, 'shop', settings, isolation);
        const source = { kind: 'directory', path: site } as const;
        const backend = local({ home });
        const signal = new AbortController().signal;
        await platform.change(
          { kind: 'deploy', source },
          { version: platform.state.version, key: 'first', signal, report: () => {} },
        );
        return {
          backend,
          app: 'shop',
          source,
          // A server of the user's own needs nothing that may not be installed.
          database: { dsn: 'mysql://me:secret@127.0.0.1:1/mine' },
          brokenSource: { kind: 'directory', path: broken },
          writeOnNode: async (node, path, content) => {
            const found = platform.nodes.find(({ id }) => id === node);
            const file = join(found?.site ?? '', path);
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, content);
          },
          stop: async () => {
            await stop();
            rmSync(folder, { recursive: true, force: true });
          },
        };
      },
    });
  }
});
