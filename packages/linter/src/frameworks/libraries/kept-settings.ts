import type { KeptSettings } from '../knowledge.ts';

const listener = 'laminas/laminas-modulemanager: src/Listener/ConfigListener.php';
const modules = ['**/module.config.php', 'config/*.config.php', 'config/autoload/*.php', 'config/config.php'];

/** Arrays of settings that containers hand out whole. */
export const keptSettings: readonly KeptSettings[] = [
  { id: 'config', files: modules, source: listener },
  // laminas/laminas-mvc: src/Service/ServiceListenerFactory.php names the alias.
  { id: 'configuration', files: modules, source: listener },
  {
    id: 'applicationconfig',
    files: ['**/application.config.php'],
    source: 'laminas/laminas-mvc: src/Service/ServiceManagerConfig.php',
  },
  {
    id: 'settings',
    files: ['settings.php', '{app,src,config}/**/settings.php'],
    under: 'settings',
    source: 'https://www.slimframework.com/docs/v3/objects/application.html#slim-default-settings',
  },
];
