/** What the fake API holds; the members are as the real one writes them. */

export interface FakeMember {
  publicId: string;
  name?: string;
  [field: string]: unknown;
}

export type CollectionName =
  | 'apps'
  | 'deployments'
  | 'domains'
  | 'environments'
  | 'payment-methods'
  | 'people'
  | 'teams';

export class FakeData {
  readonly members: { readonly [K in CollectionName]: FakeMember[] } = {
    apps: [],
    deployments: [],
    domains: [],
    environments: [],
    'payment-methods': [{ publicId: 'pm-1', type: 'card' }],
    people: [{ publicId: 'pe-1', name: 'Ada' }],
    teams: [{ publicId: 'te-1', name: 'Tide' }],
  };
  readonly variables: Map<string, Map<string, string>> = new Map();
  readonly logs: Map<string, { time: string; log: string }[]> = new Map();
  readonly hookSecrets: Map<string, string> = new Map();
  restarts = 0;
  #numbers = 0;

  id(prefix: string): string {
    this.#numbers += 1;
    return `${prefix}-${this.#numbers}`;
  }

  find(collection: CollectionName, id: string): FakeMember | undefined {
    return this.members[collection].find(({ publicId }) => publicId === id);
  }

  addApp(name: string): { readonly app: string; readonly environment: string } {
    const now = new Date().toISOString();
    const app = { publicId: this.id('ap'), name, description: null, trial: false, createdAt: now, updatedAt: now };
    this.members.apps.push(app);
    return { app: app.publicId, environment: this.addEnvironment(app.publicId, 'main') };
  }

  addEnvironment(app: string, name: string): string {
    const publicId = this.id('en');
    this.members.environments.push({
      publicId,
      name,
      app: `/v1/apps/${app}`,
      state: 'running',
      softwareVersion: '8.4',
    });
    this.members.domains.push({
      publicId: this.id('do'),
      name: `${name}-${app}.example`,
      type: 'app',
      isMain: true,
      environment: publicId,
    });
    this.variables.set(publicId, new Map());
    this.hookSecrets.set(publicId, `hook-${publicId}`);
    return publicId;
  }

  /** Building at first; the second look at it finds it done. */
  addDeployment(environment: string): FakeMember {
    const deployment = {
      publicId: this.id('dp'),
      environment: { publicId: environment },
      branch: 'main',
      commitHash: '3f1c2d4',
      status: 'building',
      committedAt: new Date().toISOString(),
    };
    this.members.deployments.unshift(deployment);
    const lines = ['composer install', 'released'].map((log) => ({ time: new Date().toISOString(), log }));
    this.logs.set(deployment.publicId, lines);
    return deployment;
  }

  variableList(environment: string): object {
    const custom = [...(this.variables.get(environment) ?? [])].map(([name, value]) => ({ name, value }));
    return { custom, platform: [{ name: 'APP_NAME', value: 'app' }] };
  }
}
