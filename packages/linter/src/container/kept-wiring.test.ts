import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Notes } from '../notes.ts';
import { discoverProject } from '../project/discover.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { readWiring } from './read-wiring.ts';
import type { Wiring } from './wiring.ts';

const TREE = {
  'composer.json': '{}',
  'config/services.yaml': `imports: [{ resource: ../vendor/acme/services.yaml }, { resource: ../vendor/gone.yaml }]
parameters: { unending: .inf, directory: /tmp }
services:
  App\\Store: { arguments: ['%directory%'], bind: { $mode: 0o644 } }
  App\\Abstract: { abstract: true }
  store: { alias: App\\Store }
`,
  'vendor/acme/services.yaml': 'services:\n  Acme\\Reader: { tags: [reader] }\n',
};

/** What a run reads, given what the earlier one has left. */
class Runs {
  readonly root: string = temporaryProject(TREE);
  #left: ReadonlyMap<string, string> = new Map();
  hasRead = false;

  next(key = 'key'): unknown {
    const notes = new Notes((name) => this.#left.get(name));
    const said = all(readWiring(discoverProject(this.root), new Map(), { notes, key }));
    this.hasRead = notes.made.size > 0;
    this.#left = new Map([...this.#left, ...[...notes.made].map(([name, text]) => [name, text()] as const)]);
    return said;
  }

  now(): unknown {
    return all(readWiring(discoverProject(this.root)));
  }
}

function all({ services, parameters, binds, problems, definitionsOf }: Wiring): unknown {
  const classes = ['App\\Store', 'App\\Abstract', 'Acme\\Reader'];
  return [[...services], [...parameters], [...binds], problems, classes.map((name) => definitionsOf(name))];
}

test('the second run says what the first one read, without reading', () => {
  const runs = new Runs();
  const first = runs.next();
  expect(runs.hasRead).toBe(true);
  expect(first).toEqual(runs.now());
  expect(runs.next()).toEqual(first);
  expect(runs.hasRead).toBe(false);
});

test.each<readonly [what: string, edit: (root: string) => void]>([
  ['has changed', (root) => writeFileSync(join(root, 'vendor/acme/services.yaml'), 'services: { Acme\\Writer: ~ }')],
  ['is gone', (root) => rmSync(join(root, 'vendor/acme/services.yaml'))],
  ['was missing', (root) => writeFileSync(join(root, 'vendor/gone.yaml'), 'services: { Acme\\Reader: ~ }')],
])('an imported file outside the scope that %s is read', (_, edit) => {
  const runs = new Runs();
  const first = runs.next();
  edit(runs.root);
  const second = runs.next();
  expect(second).not.toEqual(first);
  expect(second).toEqual(runs.now());
});

test('another key is another wiring', () => {
  const runs = new Runs();
  runs.next();
  writeFileSync(join(runs.root, 'config/services.yaml'), 'services: { App\\Other: ~ }');
  expect(runs.next('other key')).toEqual(runs.now());
});
