import { defineRule } from '@tidemark/linter/plugin';

/** A rule about the whole project: its configuration, its packages, what is under version control. */
export const platformPackage = defineRule({
  id: 'acme/platform-package',
  about: 'project',
  factor: 'dependencies',
  summary: 'Site without the package that connects it to the platform',
  effort: { minutes: 10, reason: 'One package is required.' },
  page: new URL('./platform-package.md', import.meta.url),
  remedy: { summary: 'Require it.', packages: ['acme/platform'], docs: [] },
  check({ project, dependencies }) {
    const isSite = project.frameworks.some(({ name }) => name === 'acme-cms');
    if (!isSite || !dependencies || dependencies.requirements.some(({ name }) => name === 'acme/platform')) return [];
    return [
      {
        path: dependencies.path,
        line: dependencies.requireLine,
        message: 'The site does not require `acme/platform`, so it finds neither its bucket nor its sessions.',
        severity: 'warning',
        confidence: 'certain',
        about: 'acme/platform',
      },
    ];
  },
});
