/** An audit in a terminal: the verdict, the state of things, and the plan. */
import { STATE_KINDS } from '@tidemark/sdk/model';
import type { Audit, Fate } from '../audit/audit.ts';
import { automatic, contents, dueMinutes, FATE_WORDS, PLACEMENT_WORDS, work } from '../audit/words.ts';
import { alikeStores } from '../report/alike-stores.ts';
import { type Cell, inColumns } from './columns.ts';
import { wrap } from './wrap.ts';

type Paint = (text: string) => string;

export interface AuditColors {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly green: Paint;
}

/** @param width columns of the terminal */
export function auditSummary(audit: Audit, width: number, colors: AuditColors): string {
  const { project, verdict, score } = audit;
  const columns = Math.min(width, 120);
  const paintOf: Readonly<Record<Fate, Paint>> = {
    kept: colors.green,
    unknown: colors.yellow,
    lost: colors.red,
    none: colors.dim,
  };
  const answer = verdict.answer === 'ready' ? colors.green : verdict.answer === 'fixes' ? colors.yellow : colors.red;
  const frameworks = project.frameworks.map(({ name, version }) => `${name} ${version}`).join(', ') || 'plain PHP';
  const due = audit.plan.filter(({ isDue }) => isDue);
  const stored = audit.localData.filter((directory) => directory.contents);
  const required = audit.environment.filter(({ isRequired }) => isRequired);
  const lines = [
    `Audit of ${project.name} (${frameworks}) for ${project.platform.title}`,
    '',
    ...wrap(verdict.sentence, columns).map((line) => colors.bold(answer(line))),
    ...wrap(`Score ${score.value} of 100 = ${score.formula}`, columns).map(colors.dim),
    '',
    colors.bold('State'),
    ...inColumns(
      STATE_KINDS.map((kind): readonly Cell[] => [
        { text: `  ${kind}` },
        { text: FATE_WORDS[audit.fates[kind]], paint: paintOf[audit.fates[kind]] },
        {
          text: alikeStores(audit.stateMap.kinds[kind])
            .map(({ name, placement }) => `${name} ${PLACEMENT_WORDS[placement]}`)
            .join(', '),
          paint: colors.dim,
        },
      ]),
      columns,
    ),
    '',
    ...inColumns([[{ text: 'Twelve factors', paint: colors.bold }, { text: factorsText(audit) }]], columns),
    '',
    colors.bold(
      due.length === 0 ? 'Plan: nothing is due' : `Plan: ${due.length} due, about ${work(dueMinutes(audit))}`,
    ),
    ...inColumns(
      due.map((step): readonly Cell[] => {
        const { number, title, state, minutes, closes } = step;
        return [
          { text: `  ${number}.` },
          { text: state ?? '-' },
          { text: work(minutes) },
          { text: `closes ${closes.length}`, paint: colors.dim },
          { text: automatic(step) === '' ? title : `${title} (${automatic(step)})` },
        ];
      }),
      columns,
    ),
    ...section(
      'Local data',
      stored.map((directory): readonly Cell[] => [
        { text: `  ${directory.path}` },
        { text: directory.state },
        { text: contents(directory), paint: colors.dim },
      ]),
    ),
    ...section(
      'Production must set',
      required.map(({ name, purpose }): readonly Cell[] => [
        { text: `  ${name}` },
        { text: purpose, paint: colors.dim },
      ]),
    ),
    '',
    ...(audit.hidden.length === 0
      ? []
      : [
          `${audit.hidden.length} findings ${audit.isForeign ? "would be hidden by the project's own comments and configuration" : 'are hidden by comments and configuration'}.`,
        ]),
    'The whole audit: --output html=audit.html (or markdown, json)',
  ];
  return `${lines.join('\n')}\n`;

  function section(title: string, rows: readonly (readonly Cell[])[]): readonly string[] {
    return rows.length === 0 ? [] : ['', colors.bold(title), ...inColumns(rows, columns)];
  }
}

function factorsText({ factors }: Audit): string {
  const found = factors
    .filter(({ findings }) => findings.length > 0)
    .sort((a, b) => b.findings.length - a.findings.length)
    .map(({ factor, findings }) => `${factor} ${findings.length}`);
  if (found.length === 0) return 'nothing found in any';
  const rest = factors.length - found.length;
  return `${found.join(', ')}${rest === 0 ? '' : `; nothing found in the other ${rest}`}`;
}
