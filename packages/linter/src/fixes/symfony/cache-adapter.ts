/**
 * `app: cache.adapter.filesystem` becomes `app: cache.adapter.redis`, at the address that REDIS_URL gives: an adapter is chosen when
 * the container is built, so no variable can choose it. https://symfony.com/doc/current/cache.html
 */
import type { Fixer } from '../fix.ts';
import { indentationAt, lineEndOf } from '../source-text.ts';
import { yamlString } from '../yaml-text.ts';
import { entryIn, SECTIONS, scalarOf } from './sections.ts';

/** The same adapter, with tags or without. symfony/framework-bundle: Resources/config/cache.php */
const SHARED: Readonly<Record<string, string>> = {
  'cache.adapter.filesystem': 'cache.adapter.redis',
  'cache.adapter.php_files': 'cache.adapter.redis',
  'cache.adapter.apcu': 'cache.adapter.redis',
  'cache.adapter.filesystem_tag_aware': 'cache.adapter.redis_tag_aware',
};
const PROVIDER = 'default_redis_provider';

/** symfony/cache: Traits/RedisTrait.php takes the extension or this package. */
const CLIENT = 'predis/predis';

export const cacheAdapter: Fixer = {
  id: 'symfony/cache-adapter',
  framework: 'symfony',
  rules: ['processes/local-cache'],
  summary: 'Keeps the cache in Redis, at the address that REDIS_URL gives',
  isSafe: false,
  propose: (finding, project) => {
    const yaml = /\.ya?ml$/.test(finding.path) ? project.yaml(finding.path) : undefined;
    if (!yaml || (project.major('symfony') ?? 0) < 4) return undefined;
    for (const section of SECTIONS) {
      const entry = entryIn(yaml, section, 'framework', 'cache', 'app');
      const adapter = scalarOf(yaml, entry);
      const shared = adapter && Object.hasOwn(SHARED, adapter.value) ? SHARED[adapter.value] : undefined;
      if (!entry || !adapter || entry.line !== finding.startLine || shared === undefined) continue;
      const { path } = finding;
      const { start, end } = adapter;
      const provider = entryIn(yaml, section, 'framework', 'cache', PROVIDER);
      const parent = entryIn(yaml, section, 'framework', 'cache');
      if (!yaml.isBlock(parent?.pair.value)) return undefined;
      const line = yaml.text.lastIndexOf('\n', entry.start - 1) + 1;
      const added = `${indentationAt(yaml.text, entry.start)}${PROVIDER}: ${yamlString('%env(REDIS_URL)%')}${lineEndOf(yaml.text)}`;
      return {
        edits: [
          { path, start, end, text: shared },
          ...(provider ? [] : [{ path, start: line, end: line, text: added }]),
        ],
        variables: [{ name: 'REDIS_URL', purpose: 'address of Redis' }],
        packages: project.hasPackage('ext-redis') || project.hasPackage(CLIENT) ? [] : [CLIENT],
      };
    }
    return undefined;
  },
};
