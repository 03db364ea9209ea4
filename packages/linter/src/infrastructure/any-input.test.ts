import fc from 'fast-check';
import { expect, test } from 'vitest';
import { configurationOf } from '../configuration/testing.ts';
import { givenVariables, INFRASTRUCTURE, platformMounts } from './index.ts';

const NAMES = [
  'Dockerfile',
  'compose.yml',
  '.platform.app.yaml',
  '.platform/services.yaml',
  '.platform/applications.yaml',
  '.upsun/config.yaml',
  'app.json',
  'serverless.yml',
  'vapor.yml',
  'fly.toml',
  'k8s/a.yaml',
  'chart/values.yaml',
  'docker/crontab',
  '.env.example',
];

const KEYS = 'services app volumes environment mounts applications variables env provider spec template containers';

const OTHER_KEYS = 'volumeMounts persistence accessMode kind apiVersion source name';

const key = fc.constantFrom('', ...KEYS.split(' '), ...OTHER_KEYS.split(' '));

const leaf = fc.constantFrom(null, 1, true, '', 'x', 'storage:/app/data', 'Deployment', '/app/data', `\${X:-y}`);

const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { depthSize: 'medium' },
    leaf,
    fc.dictionary(key, tie('data')),
    fc.array(tie('data'), { maxLength: 4 }),
  ),
}));

const PIECES = 'VOLUME |ENV A=|ENV |"|\'|\\\n|\n|: |- |[|]|RUN <<X|=|x|{|&a |*a|---\n|services:\n|* * * * * |FROM ';

const piece = fc.constantFrom('apiVersion: 1\nkind: Deployment\n', ...PIECES.split('|'));

const text = fc.oneof(
  data.map((value) => JSON.stringify(value)),
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
);

test('no reader throws, whatever files hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: NAMES.length, maxLength: NAMES.length }), async (texts) => {
      const files = configurationOf(
        Object.fromEntries(NAMES.map((name, at) => [name, texts[at] ?? ''])),
        givenVariables,
      );
      for (const reader of INFRASTRUCTURE) await reader.read(files, undefined);
      expect([givenVariables(files), platformMounts(files)]).toHaveLength(2);
    }),
    { numRuns: 20 },
  );
});
