import { defineRule } from '@tidemark/linter/plugin';

/** A rule about writes: the path has been followed to where it comes from, through variables, parameters and settings. */
export const noExportToDesktop = defineRule({
  id: 'acme/no-export-to-desktop',
  about: 'writes',
  factor: 'processes',
  summary: 'Export written to the shared desktop folder',
  effort: { minutes: 20, reason: 'The export is sent as a response.' },
  page: new URL('./no-export-to-desktop.md', import.meta.url),
  remedy: { summary: 'Answer the request with the file.', packages: [], docs: [] },
  check({ ways }) {
    const way = ways.find(({ shown }) => shown?.startsWith('data/desktop/'));
    if (!way) return undefined;
    return {
      message: `Writes an export to the desktop folder (${way.shown}), which the new platform does not have.`,
      severity: 'error',
      confidence: 'certain',
      kind: 'export',
      trace: way.trace,
    };
  },
});
