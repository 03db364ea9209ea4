import type { Escape } from '../knowledge.ts';

const controller = 'Symfony\\Bundle\\FrameworkBundle\\Controller\\AbstractController';

/** What the framework adds to the escapes of its components, which are known with the libraries. */
export const escapes: readonly Escape[] = [
  {
    call: `${controller}->addFlash`,
    args: [1],
    into: 'session',
    source: 'symfony/framework-bundle: Controller/AbstractController.php',
  },
  {
    call: `${controller}->json`,
    args: [0],
    into: 'response',
    source: 'symfony/framework-bundle: Controller/AbstractController.php',
  },
  {
    call: `${controller}->dispatchMessage`,
    args: [0],
    into: 'queue',
    source: 'symfony/framework-bundle 5.4: Controller/AbstractController.php',
  },
  {
    call: 'Symfony\\Contracts\\Cache\\CacheInterface->get',
    args: [1],
    into: 'cache',
    source: 'symfony/cache-contracts: CacheInterface.php',
  },
];
