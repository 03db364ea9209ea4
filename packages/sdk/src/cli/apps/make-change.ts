/** Plans a change, shows it, and makes it. */
import type { PendingChange } from '../../client/pending-change.ts';
import { type ChangePlan, formatMoney } from '../../model/index.ts';
import type { Terminal } from '../terminal.ts';
import { shownKey } from '../text.ts';
import type { AppArguments } from './app-arguments.ts';

/** Undefined where it was only planned. */
export async function makeChange<T>(
  args: AppArguments,
  terminal: Terminal,
  change: PendingChange<T>,
): Promise<{ readonly value: T } | undefined> {
  const plan = await change.plan({ signal: terminal.signal });
  if (args.has('plan')) {
    await terminal.write(args.has('json') ? `${JSON.stringify(plan)}\n` : planText(plan));
    return undefined;
  }
  const operation = change.apply({ plan, ...(args.has('yes') ? { confirm: plan.confirmation } : {}) });
  const cancel = (): void => void operation.cancel().catch(() => {});
  terminal.signal.addEventListener('abort', cancel, { once: true });
  try {
    for await (const { stage, text } of operation) {
      const isEnd = stage === 'done' || stage === 'failed' || stage === 'cancelled';
      if (!isEnd && !args.has('json')) await terminal.writeError(`${shownKey(text)}\n`);
    }
    return { value: await operation };
  } finally {
    terminal.signal.removeEventListener('abort', cancel);
  }
}

export function planText(plan: ChangePlan): string {
  const { difference, price, downtime, wiped, warnings, confirmation } = plan;
  const shown = (value: string | number | boolean | undefined): string => String(value ?? 'none');
  const time =
    downtime === 'unknown' ? 'unknown' : downtime.max === 0 ? 'none' : `${downtime.min} to ${downtime.max} s`;
  const lines = [
    ...difference.map(({ what, from, to }) => `  ${what}: ${shown(from)} → ${shown(to)}`),
    ...(difference.length === 0 ? ['  nothing changes'] : []),
    `  price a month: ${formatMoney(price.before)} → ${formatMoney(price.after)}`,
    `  downtime: ${time}`,
    ...wiped.map(({ of, why, certain }) => `  ${certain === true ? 'wiped' : 'perhaps wiped'}: ${of} (${why})`),
    ...warnings.map((warning) => `  note: ${warning}`),
    ...(confirmation === undefined ? [] : ['  it destroys what cannot be brought back: --yes confirms']),
  ];
  return `${shownKey(lines.join('\u0000')).replaceAll('\\u{0}', '\n')}\n`;
}
