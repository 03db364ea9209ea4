/** A handler of Monolog that writes a file writes to standard error. monolog/monolog: src/Monolog/Handler/StreamHandler.php */
import { isScalar, isSeq } from 'yaml';
import type { Fixer } from '../fix.ts';
import { yamlString } from '../yaml-text.ts';

export const drupalLogHandler: Fixer = {
  id: 'drupal/log-handler',
  framework: 'drupal',
  rules: ['logs/log-file'],
  summary: 'Sends a log handler to standard error',
  isSafe: false,
  propose: (finding, project) => {
    const yaml = finding.path.endsWith('services.yml') ? project.yaml(finding.path) : undefined;
    for (const service of yaml?.entries(yaml.entryAt('services')?.pair.value) ?? []) {
      const parts = yaml?.entries(service.pair.value) ?? [];
      const given = parts.find(({ key }) => key === 'arguments');
      const cls = parts.find(({ key }) => key === 'class');
      if (!yaml || !given || !cls || given.line !== finding.startLine || !isSeq(given.pair.value)) continue;
      const [file, count] = given.pair.value.items;
      const isRotating = /^\\?Monolog\\Handler\\RotatingFileHandler$/.test(yaml.scalar(cls.pair.value) ?? '');
      const [classSpan, fileSpan] = [yaml.span(cls.pair.value), yaml.span(file)];
      const last = isRotating && count !== undefined ? yaml.span(count) : fileSpan;
      if (!classSpan || !fileSpan || !last || !isScalar(file)) return undefined;
      const { path } = finding;
      return {
        edits: [
          ...(isRotating ? [{ path, ...classSpan, text: 'Monolog\\Handler\\StreamHandler' }] : []),
          { path, start: fileSpan.start, end: last.end, text: yamlString('php://stderr') },
        ],
        variables: [],
        packages: [],
      };
    }
    return undefined;
  },
};
