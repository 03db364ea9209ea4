/**
 * `handler_id: session.handler.native_file` becomes `handler_id: '%env(SESSION_DSN)%'`, with the same directory as its default.
 * symfony/http-foundation: Session/Storage/Handler/SessionHandlerFactory.php makes of `file://…` the handler that the service
 * is; symfony/framework-bundle: DependencyInjection/FrameworkExtension.php hands it what a variable gives.
 */
import type { Fixer } from '../fix.ts';
import { yamlString } from '../yaml-text.ts';
import { entryIn, inSection, SECTIONS, scalarOf } from './sections.ts';

/** First version that takes a variable there. */
const SINCE = 5;

/** symfony/framework-bundle: DependencyInjection/Configuration.php, where a handler is named. */
const DEFAULT_DIRECTORY = '%kernel.cache_dir%/sessions';

export const sessionDsn: Fixer = {
  id: 'symfony/session-dsn',
  framework: 'symfony',
  rules: ['processes/local-session'],
  summary: 'Lets SESSION_DSN choose the store of sessions; the directory that is used today is its default',
  isSafe: true,
  propose: (finding, project) => {
    const yaml = /\.ya?ml$/.test(finding.path) ? project.yaml(finding.path) : undefined;
    if (!yaml || (project.major('symfony') ?? 0) < SINCE) return undefined;
    for (const section of SECTIONS) {
      const entry = entryIn(yaml, section, 'framework', 'session', 'handler_id');
      const handler = scalarOf(yaml, entry);
      if (entry?.line !== finding.startLine || handler?.value !== 'session.handler.native_file') continue;
      const named = entryIn(yaml, section, 'framework', 'session', 'save_path');
      const directory = named ? scalarOf(yaml, named)?.value : DEFAULT_DIRECTORY;
      if (directory === undefined || /%env\(/.test(directory)) return undefined;
      const fallback = `file://${directory}`;
      const { path } = finding;
      return {
        edits: [{ path, start: handler.start, end: handler.end, text: yamlString('%env(SESSION_DSN)%') }],
        containerDefaults: [{ path, name: 'SESSION_DSN', value: fallback, ...inSection(section) }],
        variables: [{ name: 'SESSION_DSN', purpose: 'store of sessions', fallback }],
        packages: [],
      };
    }
    return undefined;
  },
};
