/** Plans a change, shows it, and makes it. */
import type { PendingChange } from '../../client/pending-change.ts';
import { TidemarkError } from '../../client-error.ts';
import { type ChangePlan, formatMoney } from '../../model/index.ts';
import type { Terminal } from '../terminal.ts';
import { shownKey } from '../text.ts';
import type { AppArguments } from './parse-app-arguments.ts';

/** Undefined where it was only planned. @throws TidemarkError `client.confirmation-required` */
export async function makeChange<T>(
  args: AppArguments,
  terminal: Terminal,
  change: PendingChange<T>,
): Promise<{ readonly value: T; readonly plan: ChangePlan } | undefined> {
  const plan = await change.plan({ signal: terminal.signal });
  if (args.has('plan')) {
    await terminal.write(args.has('json') ? `${JSON.stringify(plan)}\n` : planText(plan));
    return undefined;
  }
  const confirm = plan.confirmation === undefined ? undefined : await confirmed(args, terminal, plan);
  const operation = change.apply({ plan, confirm });
  const cancel = (): void => void operation.cancel().catch(() => {});
  terminal.signal.addEventListener('abort', cancel, { once: true });
  try {
    for await (const { stage, text } of operation) {
      const isEnd = stage === 'done' || stage === 'failed' || stage === 'cancelled';
      if (!isEnd && !args.has('json')) await terminal.writeError(`${shownKey(text)}\n`);
    }
    return { value: await operation, plan };
  } finally {
    terminal.signal.removeEventListener('abort', cancel);
  }
}

/** The plan's confirmation, once it was given: by `--yes`, or by whoever sits there. */
async function confirmed(args: AppArguments, terminal: Terminal, plan: ChangePlan): Promise<string | undefined> {
  if (args.has('yes')) return plan.confirmation;
  if (terminal.ask !== undefined && !args.has('json')) {
    await terminal.writeError(planText(plan));
    const answer = await terminal.ask('Make it nevertheless? Type yes: ');
    if (answer.trim().toLowerCase() === 'yes') return plan.confirmation;
  }
  const losses = plan.wiped.map(({ of, why }) => `${of}: ${why}`).join('; ');
  throw new TidemarkError('client.confirmation-required', {
    what: `this change destroys what cannot be brought back${losses === '' ? '' : `: ${losses}`}`,
    next: 'Look at it with --plan, and confirm it with --yes.',
  });
}

/** What a change that was made has changed. */
export function madeLines({ change, difference }: ChangePlan): readonly string[] {
  // A restart is none in what is booked and configured.
  if (difference.length === 0) return [change.kind === 'restart' ? 'done' : 'nothing changed'];
  return difference.map((each) => `done: ${differenceText(each)}`);
}

function differenceText({ what, from, to }: ChangePlan['difference'][number]): string {
  return `${what}: ${String(from ?? 'none')} → ${String(to ?? 'none')}`;
}

export function planText(plan: ChangePlan): string {
  const { difference, price, downtime, wiped, warnings, confirmation } = plan;
  const isFree = [price.before, price.after].every((money) => money !== 'unknown' && money.cents === 0);
  const time =
    downtime === 'unknown' ? 'unknown' : downtime.max === 0 ? 'none' : `${downtime.min} to ${downtime.max} s`;
  const lines = [
    ...difference.map((each) => `  ${differenceText(each)}`),
    ...(difference.length === 0 ? ['  nothing changes'] : []),
    ...(isFree ? [] : [`  price a month: ${formatMoney(price.before)} → ${formatMoney(price.after)}`]),
    `  downtime: ${time}`,
    ...wiped.map(({ of, why, certain }) => `  ${certain === true ? 'wiped' : 'perhaps wiped'}: ${of} (${why})`),
    ...warnings.map((warning) => `  note: ${warning}`),
    ...(confirmation === undefined ? [] : ['  it destroys what cannot be brought back: --yes confirms']),
  ];
  return lines.map((line) => `${shownKey(line)}\n`).join('');
}
