import type { EntryPoint } from '../knowledge.ts';

const HOOKS = 'drupal/core: core.api.php';

export const entries: readonly EntryPoint[] = [
  {
    via: 'web',
    extends: 'Drupal\\Core\\DependencyInjection\\ContainerInjectionInterface',
    source: 'drupal/core: lib/Drupal/Core/DependencyInjection/ContainerInjectionInterface.php',
  },
  {
    via: 'web',
    extends: 'Drupal\\Core\\Form\\FormInterface',
    source: 'drupal/core: lib/Drupal/Core/Form/FormInterface.php',
  },
  {
    via: 'web',
    extends: 'Drupal\\Component\\Plugin\\PluginInspectionInterface',
    source: 'drupal/core: lib/Drupal/Component/Plugin/PluginInspectionInterface.php',
  },
  {
    via: 'queue',
    extends: 'Drupal\\Core\\Queue\\QueueWorkerInterface',
    methods: ['processItem'],
    source: 'drupal/core: lib/Drupal/Core/Queue/QueueWorkerInterface.php',
  },
  {
    via: 'web',
    attribute: 'Drupal\\Core\\Hook\\Attribute\\Hook',
    source: 'drupal/core: lib/Drupal/Core/Hook/Attribute/Hook.php',
  },
  { via: 'web', files: '**/*.{module,theme,profile,engine}', source: HOOKS },
  { via: 'schedule', functionName: '_cron$', source: HOOKS },
  {
    via: 'install',
    functionName: '_(install|uninstall|update_\\d+|update_last_removed|requirements|post_update_\\w+|deploy_\\w+)$',
    source: 'drupal/core: lib/Drupal/Core/Extension/module.api.php',
  },
  // Drupal loads no such file by itself.
  {
    via: 'build',
    files: '**/{modules,themes}/**/*-{generator,generate,builder,build,compile}.php',
    source: HOOKS,
  },
  {
    via: 'operator',
    files: '**/*.{drush,drush8}.inc',
    source: 'https://www.drush.org/8.x/commands/',
  },
  { via: 'operator', extends: 'Drush\\Commands\\DrushCommands', source: 'https://www.drush.org/latest/commands/' },
  { via: 'operator', attribute: 'Drush\\Attributes\\Command', source: 'https://www.drush.org/latest/commands/' },
];
