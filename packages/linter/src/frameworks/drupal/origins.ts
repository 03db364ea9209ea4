import type { OriginSource } from '../knowledge.ts';

const ENTITY = 'drupal/core: lib/Drupal/Core/Entity';
const FORM_STATE = 'drupal/core: lib/Drupal/Core/Form/FormStateInterface.php';

export const origins: readonly OriginSource[] = [
  {
    of: 'Drupal\\Core\\Site\\Settings::get',
    origin: 'setting',
    label: 'settings.php',
    source: 'drupal/core: lib/Drupal/Core/Site/Settings.php',
  },
  {
    of: 'Drupal\\Core\\Config\\ConfigBase->get',
    origin: 'setting',
    label: 'site configuration',
    // `ConfigFactoryInterface::get()` and `getEditable()`, `Drupal::config()` and `ConfigFormBaseTrait::config()`.
    installed: { namedBy: ['get', 'geteditable', 'config'] },
    source: 'drupal/core: lib/Drupal/Core/Config/ConfigBase.php',
  },
  {
    of: 'Drupal\\Core\\Config\\Entity\\ThirdPartySettingsInterface->getThirdPartySetting',
    origin: 'setting',
    label: 'third-party setting',
    source: 'drupal/core: lib/Drupal/Core/Config/Entity/ThirdPartySettingsInterface.php',
  },
  {
    of: 'Drupal\\Component\\Plugin\\PluginBase->$configuration',
    origin: 'setting',
    label: 'plugin configuration',
    source: 'drupal/core: lib/Drupal/Component/Plugin/PluginBase.php',
  },
  {
    of: 'Drupal\\Component\\Plugin\\ConfigurableInterface->getConfiguration',
    origin: 'setting',
    label: 'plugin configuration',
    source: 'drupal/core: lib/Drupal/Component/Plugin/ConfigurableInterface.php',
  },
  {
    of: 'Drupal\\Core\\Field\\PluginSettingsInterface->getSetting',
    origin: 'setting',
    label: 'field widget or formatter setting',
    source: 'drupal/core: lib/Drupal/Core/Field/PluginSettingsInterface.php',
  },
  { of: 'theme_get_setting', origin: 'setting', label: 'theme setting', source: 'drupal/core 10: includes/theme.inc' },
  {
    of: 'Drupal\\Core\\Form\\FormStateInterface->getValue',
    origin: 'request',
    label: 'submitted form value',
    source: FORM_STATE,
  },
  {
    of: 'Drupal\\Core\\Form\\FormStateInterface->getValues',
    origin: 'request',
    label: 'submitted form values',
    source: FORM_STATE,
  },
  {
    of: 'Drupal\\Core\\Form\\FormStateInterface->getUserInput',
    origin: 'request',
    label: 'submitted form input',
    source: FORM_STATE,
  },
  {
    of: 'Drupal\\Core\\Routing\\RouteMatchInterface->getParameter',
    origin: 'request',
    label: 'route parameter',
    source: 'drupal/core: lib/Drupal/Core/Routing/RouteMatchInterface.php',
  },
  {
    of: 'Drupal\\Core\\State\\StateInterface->get',
    origin: 'database',
    label: 'state',
    source: 'drupal/core: lib/Drupal/Core/State/StateInterface.php',
  },
  {
    of: 'Drupal\\Core\\KeyValueStore\\KeyValueStoreInterface->get',
    origin: 'database',
    label: 'key-value store',
    source: 'drupal/core: lib/Drupal/Core/KeyValueStore/KeyValueStoreInterface.php',
  },
  {
    of: 'Drupal\\Core\\TempStore\\PrivateTempStore->get',
    origin: 'database',
    label: 'private temp store',
    source: 'drupal/core: lib/Drupal/Core/TempStore/PrivateTempStore.php',
  },
  {
    of: 'Drupal\\Core\\TempStore\\SharedTempStore->get',
    origin: 'database',
    label: 'shared temp store',
    source: 'drupal/core: lib/Drupal/Core/TempStore/SharedTempStore.php',
  },
  {
    of: 'Drupal\\Core\\Entity\\FieldableEntityInterface->get',
    origin: 'database',
    label: 'entity field',
    source: `${ENTITY}/FieldableEntityInterface.php`,
  },
  {
    of: 'Drupal\\Core\\Entity\\EntityInterface->label',
    origin: 'database',
    label: 'entity label',
    source: `${ENTITY}/EntityInterface.php`,
  },
  {
    of: 'Drupal\\Core\\Config\\Entity\\ConfigEntityInterface->get',
    origin: 'setting',
    label: 'configuration entity',
    source: 'drupal/core: lib/Drupal/Core/Config/Entity/ConfigEntityInterface.php',
  },
];
