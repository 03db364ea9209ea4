/** What the public API v1 writes. Source: fortrabbit/frbit-cli: internal/api/resources.go, internal/cmd. */

export interface FortrabbitApp {
  readonly publicId: string;
  readonly name: string;
  readonly description?: string | null;
  readonly trial?: boolean;
  readonly createdAt?: string;
  readonly updatedAt?: string;
}

export interface FortrabbitEnvironment {
  readonly publicId: string;
  readonly name: string;
  readonly state?: string;
  readonly softwareVersion?: string;
  /** An identifier, an address that ends in it, or the object. */
  readonly app?: unknown;
  readonly updatedAt?: string;
}

export interface FortrabbitDeployment {
  readonly publicId: string;
  readonly environment?: unknown;
  readonly branch?: string;
  readonly commitHash?: string;
  readonly status?: string;
  readonly committedAt?: string;
  readonly createdAt?: string;
}

export interface FortrabbitLogLine {
  readonly time?: string;
  readonly log: string;
}

export interface FortrabbitDomain {
  readonly publicId: string;
  readonly name: string;
  readonly type?: string;
  readonly isMain?: boolean;
  readonly environment?: unknown;
}

/** A person, a team, a payment method; what else they say is left as it is. */
export interface FortrabbitRecord {
  readonly publicId: string;
  readonly name?: string;
  readonly [field: string]: unknown;
}

export interface FortrabbitVariables {
  readonly custom: readonly { readonly name: string; readonly value: string }[];
  readonly platform: readonly { readonly name: string; readonly value: string }[];
}

export interface GitSource {
  readonly repository?: string;
  readonly branch?: string;
  readonly directory?: string;
}

export interface NewDeploymentSettings {
  readonly git?: GitSource;
  readonly buildCommands?: readonly string[];
  readonly postDeployCommands?: readonly string[];
  readonly startFirstDeployment?: boolean;
}

export interface NewEnvironmentSettings {
  readonly softwareVersion?: string;
  /** Size by component: `{ php: 'xs', traffic: 'xs', storage: 'sm' }`; these three must be there. */
  readonly components?: Readonly<Record<string, string>>;
  readonly autoscaling?: Readonly<Record<string, boolean>>;
  readonly deployment?: NewDeploymentSettings;
}

export interface NewFortrabbitApp {
  readonly teamId: string;
  readonly name: string;
  /** `eu-w1a`. */
  readonly region: string;
  readonly softwarePresetName?: string;
  readonly paymentMethodId?: string;
  readonly initialEnvironment?: NewEnvironmentSettings;
}

export interface NewFortrabbitEnvironment extends NewEnvironmentSettings {
  readonly appId: string;
  readonly name: string;
  readonly phpVersion?: string;
  /** The environment to copy from. */
  readonly sourceEnvironment?: string;
  readonly environmentVariables?: Readonly<Record<string, string>>;
}

export interface EnvironmentPatch {
  readonly name?: string;
  readonly git?: GitSource;
  readonly buildCommands?: readonly string[];
  readonly postDeployCommands?: readonly string[];
}
