import type { Sink } from '../knowledge.ts';

/** Bundles whose call names the directory; where it lies is relative to the project root. */
const bundles: readonly Sink[] = [
  {
    call: 'EasyCorp\\Bundle\\EasyAdminBundle\\Field\\ImageField->setUploadDir',
    path: { arg: 0, name: 'uploadDirPath' },
    effect: 'directory',
    kind: 'upload',
    localOnly: true,
    untyped: ['ImageField'],
    source: 'easycorp/easyadmin-bundle: src/Field/ImageField.php',
  },
  {
    call: 'new Liip\\ImagineBundle\\Imagine\\Cache\\Resolver\\WebPathResolver',
    path: { arg: 2, name: 'webRootDir' },
    effect: 'directory',
    kind: 'cache',
    localOnly: true,
    source: 'liip/imagine-bundle: Imagine/Cache/Resolver/WebPathResolver.php',
  },
];

/** What Symfony's framework and common bundles write; its components are known with the libraries. */
export const sinks: readonly Sink[] = [...bundles];
