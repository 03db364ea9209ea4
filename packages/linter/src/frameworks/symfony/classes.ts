import type { KnownClass } from '../knowledge.ts';

const component = 'Symfony\\Component';

/** The hierarchy that project code reaches into. */
export const classes: readonly KnownClass[] = [
  { name: `${component}\\HttpKernel\\Kernel`, is: [`${component}\\HttpKernel\\KernelInterface`] },
  {
    name: `${component}\\HttpFoundation\\InputBag`,
    is: [`${component}\\HttpFoundation\\ParameterBag`],
  },
  { name: `${component}\\HttpFoundation\\ServerBag`, is: [`${component}\\HttpFoundation\\ParameterBag`] },
  { name: `${component}\\HttpFoundation\\FileBag`, is: [`${component}\\HttpFoundation\\ParameterBag`] },
  { name: `${component}\\Console\\SingleCommandApplication`, is: [`${component}\\Console\\Command\\Command`] },
  {
    name: 'Symfony\\Bundle\\FrameworkBundle\\Command\\ContainerAwareCommand',
    is: [`${component}\\Console\\Command\\Command`],
  },
  {
    name: 'EasyCorp\\Bundle\\EasyAdminBundle\\Controller\\AbstractCrudController',
    is: ['Symfony\\Bundle\\FrameworkBundle\\Controller\\AbstractController'],
  },
  {
    name: 'EasyCorp\\Bundle\\EasyAdminBundle\\Controller\\AbstractDashboardController',
    is: ['Symfony\\Bundle\\FrameworkBundle\\Controller\\AbstractController'],
  },
  {
    name: `${component}\\HttpKernel\\DependencyInjection\\Extension`,
    is: [`${component}\\DependencyInjection\\Extension\\ExtensionInterface`],
  },
  {
    name: 'Doctrine\\Bundle\\FixturesBundle\\Fixture',
    is: ['Doctrine\\Common\\DataFixtures\\FixtureInterface'],
  },
  {
    name: 'Doctrine\\Bundle\\DoctrineBundle\\Repository\\ServiceEntityRepository',
    is: ['Doctrine\\ORM\\EntityRepository', 'Doctrine\\Persistence\\ObjectRepository'],
  },
  { name: 'Doctrine\\ORM\\EntityRepository', is: ['Doctrine\\Persistence\\ObjectRepository'] },
  {
    name: 'Sensio\\Bundle\\GeneratorBundle\\Command\\GenerateDoctrineCommand',
    is: ['Sensio\\Bundle\\GeneratorBundle\\Command\\GeneratorCommand'],
  },
  { name: 'Symfony\\Bundle\\MakerBundle\\Maker\\AbstractMaker', is: ['Symfony\\Bundle\\MakerBundle\\MakerInterface'] },
];
