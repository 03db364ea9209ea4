import type { ReturnType } from '../../knowledge.ts';

const ramsey = 'Ramsey\\Uuid\\UuidInterface';
const uid = 'Symfony\\Component\\Uid\\AbstractUid';

/** Identifiers that no other request has. ramsey/uuid: src/Uuid.php, symfony/uid: Uuid.php, laravel/framework: Str.php */
export const identifierTypes: readonly ReturnType[] = [
  ...['uuid1', 'uuid4', 'uuid6', 'uuid7'].map((method) => ({ of: `Ramsey\\Uuid\\Uuid::${method}`, gives: ramsey })),
  ...['uuid', 'uuid7', 'orderedUuid'].map((method) => ({ of: `Illuminate\\Support\\Str::${method}`, gives: ramsey })),
  ...['v1', 'v4', 'v6', 'v7'].map((method) => ({ of: `Symfony\\Component\\Uid\\Uuid::${method}`, gives: uid })),
  { of: 'Illuminate\\Support\\Str::ulid', gives: uid },
];
