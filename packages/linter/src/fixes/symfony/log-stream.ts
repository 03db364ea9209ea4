/**
 * Log handlers that write files: a stream reads its path from a variable, with the file as default; a rotating file becomes a
 * stream to standard error. https://symfony.com/doc/current/logging.html
 */
import type { Finding } from '../../result.ts';
import type { Fixer, Proposal } from '../fix.ts';
import type { FixProject } from '../fix-project.ts';
import { type YamlEntry, type YamlText, yamlString } from '../yaml-text.ts';
import { entryIn, inSection, SECTIONS, scalarOf } from './sections.ts';

const RULES = ['logs/log-file'];

/** The handler that nearly every project has, by the names that Symfony's recipe gives it. */
const MAIN: ReadonlySet<string> = new Set(['main', 'nested', 'file_log', 'file']);

export const logStream: Fixer = {
  id: 'symfony/log-stream',
  framework: 'symfony',
  rules: RULES,
  summary: 'Lets a variable choose where a log goes; the file of today is its default',
  isSafe: true,
  propose: (finding, project) =>
    ofHandlers(finding, project, (yaml, section, handler) => {
      const place = yaml.entries(handler.pair.value).find(({ key }) => key === 'path');
      const path = scalarOf(yaml, place);
      if (typeOf(yaml, handler) !== 'stream' || !path || place?.line !== finding.startLine) return undefined;
      if (path.value.includes('%env(')) return undefined;
      const name = MAIN.has(handler.key)
        ? 'LOG_STREAM'
        : `${handler.key.toUpperCase().replaceAll(/\W+/g, '_')}_LOG_STREAM`;
      return {
        edits: [{ path: finding.path, start: path.start, end: path.end, text: yamlString(`%env(${name})%`) }],
        containerDefaults: [{ path: finding.path, name, value: path.value, ...inSection(section) }],
        variables: [{ name, purpose: 'where logs go: php://stderr', fallback: path.value }],
        packages: [],
      };
    }),
};

export const rotatedLog: Fixer = {
  id: 'symfony/rotated-log',
  framework: 'symfony',
  rules: RULES,
  summary: 'Sends a rotated log file to standard error',
  isSafe: false,
  propose: (finding, project) =>
    ofHandlers(finding, project, (yaml, _section, handler) => {
      const entries = yaml.entries(handler.pair.value);
      const type = entries.find(({ key }) => key === 'type');
      const path = entries.find(({ key }) => key === 'path');
      const [typeText, pathText] = [scalarOf(yaml, type), scalarOf(yaml, path)];
      if (typeText?.value !== 'rotating_file' || !pathText || type?.line !== finding.startLine) return undefined;
      const rotation = entries.filter(({ key }) => ['max_files', 'filename_format', 'date_format'].includes(key));
      const lines = rotation.map((entry) => yaml.lineSpan(entry));
      if (!yaml.isBlock(handler.pair.value) || lines.includes(undefined)) return undefined;
      const at = { path: finding.path };
      return {
        edits: [
          { ...at, start: typeText.start, end: typeText.end, text: 'stream' },
          { ...at, start: pathText.start, end: pathText.end, text: 'php://stderr' },
          ...lines.flatMap((line) => (line ? [{ ...at, ...line, text: '' }] : [])),
        ],
        variables: [],
        packages: [],
      };
    }),
};

type Propose = (yaml: YamlText, section: string | undefined, handler: YamlEntry) => Proposal | undefined;

function ofHandlers(finding: Finding, project: FixProject, propose: Propose): Proposal | undefined {
  const yaml = /\.ya?ml$/.test(finding.path) ? project.yaml(finding.path) : undefined;
  if (!yaml) return undefined;
  for (const section of SECTIONS) {
    for (const handler of yaml.entries(entryIn(yaml, section, 'monolog', 'handlers')?.pair.value)) {
      const proposal = propose(yaml, section, handler);
      if (proposal !== undefined) return proposal;
    }
  }
  return undefined;
}

function typeOf(yaml: YamlText, handler: YamlEntry): string | undefined {
  return scalarOf(
    yaml,
    yaml.entries(handler.pair.value).find(({ key }) => key === 'type'),
  )?.value;
}
