import { describe, expect, test } from 'vitest';
import { readJsonNode } from './json-node.ts';
import { parseYaml } from './yaml-document.ts';

const COMPOSER = `{
    "name": "acme/site",
    "extra": { "installer-paths": { "web/core": ["type:drupal-core"] }, "n": 1.5, "on": true, "none": null },
    "scripts": {
        "post-install-cmd": [
            "@php artisan migrate",
            "echo \\"done\\""
        ]
    }
}
`;

describe('JSON with positions', () => {
  test('is read as the full YAML parser reads it', () => {
    const yaml = parseYaml(COMPOSER);
    expect(readJsonNode(COMPOSER)).toEqual('node' in yaml ? yaml.node : undefined);
  });

  test('tells the line of each value', () => {
    const node = readJsonNode(COMPOSER);
    const scripts = node?.kind === 'map' ? node.entries.find(({ key }) => key === 'scripts') : undefined;
    expect(scripts?.line).toBe(4);
    const [hook] = scripts?.value.kind === 'map' ? scripts.value.entries : [];
    expect(hook?.value.kind === 'list' && hook.value.items.map(({ line }) => line)).toEqual([6, 7]);
  });

  test.each(['', '{', '{"a": 1,}', 'a: 1', '{"a": 1} x', '// a\n{}'])('%j is none', (text) => {
    expect(readJsonNode(text)).toBeUndefined();
  });
});
