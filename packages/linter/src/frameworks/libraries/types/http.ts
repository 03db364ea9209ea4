import type { ReturnType } from '../../knowledge.ts';
import { giving } from './giving.ts';

/** Requests, uploads and processes, and the configuration objects of caches. */
export const httpTypes: readonly ReturnType[] = [
  ...giving('Symfony\\Component\\HttpFoundation\\File\\File', 'Symfony\\Component\\HttpFoundation\\File\\File', '->', [
    'move',
  ]),
  {
    of: 'Symfony\\Component\\HttpFoundation\\BinaryFileResponse->getFile',
    gives: 'Symfony\\Component\\HttpFoundation\\File\\File',
  },
  {
    of: 'Symfony\\Component\\HttpFoundation\\Request::createFromGlobals',
    gives: 'Symfony\\Component\\HttpFoundation\\Request',
  },
  { of: 'Symfony\\Component\\HttpFoundation\\Request->$files', gives: 'Symfony\\Component\\HttpFoundation\\FileBag' },
  {
    of: 'Symfony\\Component\\HttpFoundation\\FileBag->getIterator',
    gives: 'Symfony\\Component\\HttpFoundation\\File\\UploadedFile[]',
  },
  {
    of: 'Symfony\\Component\\HttpFoundation\\FileBag->get',
    gives: 'Symfony\\Component\\HttpFoundation\\File\\UploadedFile',
  },
  {
    of: 'Symfony\\Component\\HttpFoundation\\Request->getSession',
    gives: 'Symfony\\Component\\HttpFoundation\\Session\\SessionInterface',
  },
  {
    of: 'Symfony\\Component\\HttpFoundation\\RequestStack->getSession',
    gives: 'Symfony\\Component\\HttpFoundation\\Session\\SessionInterface',
  },
  {
    of: 'Symfony\\Component\\HttpFoundation\\RequestStack->getCurrentRequest',
    gives: 'Symfony\\Component\\HttpFoundation\\Request',
  },
  {
    of: 'Symfony\\Component\\HttpFoundation\\RequestStack->getMainRequest',
    gives: 'Symfony\\Component\\HttpFoundation\\Request',
  },
  {
    of: 'Symfony\\Component\\Process\\Process::fromShellCommandline',
    gives: 'Symfony\\Component\\Process\\Process',
  },
  // slim/slim: Slim/Factory/AppFactory.php, Slim/Interfaces/RouteCollectorProxyInterface.php
  ...giving('Slim\\App', 'Slim\\Factory\\AppFactory', '::', ['create', 'createFromContainer']),
  ...giving('Slim\\App', 'DI\\Bridge\\Slim\\Bridge', '::', ['create']),
  {
    of: 'Slim\\Interfaces\\RouteCollectorProxyInterface->getRouteCollector',
    gives: 'Slim\\Interfaces\\RouteCollectorInterface',
  },
  // cakephp/cakephp: src/Http/ServerRequest.php
  ...giving('Psr\\Http\\Message\\UploadedFileInterface', 'Cake\\Http\\ServerRequest', '->', ['getUploadedFile']),
  ...giving('Cake\\Http\\ServerRequest', 'Cake\\Controller\\Controller', '->', ['getRequest', '$request']),
  { of: 'HTMLPurifier_Config::createDefault', gives: 'HTMLPurifier_Config' },
  { of: 'HTMLPurifier_Config::inherit', gives: 'HTMLPurifier_Config' },
  { of: 'Dompdf\\Dompdf->getOptions', gives: 'Dompdf\\Options' },
];
