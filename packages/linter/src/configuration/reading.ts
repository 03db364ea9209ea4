/** What a reader finds in a project's configuration. Rules and the state map are made from it, whoever read it. */
import type { Certainty, Placement, StateKind } from '@tidemark/sdk/model';
import type { ConfigurationKind, Effect, Remedy } from '../result.ts';
import type { Placed, VariableUse } from './setting.ts';

/** One place in the configuration that tells of a store. */
export interface Telling extends Placed {
  /** Last line of the setting, when it is longer than one. */
  readonly endLine?: number;
  /** Configuration key as one writes it. */
  readonly key?: string;
  readonly variable?: VariableUse;
  /** What happens where the variable is not set, in one sentence. */
  readonly whenUnset?: string;
  /**
   * Does this place put the state where other nodes do not see it? Such a place is reported: as a warning or error where
   * the application reads it, as info where it is a `template` that people copy.
   */
  readonly isLocal: boolean;
  /** `.env.example`, `config.sample.php`, a compose file for development: nothing in production reads it. */
  readonly isTemplate?: true;
}

/** A store as configured, or as the framework has it by default. */
export interface StoreReading {
  readonly kind: StateKind;
  /** Name within the project: `public disk`, `default cache`. */
  readonly store: string;
  readonly placement: Placement;
  /** `local files`, `database`, `Redis`, `S3` … */
  readonly technology: string;
  readonly confidence: Certainty;
  /** Directory that holds it, as settings have paths; absent where that is not told. */
  readonly directory?: string;
  /** The file that it is, as settings have paths: a database, a log. */
  readonly file?: string;
  /** At least one. What an absent key causes stands at its nearest present parent, else at line 1 of the file. */
  readonly told: readonly Telling[];
  /**
   * Is it what the application uses unless told otherwise? One that is only declared (a second disk that nothing names) is
   * in the state map, and not reported.
   */
  readonly isUsed: boolean;
  /** Kind of the finding; absent: as the state's kind has it. */
  readonly reportedAs?: ConfigurationKind;
  /** What a reader of the finding is told, one sentence without a full stop: "Sessions are files of one node". */
  readonly message: string;
  readonly effect?: Effect;
  readonly remedy: Remedy;
}

/** A backing service whose address stands in the configuration. */
export interface ServiceReading {
  /** `MySQL`, `Redis`, `SMTP` … */
  readonly service: string;
  /** `127.0.0.1`, `localhost`, `unix:/run/mysqld.sock`, `db.example.org`; undefined where the environment gives it alone. */
  readonly host?: string;
  /** `isLocal`: the service is looked for on the node itself. */
  readonly told: readonly Telling[];
  readonly isUsed: boolean;
  readonly message: string;
  /** Where the message does not hold: `DB_HOST is set`. */
  readonly unless?: string | undefined;
  readonly remedy: Remedy;
}

/** A variable that the application reads. */
export interface VariableReading extends VariableUse {
  /** What it decides, in a few words: "session store". */
  readonly purpose: string;
  /** Production must set it: without it state is lost, or the application does not work. */
  readonly isRequired: boolean;
  /** Its default keeps state on one node and so hides that it is missing. */
  readonly hidesAbsence: boolean;
}

/** A fact about settings that a rule looks at by name, for what is neither store nor service. */
export interface SwitchReading extends Placed {
  /** Stable name: `updates-allowed`, `queue-runs-in-request`, `debug-in-production` … */
  readonly name: SwitchName;
  readonly message: string;
  readonly key?: string;
  readonly variable?: VariableUse;
  readonly isTemplate?: true;
  readonly remedy: Remedy;
}

export type SwitchName =
  /** The application installs or updates its own code: plugin installers, self-updaters. */
  | 'code-changes-allowed'
  /** Administrators change configuration files at run time. */
  | 'config-changes-allowed'
  /** Jobs or cron run at the end of web requests. */
  | 'work-in-request'
  /** A compile cache is filled by the first request. */
  | 'compiled-on-request'
  /** A secret has a fixed value in the configuration. */
  | 'secret-in-configuration'
  /** Mail goes through a program of the node. */
  | 'local-mail'
  /** A scheduled task runs on each node at once. */
  | 'schedule-on-every-node'
  /** The balancer binds each visitor to one node. */
  | 'sticky-sessions'
  /** Log files are rotated by the application. */
  | 'log-rotation';

/** What one environment uses where it can be told, and what tells it. */
export interface DriverChoice extends Placed {
  readonly technology: string;
  readonly key?: string;
}

/** State that developers keep in something else than production does. */
export interface DriverDifference {
  readonly kind: StateKind;
  /** What is kept, as a sentence begins: "The default connection". */
  readonly subject: string;
  readonly development: DriverChoice;
  readonly production: DriverChoice;
}

/** Everything that one reader found. */
export interface Reading {
  readonly stores: readonly StoreReading[];
  readonly services: readonly ServiceReading[];
  readonly variables: readonly VariableReading[];
  readonly switches: readonly SwitchReading[];
  /** Drivers that differ between development and production, where the files themselves tell both. */
  readonly differences?: readonly DriverDifference[];
  /** Things that the host of a library decides: kinds that are left to it, with the reason. */
  readonly leftToHost?: readonly { readonly kind: StateKind; readonly reason: string }[];
}

export const NOTHING_READ: Reading = { stores: [], services: [], variables: [], switches: [] };
