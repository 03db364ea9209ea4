import type { Abstraction } from '../knowledge.ts';

/** Bundle services that write where the configuration says. */
export const abstractions: readonly Abstraction[] = [
  {
    of: 'Vich\\UploaderBundle\\Handler\\UploadHandler',
    label: 'VichUploader storage',
    source: 'vich/uploader-bundle: src/Handler/UploadHandler.php',
  },
  {
    of: 'Vich\\UploaderBundle\\Storage\\StorageInterface',
    label: 'VichUploader storage',
    source: 'vich/uploader-bundle: src/Storage/StorageInterface.php',
  },
  {
    of: 'Liip\\ImagineBundle\\Imagine\\Cache\\CacheManager',
    label: 'LiipImagine cache',
    source: 'liip/imagine-bundle: Imagine/Cache/CacheManager.php',
  },
  {
    of: 'Liip\\ImagineBundle\\Service\\FilterService',
    label: 'LiipImagine cache',
    source: 'liip/imagine-bundle: Service/FilterService.php',
  },
];
