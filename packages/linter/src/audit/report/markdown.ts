/** An audit for a wiki, a ticket or a pull request. */
import { STATE_KINDS } from '@tidemark/sdk/model';
import { alikeStores } from '../../report/alike-stores.ts';
import { type FindingGroup, foldAlike } from '../../report/groups.ts';
import { code, prose, table } from '../../report/markdown-syntax.ts';
import type { Finding } from '../../result.ts';
import type { Audit, PlanStep } from '../audit.ts';
import { automatic, contents, dueMinutes, FATE_WORDS, PLACEMENT_WORDS, STEP_WORDS, work } from '../words.ts';

export function auditMarkdown(audit: Audit): string {
  const { project, verdict, score, plan } = audit;
  const frameworks = project.frameworks.map(({ name, version }) => `${name} ${version}`).join(', ') || 'plain PHP';
  const byFingerprint = new Map(audit.findings.map((finding) => [finding.fingerprint, finding]));
  const blocks = [
    `# Audit of ${prose(project.name)} for ${prose(project.platform.title)}`,
    `**${prose(verdict.sentence)}**`,
    `Score ${score.value} of 100: ${prose(score.formula)}`,
    prose(`${frameworks}. ${project.platform.disk}`),
    ...(audit.isForeign ? ["The project's own configuration and comments were left out of account."] : []),
    '## Where state lives',
    stateTable(audit),
    '## The twelve factors',
    table(
      ['Factor', 'Question', 'Findings'],
      2,
      audit.factors.map(({ factor, question, findings }) => [factor, prose(question), String(findings.length)]),
    ),
    '## Plan',
    plan.some(({ isDue }) => isDue) ? `About ${work(dueMinutes(audit))} of work is due.` : 'Nothing is due.',
    ...plan.filter(({ isDue }) => isDue).map((step) => stepBlock(step, byFingerprint)),
    ...adviceBlocks(plan),
    '## Local data',
    audit.localData.length === 0
      ? 'No directory with run-time state is known.'
      : table(
          ['Directory', 'State', 'There now', 'What to do'],
          4,
          audit.localData.map((directory) => [
            code(directory.path),
            directory.state,
            contents(directory),
            [prose(directory.advice), ...(directory.command === undefined ? [] : [code(directory.command)])].join(' '),
          ]),
        ),
    '## Whose code',
    `Own code: ${audit.code.own.files} files looked at, ${audit.code.own.withFindings} with findings. Other packages of which nothing is known: ${audit.code.others}.`,
    ...packageTable(audit),
    '## Required environment',
    environmentTable(audit),
    '## Appendix',
    ...foldAlike(audit.findings).map(findingBlock),
    ...hiddenBlocks(audit),
    ...(audit.partial.length === 0
      ? []
      : [
          '### Understood in part',
          audit.partial.map(({ path, reason }) => `- ${code(path)} ${prose(reason)}`).join('\n'),
        ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function stateTable({ stateMap, fates }: Audit): string {
  const rows = STATE_KINDS.map((kind) => {
    const stores = alikeStores(stateMap.kinds[kind]).map(
      ({ placement, name, technology }) => `${PLACEMENT_WORDS[placement]}: ${prose(`${name} (${technology})`)}`,
    );
    return [kind, FATE_WORDS[fates[kind]], stores.join('; ')];
  });
  return table(['State', 'On this platform', 'Stores'], 3, rows);
}

function stepBlock(step: PlanStep, byFingerprint: ReadonlyMap<string, Finding>): string {
  const { number, title, state, minutes, remedy, snippets, closes } = step;
  return [
    `### ${number}. ${prose(title)}`,
    `${state === null ? '' : `${state}, `}${[work(minutes), `closes ${closes.length}`, ...said(step)].join(', ')}.`,
    prose(remedy.summary),
    ...(remedy.packages.length === 0 ? [] : [code(`composer require ${remedy.packages.join(' ')}`)]),
    ...snippets.flatMap(({ where, text, source }) => [`${code(where)}, after <${encodeURI(source)}>:`, fenced(text)]),
    ...(remedy.docs.length === 0 ? [] : [remedy.docs.map((address) => `- <${encodeURI(address)}>`).join('\n')]),
    closes
      .flatMap((fingerprint) => byFingerprint.get(fingerprint) ?? [])
      .map(({ path, startLine, message }) => `- ${code(`${path}:${startLine}`)} ${prose(message)}`)
      .join('\n'),
  ].join('\n\n');
}

function said(step: PlanStep): readonly string[] {
  const text = automatic(step);
  return text === '' ? [] : [text.replaceAll(/--fix(?:-unsafe)?/g, (option) => code(option))];
}

function fenced(text: string): string {
  return `\`\`\`\n${text}\n\`\`\``;
}

function adviceBlocks(plan: readonly PlanStep[]): readonly string[] {
  const advice = plan.filter(({ isDue }) => !isDue);
  if (advice.length === 0) return [];
  return [
    '### Worth a look',
    advice.map(({ title, closes, minutes }) => `- ${prose(title)} (${closes.length}, ${work(minutes)})`).join('\n'),
  ];
}

function packageTable({ code: { packages } }: Audit): readonly string[] {
  if (packages.length === 0) return [];
  return [
    table(
      ['Package', 'Version', 'Next step', 'Why'],
      4,
      packages.map(({ name, version, step, text }) => [code(name), code(version), STEP_WORDS[step], prose(text)]),
    ),
  ];
}

function environmentTable({ environment }: Audit): string {
  const required = environment.filter(({ isRequired }) => isRequired);
  if (required.length === 0) return 'No variable is known that production must set.';
  return table(
    ['Variable', 'Decides', 'Read at', 'Where it is not set'],
    4,
    required.map(({ name, purpose, path, line, default: fallback, hidesAbsence }) => [
      code(name),
      prose(purpose),
      code(`${path}:${line}`),
      `${fallback === undefined ? 'cannot be told' : prose(fallback || 'nothing')}${hidesAbsence ? ' (local, and goes unnoticed)' : ''}`,
    ]),
  );
}

function findingBlock({ lead, others }: FindingGroup): string {
  const { severity, path, startLine, message, ruleId, trace } = lead;
  return [
    `- **${severity}** ${code(`${path}:${startLine}`)} ${prose(message)} (${code(ruleId)})`,
    ...trace.map((step) => `  - ${code(`${step.path}:${step.line}`)} ${prose(step.message)}`),
    ...(others.length === 0 ? [] : [`  - The same in ${others.length} other places, which the JSON format names.`]),
  ].join('\n');
}

function hiddenBlocks({ hidden, isForeign }: Audit): readonly string[] {
  if (hidden.length === 0) return [];
  return [
    `### What the project ${isForeign ? 'itself would hide' : 'hides'}`,
    hidden
      .map(({ finding, by }) => `- ${by}: ${code(`${finding.path}:${finding.startLine}`)} ${prose(finding.message)}`)
      .join('\n'),
  ];
}
