import type { ReturnType } from '../knowledge.ts';

const foundation = 'Symfony\\Component\\HttpFoundation';
const controller = 'Symfony\\Bundle\\FrameworkBundle\\Controller\\AbstractController';

/** What Symfony's calls and properties hold, where the class matters to a sink, a path or an escape. */
export const types: readonly ReturnType[] = [
  { of: `${foundation}\\Request->$query`, gives: `${foundation}\\InputBag` },
  { of: `${foundation}\\Request->$request`, gives: `${foundation}\\InputBag` },
  { of: `${foundation}\\Request->$cookies`, gives: `${foundation}\\InputBag` },
  { of: `${foundation}\\Request->$attributes`, gives: `${foundation}\\ParameterBag` },
  { of: `${foundation}\\Request->$headers`, gives: `${foundation}\\HeaderBag` },
  { of: `${foundation}\\Request->$server`, gives: `${foundation}\\ServerBag` },
  { of: `${foundation}\\Request->getPayload`, gives: `${foundation}\\InputBag` },
  { of: `${foundation}\\Session\\Session->getFlashBag`, gives: `${foundation}\\Session\\Flash\\FlashBagInterface` },
  {
    of: `${foundation}\\Session\\SessionInterface->getFlashBag`,
    gives: `${foundation}\\Session\\Flash\\FlashBagInterface`,
  },
  { of: `${controller}->createForm`, gives: 'Symfony\\Component\\Form\\FormInterface' },
  { of: `${controller}->createFormBuilder`, gives: 'Symfony\\Component\\Form\\FormBuilderInterface' },
  { of: 'Symfony\\Component\\Form\\FormBuilderInterface->getForm', gives: 'Symfony\\Component\\Form\\FormInterface' },
  { of: 'Symfony\\Component\\Form\\FormFactoryInterface->create', gives: 'Symfony\\Component\\Form\\FormInterface' },
  { of: 'Symfony\\Component\\Form\\FormInterface->get', gives: 'Symfony\\Component\\Form\\FormInterface' },
  { of: `${controller}->getDoctrine`, gives: 'Doctrine\\Persistence\\ManagerRegistry' },
  { of: 'Doctrine\\Persistence\\ManagerRegistry->getManager', gives: 'Doctrine\\ORM\\EntityManagerInterface' },
  { of: 'Doctrine\\Persistence\\ManagerRegistry->getManagerForClass', gives: 'Doctrine\\ORM\\EntityManagerInterface' },
  { of: 'Doctrine\\Persistence\\ManagerRegistry->getConnection', gives: 'Doctrine\\DBAL\\Connection' },
  { of: 'Doctrine\\ORM\\EntityManagerInterface->getConnection', gives: 'Doctrine\\DBAL\\Connection' },
  { of: 'Doctrine\\ORM\\EntityManagerInterface->getRepository', gives: 'Doctrine\\Persistence\\ObjectRepository' },
  { of: 'Symfony\\Contracts\\Cache\\CacheInterface->getItem', gives: 'Psr\\Cache\\CacheItemInterface' },
  { of: 'Psr\\Cache\\CacheItemPoolInterface->getItem', gives: 'Psr\\Cache\\CacheItemInterface' },
  { of: `${controller}->file`, gives: `${foundation}\\BinaryFileResponse` },
  {
    of: 'EasyCorp\\Bundle\\EasyAdminBundle\\Field\\ImageField::new',
    gives: 'EasyCorp\\Bundle\\EasyAdminBundle\\Field\\ImageField',
  },
  ...[
    'setBasePath',
    'setLabel',
    'setRequired',
    'setHelp',
    'setUploadedFileNamePattern',
    'onlyOnForms',
    'hideOnIndex',
  ].map((method) => ({ of: `EasyCorp\\Bundle\\EasyAdminBundle\\Field\\ImageField->${method}`, gives: 'static' })),
];
