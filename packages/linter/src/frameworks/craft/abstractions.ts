import type { Abstraction } from '../knowledge.ts';

/** Volumes and file systems: where they keep files is project configuration. */
export const abstractions: readonly Abstraction[] = [
  {
    of: 'craft\\base\\BaseFsInterface',
    label: 'Craft file system',
    source: 'craftcms/cms: src/base/BaseFsInterface.php',
  },
  { of: 'craft\\base\\FsInterface', label: 'Craft file system', source: 'craftcms/cms: src/base/FsInterface.php' },
  {
    of: 'craft\\base\\VolumeInterface',
    label: 'Craft volume',
    source: 'craftcms/cms 3: src/base/VolumeInterface.php',
  },
  { of: 'craft\\models\\Volume', label: 'Craft volume', source: 'craftcms/cms: src/models/Volume.php' },
  { of: 'craft\\elements\\Asset', label: 'Craft asset', source: 'craftcms/cms: src/elements/Asset.php' },
  {
    of: 'Craft\\BaseAssetSourceType',
    label: 'Craft asset source',
    source: 'craftcms/cms 2.5: craft/app/assetsourcetypes/BaseAssetSourceType.php',
  },
];
