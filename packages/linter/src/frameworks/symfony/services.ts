import type { KnownService } from '../knowledge.ts';

/** Service ids that code asks the container for; autowired class names need no row. */
export const services: readonly KnownService[] = [
  { id: 'kernel', className: 'Symfony\\Component\\HttpKernel\\KernelInterface' },
  { id: 'filesystem', className: 'Symfony\\Component\\Filesystem\\Filesystem' },
  { id: 'router', className: 'Symfony\\Component\\Routing\\RouterInterface' },
  { id: 'translator', className: 'Symfony\\Contracts\\Translation\\TranslatorInterface' },
  { id: 'logger', className: 'Psr\\Log\\LoggerInterface' },
  { id: 'event_dispatcher', className: 'Symfony\\Contracts\\EventDispatcher\\EventDispatcherInterface' },
  { id: 'form.factory', className: 'Symfony\\Component\\Form\\FormFactoryInterface' },
  { id: 'request_stack', className: 'Symfony\\Component\\HttpFoundation\\RequestStack' },
  { id: 'session', className: 'Symfony\\Component\\HttpFoundation\\Session\\SessionInterface' },
  { id: 'messenger.default_bus', className: 'Symfony\\Component\\Messenger\\MessageBusInterface' },
  { id: 'message_bus', className: 'Symfony\\Component\\Messenger\\MessageBusInterface' },
  { id: 'doctrine', className: 'Doctrine\\Persistence\\ManagerRegistry' },
  { id: 'doctrine.orm.entity_manager', className: 'Doctrine\\ORM\\EntityManagerInterface' },
  { id: 'doctrine.orm.default_entity_manager', className: 'Doctrine\\ORM\\EntityManagerInterface' },
  { id: 'doctrine.dbal.default_connection', className: 'Doctrine\\DBAL\\Connection' },
  { id: 'database_connection', className: 'Doctrine\\DBAL\\Connection' },
  { id: 'cache.app', className: 'Symfony\\Contracts\\Cache\\CacheInterface' },
  { id: 'parameter_bag', className: 'Symfony\\Component\\DependencyInjection\\ParameterBag\\ParameterBagInterface' },
  { id: 'twig', className: 'Twig\\Environment' },
  { id: 'knp_snappy.pdf', className: 'Knp\\Snappy\\Pdf' },
  { id: 'knp_snappy.image', className: 'Knp\\Snappy\\Image' },
];
