/** From how an app is to what a change would do to it; pure, so every backend plans alike. */
import type { AppSnapshot } from './app.ts';
import type { Change, ChangePlan, Difference, Wipe } from './change.ts';
import { type Component, componentOf, unbooked } from './component.ts';
import type { Known } from './known.ts';
import { type Money, subtractMoney, timesMoney } from './money.ts';
import { findPlan, type PlatformName } from './plans.ts';
import type { Downtime, PlatformRules } from './platform-rules.ts';

type Parts = Partial<Pick<ChangePlan, 'difference' | 'price' | 'downtime' | 'wiped' | 'warnings'>> & {
  /** What is destroyed, in a word; undefined where nothing needs a confirmation. */
  readonly destroys?: string | undefined;
};

const FREE: Money = { cents: 0, currency: 'EUR' };
const SAME_PRICE: ChangePlan['price'] = { before: FREE, after: FREE, difference: FREE };

export function planChange(snapshot: AppSnapshot, change: Change, rules: PlatformRules): ChangePlan {
  const parts = partsOf(snapshot, change, rules);
  return {
    change,
    app: snapshot.app.id,
    version: snapshot.version,
    difference: parts.difference ?? [],
    price: parts.price ?? SAME_PRICE,
    downtime: parts.downtime ?? 'unknown',
    wiped: parts.wiped ?? [],
    warnings: parts.warnings ?? [],
    confirmation: parts.destroys === undefined ? undefined : `${snapshot.app.name}/${parts.destroys}`,
  };
}

function partsOf(snapshot: AppSnapshot, change: Change, rules: PlatformRules): Parts {
  switch (change.kind) {
    case 'scale':
      return scaled(snapshot, change, rules);
    case 'switch':
      return switched(snapshot, change, rules);
    case 'deploy':
    case 'rollback':
      return released(snapshot, change, rules);
    case 'variables':
      return {
        difference: variableDifferences(snapshot, change),
        downtime: rules.downtime.variables,
        wiped: disks(snapshot, rules.wipes.variables, 'a change of configuration starts nodes afresh'),
        warnings: rules.variablesDelay === 0 ? [] : [`nodes see it after ${seconds(rules.variablesDelay)}`],
      };
    case 'restart':
      return {
        downtime: rules.downtime.restart,
        wiped: disks(snapshot, rules.wipes.restart, 'a restart starts nodes afresh'),
      };
    case 'replace-node':
      return {
        difference: [{ what: `node ${change.node}`, from: change.node, to: 'a new node' }],
        downtime: { min: 0, max: 0 },
        wiped: [{ what: 'node-disk', of: change.node, certain: true, why: 'the new node starts on a fresh disk' }],
        destroys: `replace-${change.node}`,
      };
    case 'delete-app':
      return {
        difference: [{ what: 'app', from: snapshot.app.name, to: undefined }],
        wiped: [{ what: 'app', of: snapshot.app.name, certain: true, why: 'files and databases go with the app' }],
        destroys: 'delete',
      };
  }
}

function released(
  snapshot: AppSnapshot,
  change: Extract<Change, { kind: 'deploy' | 'rollback' }>,
  rules: PlatformRules,
): Parts {
  const to = change.kind === 'rollback' ? `what ${change.deployment} released` : sourceText(change.source);
  const from = snapshot.release === 'unknown' ? undefined : snapshot.release;
  return {
    difference: [{ what: 'release', from, to }],
    downtime: rules.downtime.deploy,
    wiped: disks(snapshot, rules.wipes.deploy, 'a deployment replaces every file of every node'),
    warnings: change.kind === 'rollback' ? ['databases and object storage stay as they are'] : [],
  };
}

function sourceText(source: Extract<Change, { kind: 'deploy' }>['source']): string {
  if (source.kind === 'directory') return source.path;
  return source.kind === 'git' ? `${source.path} at ${source.revision}` : (source.branch ?? 'the repository');
}

function scaled(snapshot: AppSnapshot, change: Extract<Change, { kind: 'scale' }>, rules: PlatformRules): Parts {
  const before = componentOf(snapshot.components, change.component) ?? unbooked(change.component);
  const after = { nodes: change.nodes ?? before.nodes, size: change.size ?? before.size };
  const difference: Difference[] = [];
  if (after.size !== before.size) difference.push({ what: `${before.kind}.size`, from: before.size, to: after.size });
  if (after.nodes !== before.nodes)
    difference.push({ what: `${before.kind}.nodes`, from: before.nodes, to: after.nodes });
  const leaving = before.kind === 'php' ? leavingNodes(snapshot, before.nodes, after.nodes) : [];
  const losesMemory = before.kind === 'memcache' && after.nodes < before.nodes;
  const loses = leaving.length > 0 || losesMemory;
  return {
    difference,
    price: priceOf(rules.platform, before, after),
    downtime: difference.length === 0 ? { min: 0, max: 0 } : scaleDowntime(before, rules),
    wiped: losesMemory
      ? [{ what: 'component-data', of: 'memcache', certain: true, why: 'what the node that goes holds in memory' }]
      : leaving,
    warnings: scaleWarnings(rules.platform, before, after),
    destroys: loses ? `scale-${before.kind}-to-${after.nodes}` : undefined,
  };
}

function scaleDowntime(component: Component, rules: PlatformRules): Downtime {
  if (component.kind === 'php') return rules.downtime.scalePhp;
  if (component.kind === 'mysql') return rules.downtime.scaleMysql;
  return component.kind === 'objectStorage' ? { min: 0, max: 0 } : 'unknown';
}

function scaleWarnings(platform: PlatformName, before: Component, after: Booking): string[] {
  const warnings: string[] = [];
  const plan = findPlan(platform, before.kind, after.size);
  const isOffered = plan === undefined || plan.nodes === 'unknown' || plan.nodes.includes(after.nodes);
  if (!isOffered) warnings.push(`${platform} does not offer ${after.nodes} nodes of ${before.kind} ${after.size}`);
  if (before.kind === 'php' && before.nodes <= 1 && after.nodes > 1) {
    warnings.push('from now on a visitor meets several nodes: sessions, uploads and locks on a disk are not shared');
  }
  return warnings;
}

/** Which nodes go is the platform's choice; the last ones stand for them. */
function leavingNodes(snapshot: AppSnapshot, before: number, after: number): Wipe[] {
  if (after >= before) return [];
  const php = snapshot.nodes === 'unknown' ? [] : snapshot.nodes.filter((node) => node.component === 'php');
  return Array.from({ length: before - after }, (_, at) => ({
    what: 'node-disk',
    of: php[after + at]?.id ?? `node ${after + at + 1}`,
    certain: true,
    why: 'its disk goes with the node',
  }));
}

function switched(snapshot: AppSnapshot, change: Extract<Change, { kind: 'switch' }>, rules: PlatformRules): Parts {
  const before = componentOf(snapshot.components, change.component) ?? unbooked(change.component);
  const to = { size: change.size ?? before.size, nodes: change.on ? Math.max(1, before.nodes) : 0 };
  const turnsOff = before.isOn && !change.on;
  const fate: Wipe = {
    what: 'component-data',
    of: change.component,
    certain: rules.switchedOff === 'lost' ? true : 'unknown',
    why: rules.switchedOff === 'lost' ? 'its data go with it' : 'the platform does not say what becomes of its data',
  };
  const keeps = rules.switchedOff === 'kept';
  return {
    difference: before.isOn === change.on ? [] : [{ what: change.component, from: before.isOn, to: change.on }],
    price: priceOf(rules.platform, before, to),
    wiped: turnsOff && !keeps ? [fate] : [],
    warnings: turnsOff && !keeps ? ['export what it holds first'] : [],
    destroys: turnsOff ? `switch-${change.component}-off` : undefined,
  };
}

function variableDifferences(snapshot: AppSnapshot, change: Extract<Change, { kind: 'variables' }>): Difference[] {
  const held = new Map<string, string>();
  if (snapshot.variables !== 'unknown') for (const { name, value } of snapshot.variables) held.set(name, value);
  const hidden = (value: string | undefined): string | undefined => (value === undefined ? undefined : '(set)');
  const set = Object.entries(change.set)
    .filter(([name, value]) => held.get(name) !== value)
    .map(([name]) => ({ what: `variables.${name}`, from: hidden(held.get(name)), to: '(new value)' }));
  const removed = change.remove
    .filter((name) => held.has(name) || snapshot.variables === 'unknown')
    .map((name) => ({ what: `variables.${name}`, from: '(set)', to: undefined }));
  return [...set, ...removed];
}

interface Booking {
  readonly size: Known<string>;
  readonly nodes: number;
}

function priceOf(platform: PlatformName, before: Component, after: Booking): ChangePlan['price'] {
  const old: Booking = { size: before.size, nodes: before.isOn ? before.nodes : 0 };
  const from = bookingPrice(platform, before, old);
  const to = bookingPrice(platform, before, after);
  return { before: from, after: to, difference: subtractMoney(to, from) };
}

function bookingPrice(platform: PlatformName, { kind }: Component, { size, nodes }: Booking): Known<Money> {
  if (nodes === 0 || platform === 'local') return FREE;
  const price = findPlan(platform, kind, size)?.pricePerMonth ?? 'unknown';
  return kind === 'memcache' ? price : timesMoney(price, nodes);
}

function disks(snapshot: AppSnapshot, wipes: Known<boolean>, why: string): Wipe[] {
  if (wipes === false) return [];
  const certain = wipes === true ? true : 'unknown';
  const nodes = snapshot.nodes === 'unknown' ? ['every node'] : snapshot.nodes.map(({ id }) => id);
  return nodes.map((of) => ({ what: 'node-disk', of, certain, why }));
}

function seconds(value: Known<number>): string {
  return value === 'unknown' ? 'an unknown time' : `about ${value} s`;
}
