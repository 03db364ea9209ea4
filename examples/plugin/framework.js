import { defineFramework } from '@tidemark/linter/plugin';

const SOURCE = 'acme/cms: src/Paths.php, src/Exporter.php';

/** How Acme CMS shows itself, what of it writes, where its paths lie, and what its configuration says of sessions. */
export const framework = defineFramework({
  name: 'acme-cms',
  detect: { packages: ['acme/cms'], files: ['acme.php'] },
  sinks: [{ call: 'Acme\\Cms\\Exporter->toFile', path: { arg: 0, name: 'file' }, effect: 'write', source: SOURCE }],
  paths: [{ of: 'Acme\\Cms\\Paths::data', place: 'app', base: 'data', label: 'data directory', source: SOURCE }],
  remedies: [
    {
      kinds: ['upload', 'media', 'export', 'other'],
      remedy: {
        summary: 'Use the bucket of the site: `Acme\\Cms\\Bucket::put()`.',
        packages: ['acme/platform'],
        docs: ['https://acme.example/handbook/buckets'],
      },
    },
  ],
  configuration(files) {
    const path = 'config/acme.yaml';
    const settings = files.data(path);
    const sessions = settings?.kind === 'map' ? settings.entries.find(({ key }) => key === 'sessions') : undefined;
    if (sessions?.value.kind !== 'value') return {};
    const isLocal = sessions.value.value === 'files';
    return {
      stores: [
        {
          kind: 'sessions',
          store: 'session',
          placement: isLocal ? 'node' : 'shared',
          technology: isLocal ? 'local files' : 'Redis',
          confidence: 'certain',
          isUsed: true,
          message: 'Sessions are files of one node',
          told: [{ path, line: sessions.line, key: 'sessions', isLocal }],
          remedy: { summary: 'Set `sessions: redis`.', packages: [], docs: [] },
        },
      ],
    };
  },
});
