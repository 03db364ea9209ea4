import { definePlatform } from '@tidemark/linter/plugin';

export const platform = definePlatform({
  name: 'acme-cloud',
  title: 'Acme Cloud',
  release: 'read-only',
  shared: false,
  wiped: 'at each deploy',
  keeps: ['data/shared'],
  advice: 'On Acme Cloud that is the bucket of the site.',
  source: 'https://acme.example/handbook/cloud',
  detect: { file: /^acme-cloud\.ya?ml$/ },
});
