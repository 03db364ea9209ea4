import type { Escape } from '../knowledge.ts';

/** Library calls that carry a value beyond the request. */
export const escapes: readonly Escape[] = [
  ...['set', 'setMultiple'].map(
    (method): Escape => ({
      call: `Psr\\SimpleCache\\CacheInterface->${method}`,
      args: 'all',
      into: 'cache',
      source: 'https://www.php-fig.org/psr/psr-16/',
    }),
  ),
  {
    call: 'Psr\\Cache\\CacheItemInterface->set',
    args: [0],
    into: 'cache',
    source: 'https://www.php-fig.org/psr/psr-6/',
  },
  ...['insert', 'update', 'executeStatement', 'executeUpdate'].map(
    (method): Escape => ({
      call: `Doctrine\\DBAL\\Connection->${method}`,
      args: [1],
      into: 'database',
      source: 'doctrine/dbal: src/Connection.php',
    }),
  ),
  ...['persist', 'merge'].map(
    (method): Escape => ({
      call: `Doctrine\\Persistence\\ObjectManager->${method}`,
      args: [0],
      into: 'database',
      untyped: ['EntityManager', 'EntityManagerInterface', 'ManagerRegistry', 'DocumentManager'],
      source: 'doctrine/persistence: src/Persistence/ObjectManager.php',
    }),
  ),
  {
    call: 'Symfony\\Component\\Messenger\\MessageBusInterface->dispatch',
    args: [0],
    into: 'queue',
    untyped: ['MessageBusInterface'],
    source: 'symfony/messenger: MessageBusInterface.php',
  },
  {
    call: 'Symfony\\Component\\HttpFoundation\\Session\\SessionInterface->set',
    args: [1],
    into: 'session',
    untyped: ['SessionInterface', 'getSession'],
    source: 'symfony/http-foundation: Session/SessionInterface.php',
  },
  {
    call: 'Symfony\\Component\\HttpFoundation\\Session\\SessionInterface->replace',
    args: [0],
    into: 'session',
    source: 'symfony/http-foundation: Session/SessionInterface.php',
  },
  ...['add', 'set'].map(
    (method): Escape => ({
      call: `Symfony\\Component\\HttpFoundation\\Session\\Flash\\FlashBagInterface->${method}`,
      args: [1],
      into: 'session',
      source: 'symfony/http-foundation: Session/Flash/FlashBagInterface.php',
    }),
  ),
  {
    call: 'new Symfony\\Component\\HttpFoundation\\JsonResponse',
    args: [0],
    into: 'response',
    source: 'symfony/http-foundation: JsonResponse.php',
  },
  ...['sendEvent', 'sendCommand'].map(
    (method): Escape => ({
      call: `Enqueue\\Client\\ProducerInterface->${method}`,
      args: [1],
      into: 'queue',
      source: 'enqueue/enqueue: Client/ProducerInterface.php',
    }),
  ),
  {
    call: 'PhpAmqpLib\\Channel\\AMQPChannel->basic_publish',
    args: [0],
    into: 'queue',
    source: 'php-amqplib/php-amqplib: PhpAmqpLib/Channel/AMQPChannel.php',
  },
];
