/** Plans whose figures are public. What is not published is `unknown`; nothing is estimated. */
import type { ComponentKind, Level } from './component.ts';
import type { Known } from './known.ts';
import { euros, type Money } from './money.ts';

/** `fortrabbit-pro` the Professional Stack · `fortrabbit` the platform behind the public API. */
export type PlatformName = 'fortrabbit-pro' | 'fortrabbit' | 'local' | (string & {});

/** What can be booked of a component. */
export interface Plan {
  readonly platform: PlatformName;
  readonly component: ComponentKind | 'storage' | 'traffic' | 'backups';
  readonly size: string;
  /** Undefined where the platform does not divide this component by level. */
  readonly level: Known<Level> | undefined;
  /** Of one node. [MB] */
  readonly memoryMb: Known<number>;
  /** Numbers of nodes that can be booked. */
  readonly nodes: Known<readonly number[]>;
  /** Requests, or jobs, that one node works on at a time. */
  readonly processes: Known<number>;
  /** [bytes] */
  readonly quota?: Known<number> | undefined;
  /** Of one node. */
  readonly pricePerMonth: Known<Money>;
  /** The document that says so. */
  readonly source: string;
}

const GIB = 1024 ** 3;

const NEW = 'fortrabbit/docs: 01.new/7.price-comparison.md, 09.components/01.php.md';
const PRO_SIZES = 'fortrabbit/blog: new-apps-ga.md';
const PRO_NODES = 'fortrabbit/help: docs/scaling-pro.md';
const WORKER = 'fortrabbit/blog: new-worker-released.md (2016)';

function proPhp(size: string, memoryMb: number, price: Known<Money>): Plan {
  return {
    platform: 'fortrabbit-pro',
    component: 'php',
    size,
    level: 'unknown',
    memoryMb,
    nodes: [1, 2, 4, 8],
    // fortrabbit/help: docs/php-pro.md of 2016-11.
    processes: 2,
    pricePerMonth: price,
    source: `${PRO_SIZES}; ${PRO_NODES}; fortrabbit/blog: hello-us.md, on-horizontal-scaling.md`,
  };
}

function proMemcache(size: string, price: number): Plan {
  return {
    platform: 'fortrabbit-pro',
    component: 'memcache',
    size,
    level: undefined,
    memoryMb: 'unknown',
    nodes: [1, 2],
    processes: 'unknown',
    // The price is of the component, whichever its number of nodes; of one node nothing is said.
    pricePerMonth: euros(price),
    source: `${PRO_SIZES}; fortrabbit/help: docs/memcache-pro.md`,
  };
}

function proWorker(size: string, memoryMb: number, processes: number, price: number): Plan {
  return {
    platform: 'fortrabbit-pro',
    component: 'worker',
    size,
    level: undefined,
    memoryMb,
    nodes: [1],
    processes,
    pricePerMonth: euros(price),
    source: WORKER,
  };
}

function newPhp(size: string, memoryMb: Known<number>, processes: number, price: Known<Money>): Plan {
  return {
    platform: 'fortrabbit',
    component: 'php',
    size,
    level: undefined,
    memoryMb,
    nodes: [1],
    processes,
    pricePerMonth: price,
    source: NEW,
  };
}

function newPlan(component: Plan['component'], size: string, price: number, more: Partial<Plan> = {}): Plan {
  return {
    platform: 'fortrabbit',
    component,
    size,
    level: undefined,
    memoryMb: 'unknown',
    nodes: [1],
    processes: 'unknown',
    pricePerMonth: euros(price),
    source: NEW,
    ...more,
  };
}

export const PLANS: readonly Plan[] = [
  proPhp('s', 128, euros(5)),
  proPhp('m', 256, 'unknown'),
  proPhp('l', 512, 'unknown'),
  proMemcache('s', 10),
  proMemcache('m', 20),
  proMemcache('l', 40),
  proWorker('s', 128, 1, 5),
  proWorker('m', 512, 4, 15),
  proWorker('l', 1024, 8, 30),
  proWorker('xl', 2048, 16, 60),
  newPhp('xs', 128, 2, euros(1)),
  newPhp('sm', 256, 2, euros(2)),
  newPhp('md', 512, 2, euros(4)),
  newPhp('lg', 'unknown', 4, 'unknown'),
  newPhp('xl', 'unknown', 6, 'unknown'),
  newPhp('2xl', 'unknown', 8, 'unknown'),
  newPlan('mysql', 'sm', 2, { memoryMb: 256 }),
  newPlan('mysql', 'md', 4, { memoryMb: 512 }),
  newPlan('mysql', 'lg', 8, { memoryMb: 1024 }),
  newPlan('worker', 'xs', 1, { processes: 1 }),
  newPlan('worker', 'sm', 3, { processes: 2 }),
  newPlan('traffic', 'xs', 0.5, { quota: 32 * GIB }),
  newPlan('backups', 'xs', 0.5, { processes: 'unknown' }),
  newPlan('backups', 'sm', 4),
  newPlan('backups', 'md', 8),
  newPlan('storage', 'sm', 1, { quota: GIB }),
  // The page gives 4 GiB at the price of 1 GiB; a price that contradicts its neighbours is taken for unknown.
  newPlan('storage', 'lg', 1, { quota: 4 * GIB, pricePerMonth: 'unknown' }),
  newPlan('storage', 'xl', 8, { quota: 8 * GIB }),
];

/** Sizes are compared without regard to case. */
export function findPlan(platform: PlatformName, component: Plan['component'], size: Known<string>): Plan | undefined {
  const wanted = size.toLowerCase();
  return PLANS.find((plan) => plan.platform === platform && plan.component === component && plan.size === wanted);
}
