/** Compares what developers keep state in with what production keeps it in. */
import type { StateKind } from '@tidemark/sdk/model';
import type { DriverChoice, DriverDifference, Reading, StoreReading, Telling } from './reading.ts';

/** State that another driver can behave differently for. Logs, code and settings differ by design. */
const COMPARED: ReadonlySet<StateKind> = new Set([
  'database',
  'sessions',
  'cache',
  'locks',
  'queue',
  'uploads',
  'media',
]);

/** Off, or gone with the request: what debugging asks for, and no driver. */
const OFF = /^(?:none|nothing\b.*|memory|null|.* in memory|swoole table)$/i;

/** Names of one thing: MariaDB speaks MySQL, Valkey speaks Redis. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^(?:mysql|mariadb|percona|oracle-mysql)\b/i, 'mysql'],
  [/^(?:postgres(?:ql)?|postgis|pgvector|timescaledb)\b/i, 'postgresql'],
  [/^(?:redis|valkey|keydb|dragonfly)\b/i, 'redis'],
  [/^sqlite\b/i, 'sqlite'],
  [/\bfiles?\b|^disk /i, 'files'],
];

/** One name for what is the same to an application. */
export function familyOf(technology: string): string {
  return FAMILIES.find(([pattern]) => pattern.test(technology))?.[1] ?? technology.toLowerCase();
}

/** Stores that both readings tell of, and that are different things. Pure. */
export function differencesBetween(development: Reading, production: Reading): readonly DriverDifference[] {
  const byName = new Map(production.stores.map((store) => [nameOf(store), store] as const));
  return development.stores.flatMap((store): readonly DriverDifference[] => {
    const other = byName.get(nameOf(store));
    if (!other || !isComparable(store) || !isComparable(other) || OFF.test(store.technology)) return [];
    // What production would keep on one node is reported as that; an image often names a file only to be built.
    if (other.placement !== 'shared') return [];
    if (familyOf(store.technology) === familyOf(other.technology)) return [];
    const here = choiceIn(store, (telling) => !isToldBy(other, telling));
    const there = choiceIn(other, () => true);
    if (!here || !there) return [];
    return [{ kind: store.kind, subject: nameOf(store).replace(/^\w+ /, ''), development: here, production: there }];
  });
}

/** What both environments call it: a name may go on with what is chosen, in brackets. */
function nameOf({ kind, store }: StoreReading): string {
  return `${kind} ${store.replace(/ \([^)]*\)$/, '')}`;
}

function isComparable({ kind, isUsed, placement, confidence, technology }: StoreReading): boolean {
  return COMPARED.has(kind) && isUsed && confidence !== 'possible' && placement !== 'unknown' && technology !== '';
}

/** The place that decides; undefined where nothing but a missing variable does, for it is set elsewhere. */
function choiceIn({ told, technology }: StoreReading, isOwn: (telling: Telling) => boolean): DriverChoice | undefined {
  for (const telling of told) {
    const { variable, path, line, key } = telling;
    if (variable && !variable.given) continue;
    const at = variable?.given ?? { path, line };
    const choice: Telling = { ...telling, path: at.path, line: at.line };
    if (!isOwn(choice)) continue;
    const name = variable?.name ?? key;
    return { technology, path: at.path, line: at.line, ...(name === undefined ? {} : { key: name }) };
  }
  return undefined;
}

/** Says this very place the same in the other environment? */
function isToldBy({ told }: StoreReading, { path, line }: Telling): boolean {
  // Of the files that give a variable one wins; what the others say is not heard.
  const decided = new Set(told.flatMap(({ variable }) => (variable?.given ? [variable.name] : [])));
  return told.some((telling) => {
    if (!telling.variable && telling.key !== undefined && decided.has(telling.key)) return false;
    const at = telling.variable ? telling.variable.given : telling;
    return at?.path === path && at.line === line;
  });
}
