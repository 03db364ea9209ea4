/** What people read. */
import type { Problem, TransferReport } from '../transfer/report.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { COMMAND_TABLE, OPTIONS, STORAGE_COMMANDS, type StorageCommand } from './options.ts';

const STEPS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** `1.5 MB` */
export function sizeText(bytes: number): string {
  let value = bytes;
  let step = 0;
  for (; value >= 999.5 && step < STEPS.length - 1; step += 1) value /= 1000;
  return `${step === 0 ? Math.round(value) : value.toFixed(value < 10 ? 1 : 0)} ${STEPS[step]}`;
}

export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** Control characters of a name never reach the terminal. */
export function shownKey(key: string): string {
  return key.replace(/\p{C}/gu, (unit) => `\\u{${unit.codePointAt(0)?.toString(16)}}`);
}

/** Problems that are named before the rest is counted. */
const SHOWN = 50;

function problemLines(title: string, problems: readonly Problem[], omitted: number): string[] {
  if (problems.length === 0) return [];
  const shown = problems.slice(0, SHOWN);
  const rest = problems.length - shown.length + omitted;
  return [
    '',
    title,
    ...shown.map(({ key, sort, reason }) => `  ${sort}: ${key === '' ? '' : `${shownKey(key)}: `}${shownKey(reason)}`),
    ...(rest > 0 ? [`  … ${rest.toLocaleString('en-US')} more; --json names them`] : []),
  ];
}

const DONE: Readonly<Record<string, string>> = {
  sync: 'Synced',
  cp: 'Copied',
  verify: 'Verified',
  diff: 'Compared',
  rm: 'Deleted in',
};

export function reportText(report: TransferReport): string {
  const { command, from, to, dryRun, files, bytes, proofs, problems, problemsOmitted, skipped, seconds } = report;
  const plan = report.plan ?? [];
  const proven = Object.entries(proofs).map(([proof, count]) => `${count.toLocaleString('en-US')} by ${proof}`);
  const lines = [
    `${dryRun ? 'Dry run: ' : ''}${DONE[command] ?? command} ${shownKey(from)}${to === '' ? '' : ` → ${shownKey(to)}`} in ${seconds.toFixed(1)} s`,
    ...plan.map(({ action, key }) => `  would ${action} ${shownKey(key)}`),
    ...(command === 'rm'
      ? []
      : [`  source   ${countText(files.source, 'file')}${files.excluded > 0 ? `, ${files.excluded} excluded` : ''}`]),
    ...(command === 'rm' || dryRun
      ? []
      : [
          `  whole    ${countText(files.whole, 'file')}, ${sizeText(bytes.whole)}${proven.length === 0 ? '' : ` (${proven.join(', ')})`}`,
        ]),
    ...(files.copied > 0 ? [`  copied   ${countText(files.copied, 'file')}, ${sizeText(bytes.sent)} sent`] : []),
    ...(files.deleted > 0 ? [`  ${dryRun ? 'to delete' : 'deleted '} ${countText(files.deleted, 'file')}`] : []),
    ...(files.extra > 0 ? [`  extra    ${countText(files.extra, 'file')} that only the target has`] : []),
    ...problemLines('Not whole:', problems, problemsOmitted),
    ...problemLines('Left out:', skipped, 0),
  ];
  if (!report.ok) lines.push('', `${countText(problems.length + problemsOmitted, 'problem')}.`);
  return `${lines.join('\n')}\n`;
}

export function helpText(command: StorageCommand | undefined): string {
  const rows = (entries: readonly (readonly [string, string])[], gap: number): string[] =>
    entries.map(([left, right]) => `  ${left.padEnd(gap)}${right}`);
  if (command === undefined) {
    return [
      'Usage: tidemark storage <command> [options]',
      '',
      'Moves and looks at files in folders and in S3 object storage. Addresses are paths, file:// and',
      's3://bucket/prefix?endpoint=…&region=…&profile=… alike. Credentials come from AWS_ACCESS_KEY_ID and',
      'AWS_SECRET_ACCESS_KEY, OBJECT_STORAGE_*, APP_SECRETS, or the profiles of the AWS tools.',
      '',
      'Commands:',
      ...rows(
        STORAGE_COMMANDS.map((name) => [COMMAND_TABLE[name].usage, COMMAND_TABLE[name].text]),
        22,
      ),
      '',
      'Exit codes:',
      ...rows(
        EXIT_CODES.map(([code, text]) => [String(code), text]),
        5,
      ),
      '',
      'Options of a command: tidemark storage <command> --help',
      '',
    ].join('\n');
  }
  const { usage, text } = COMMAND_TABLE[command];
  const options = OPTIONS.filter(({ commands }) => commands.includes(command));
  return [
    `Usage: tidemark storage ${usage}`,
    '',
    `${text}.`,
    '',
    'Options:',
    ...rows(
      options.map(({ name, short, value, text: meaning }) => [
        `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
        meaning,
      ]),
      28,
    ),
    '',
  ].join('\n');
}
