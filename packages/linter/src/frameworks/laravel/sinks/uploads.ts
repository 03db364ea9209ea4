import type { Sink } from '../../knowledge.ts';

/**
 * Uploads moved on the local disk. `store()`, `storeAs()` and their public variants go through a disk and are no write
 * here; `move()` itself is inherited from Symfony, and is known with its component.
 */
export const uploadSinks: readonly Sink[] = [
  {
    call: 'Illuminate\\Http\\UploadedFile->move',
    path: { arg: 0, name: 'directory' },
    effect: 'rename',
    kind: 'upload',
    localOnly: true,
    untyped: [
      'UploadedFile',
      'hasFile',
      'getClientOriginalName',
      'getClientOriginalExtension',
      'getClientMimeType',
      'guessClientExtension',
      'guessExtension',
      'hashName',
    ],
    // A mutator of a model, a helper: `$value->move(public_path('avatars'), $name)`.
    untypedWithin: ['public_path', 'storage_path', 'base_path'],
    source: 'symfony/http-foundation: File/UploadedFile.php',
  },
];
