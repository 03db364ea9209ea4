/** A plan in each format. */
import type { Assessed, Plan } from '../study/plan.ts';
import { type Cell, inColumns } from './columns.ts';
import { csv } from './csv.ts';
import { formatFigure } from './figures.ts';
import { type Paint, promiseTable } from './run-table.ts';

export function planTable(plan: Plan, paint: Paint, width: number): string {
  const { winner, cheaper, runnersUp, binding, unranked, runs, seeds } = plan;
  const isPriced = winner === undefined || winner.cost !== null;
  const head = ['', 'nodes', 'size', 'processes', 'month', 'promises', ''].map(
    (text): Cell => ({ text, paint: paint.bold }),
  );
  const rows = [
    ...cheaper.map((each) =>
      row(winner === undefined ? 'looked at' : isPriced ? 'cheaper' : 'smaller', each, plan, paint),
    ),
    ...(winner === undefined ? [] : [row(isPriced ? 'cheapest' : 'smallest', winner, plan, paint)]),
    ...runnersUp.map((each) => row('runner-up', each, plan, paint)),
  ];
  const says =
    winner === undefined
      ? paint.red('No configuration that was looked at keeps every promise.')
      : `${paint.bold(`${winner.candidate.nodes} × ${winner.candidate.size.name}`)} is the ${isPriced ? `cheapest that keeps every promise, at ${money(winner, plan)} a month` : 'smallest that keeps every promise; what it costs is told with --prices'}.`;
  const open = cheaper.filter(({ verdict }) => verdict === 'undecided');
  return `${[
    says,
    ...(open.length === 0
      ? []
      : [
          paint.yellow(
            `Of ${open.length} cheaper one${open.length === 1 ? '' : 's'} it cannot be told: more --replications decide.`,
          ),
        ]),
    ...(winner === undefined ? [] : ['', promiseTable(winner.slo, paint, width, 'bounds that hold together at 95 %')]),
    ...(binding === undefined ? [] : ['', `The promise that binds: ${binding}`]),
    '',
    ...inColumns([head, ...rows], width),
    ...(unranked.length === 0
      ? []
      : ['', paint.yellow(`Not ranked, since the price is unknown: ${unranked.join(', ')}.`)]),
    '',
    paint.dim(
      `${runs} ${runs === 1 ? 'run' : 'runs'}; confirmed with seed ${seeds.confirmation}, all of it together at 95 %`,
    ),
  ].join('\n')}\n`;
}

function money({ cost }: Assessed, { currency }: Plan): string {
  return cost === null ? 'an unknown price' : `${formatFigure('cost.month', cost, 6)} ${currency}`;
}

function row(place: string, each: Assessed, plan: Plan, paint: Paint): readonly Cell[] {
  const { candidate, verdict, slo } = each;
  const [text, color] =
    verdict === true ? ['kept', paint.green] : verdict === false ? ['broken', paint.red] : ['undecided', paint.yellow];
  const failing = slo
    .filter(({ met }) => met === verdict && met !== true)
    .map(({ expression, value }) => `${expression} (${formatFigure(expression.split(/[\s<>=]/, 1)[0] ?? '', value)})`);
  return [
    { text: place, paint: place === 'cheapest' || place === 'smallest' ? paint.bold : paint.dim },
    { text: String(candidate.nodes), isRight: true },
    { text: candidate.size.name },
    { text: String(candidate.size.processes), isRight: true },
    { text: each.cost === null ? 'unknown' : money(each, plan), isRight: true },
    { text, paint: color },
    { text: failing.join('; '), paint: paint.dim },
  ];
}

export function planJson(plan: Plan): string {
  const side = ({ candidate, cost, verdict, slo, isConfirmed }: Assessed): object => ({
    nodes: candidate.nodes,
    size: candidate.size.name,
    processes: candidate.size.processes,
    cost,
    met: verdict,
    confirmed: isConfirmed,
    slo,
  });
  const { winner, cheaper, runnersUp, binding, unranked, currency, runs, seeds } = plan;
  const document = {
    schemaVersion: 1,
    winner: winner === undefined ? null : side(winner),
    binding: binding ?? null,
    cheaper: cheaper.map(side),
    runnersUp: runnersUp.map(side),
    unranked,
    currency,
    runs,
    seeds,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

export function planCsv({ winner, cheaper, runnersUp }: Plan): string {
  const line = (place: string, { candidate, cost, verdict }: Assessed): (string | number | boolean | null)[] => [
    place,
    candidate.nodes,
    candidate.size.name,
    candidate.size.processes,
    cost,
    verdict,
  ];
  return csv([
    ['place', 'nodes', 'size', 'processes', 'month', 'kept'],
    ...cheaper.map((each) => line('cheaper', each)),
    ...(winner === undefined ? [] : [line('cheapest', winner)]),
    ...runnersUp.map((each) => line('runner-up', each)),
  ]);
}
