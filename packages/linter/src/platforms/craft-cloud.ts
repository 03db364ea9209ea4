import type { Platform } from './platform.ts';

export const craftCloud: Platform = {
  name: 'craft-cloud',
  title: 'Craft Cloud',
  release: 'read-only',
  shared: false,
  wiped: 'with each instance of the function',
  advice: 'On Craft Cloud use a Craft Cloud filesystem; local filesystems are not supported.',
  source: 'https://github.com/craftcms/docs: docs/cloud/compatibility.md, docs/cloud/plugin-development.md',
};
