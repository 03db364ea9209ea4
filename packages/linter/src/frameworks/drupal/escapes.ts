import type { DeferredCall } from '../calls-made-elsewhere.ts';
import type { Escape } from '../knowledge.ts';

const KEY_VALUE = 'drupal/core: lib/Drupal/Core/KeyValueStore';
const FORM_STATE = 'drupal/core: lib/Drupal/Core/Form/FormStateInterface.php';
const TEMP_STORE = 'drupal/core: lib/Drupal/Core/TempStore';
const QUERY = 'drupal/core: lib/Drupal/Core/Database/Query';

export const escapes: readonly Escape[] = [
  {
    call: 'Drupal\\Core\\Form\\FormStateInterface->setRedirect',
    args: [1],
    into: 'redirect',
    source: 'drupal/core: lib/Drupal/Core/Form/FormStateInterface.php',
  },
  {
    call: 'Drupal\\Core\\State\\StateInterface->set',
    args: [1],
    into: 'database',
    source: 'drupal/core: lib/Drupal/Core/State/StateInterface.php',
  },
  {
    call: 'Drupal\\Core\\State\\StateInterface->setMultiple',
    args: [0],
    into: 'database',
    source: 'drupal/core: lib/Drupal/Core/State/StateInterface.php',
  },
  ...(['set', 'setIfNotExists'] as const).map(
    (method): Escape => ({
      call: `Drupal\\Core\\KeyValueStore\\KeyValueStoreInterface->${method}`,
      args: [1],
      into: 'database',
      source: `${KEY_VALUE}/KeyValueStoreInterface.php`,
    }),
  ),
  {
    call: 'Drupal\\Core\\KeyValueStore\\KeyValueStoreInterface->setMultiple',
    args: [0],
    into: 'database',
    source: `${KEY_VALUE}/KeyValueStoreInterface.php`,
  },
  ...(['setWithExpire', 'setWithExpireIfNotExists'] as const).map(
    (method): Escape => ({
      call: `Drupal\\Core\\KeyValueStore\\KeyValueStoreExpirableInterface->${method}`,
      args: [1],
      into: 'database',
      source: `${KEY_VALUE}/KeyValueStoreExpirableInterface.php`,
    }),
  ),
  {
    call: 'Drupal\\Core\\TempStore\\PrivateTempStore->set',
    args: [1],
    into: 'database',
    source: `${TEMP_STORE}/PrivateTempStore.php`,
  },
  ...(['set', 'setIfNotExists', 'setIfOwner'] as const).map(
    (method): Escape => ({
      call: `Drupal\\Core\\TempStore\\SharedTempStore->${method}`,
      args: [1],
      into: 'database',
      source: `${TEMP_STORE}/SharedTempStore.php`,
    }),
  ),
  {
    call: 'Drupal\\Core\\Cache\\CacheBackendInterface->set',
    args: [1],
    into: 'cache',
    source: 'drupal/core: lib/Drupal/Core/Cache/CacheBackendInterface.php',
  },
  {
    call: 'Drupal\\Core\\Cache\\CacheBackendInterface->setMultiple',
    args: [0],
    into: 'cache',
    source: 'drupal/core: lib/Drupal/Core/Cache/CacheBackendInterface.php',
  },
  { call: 'Drupal\\Core\\Form\\FormStateInterface->set', args: [1], into: 'cache', source: FORM_STATE },
  { call: 'Drupal\\Core\\Form\\FormStateInterface->setStorage', args: [0], into: 'cache', source: FORM_STATE },
  { call: 'Drupal\\Core\\Form\\FormStateInterface->addBuildInfo', args: [1], into: 'cache', source: FORM_STATE },
  // The batch API keeps both for the operation's next request, and the results for the last callback.
  ...['results', 'sandbox'].map(
    (key): Escape => ({
      call: `parameter &$context[${key}]`,
      args: [0],
      into: 'database',
      source: 'drupal/core: core/includes/form.inc (callback_batch_operation)',
    }),
  ),
  { call: 'batch_set', args: [0], into: 'queue', source: 'drupal/core: includes/form.inc' },
  {
    call: 'Drupal\\Core\\Batch\\BatchBuilder->addOperation',
    args: [1],
    into: 'queue',
    source: 'drupal/core: lib/Drupal/Core/Batch/BatchBuilder.php',
  },
  {
    call: 'Drupal\\Core\\Queue\\QueueInterface->createItem',
    args: [0],
    into: 'queue',
    untyped: ['QueueFactory', 'QueueInterface'],
    source: 'drupal/core: lib/Drupal/Core/Queue/QueueInterface.php',
  },
  {
    call: 'Drupal\\Core\\Entity\\EntityInterface->save',
    args: 'receiver',
    into: 'database',
    source: 'drupal/core: lib/Drupal/Core/Entity/EntityInterface.php',
  },
  {
    call: 'Drupal\\Core\\Entity\\EntityStorageInterface->save',
    args: [0],
    into: 'database',
    source: 'drupal/core: lib/Drupal/Core/Entity/EntityStorageInterface.php',
  },
  {
    call: 'Drupal\\Core\\Config\\Config->save',
    args: 'receiver',
    into: 'setting',
    source: 'drupal/core: lib/Drupal/Core/Config/Config.php',
  },
  ...(['Insert', 'Update', 'Merge', 'Upsert'] as const).map(
    (query): Escape => ({
      call: `Drupal\\Core\\Database\\Query\\${query}->fields`,
      args: 'all',
      into: 'database',
      source: `${QUERY}/${query}.php`,
    }),
  ),
  ...(['Insert', 'Upsert'] as const).map(
    (query): Escape => ({
      call: `Drupal\\Core\\Database\\Query\\${query}->values`,
      args: [0],
      into: 'database',
      source: `${QUERY}/${query}.php`,
    }),
  ),
];

/** Operations of a batch are run in requests of their own, with what they were given. */
export const deferredCalls: readonly DeferredCall[] = [
  {
    call: 'Drupal\\Core\\Batch\\BatchBuilder->addOperation',
    at: { callable: 0, args: 1 },
    source: 'drupal/core: lib/Drupal/Core/Batch/BatchBuilder.php',
  },
  { call: 'batch_set', source: 'drupal/core: includes/form.inc' },
];
