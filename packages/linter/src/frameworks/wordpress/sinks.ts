import type { Sink } from '../knowledge.ts';
import { rewriteSinks } from './sinks-rewrite.ts';
import { upgraderSinks } from './sinks-upgrader.ts';

const FILE = 'WordPress: wp-admin/includes/file.php';
const MEDIA = 'WordPress: wp-admin/includes/media.php';
const IMAGE = 'WordPress: wp-admin/includes/image.php';
const EDITOR = 'WordPress: wp-includes/class-wp-image-editor.php';
const FILESYSTEM = 'WordPress: wp-admin/includes/class-wp-filesystem-base.php';
const UPLOADS = { fixed: 'wp-content/uploads', place: 'app' } as const;

/** The media library of core writes below `wp-content/uploads`, whatever it is given. */
const uploads: readonly Sink[] = [
  {
    call: 'wp_upload_bits',
    path: UPLOADS,
    effect: 'write',
    kind: 'upload',
    source: 'WordPress: wp-includes/functions.php',
  },
  { call: 'wp_handle_upload', path: UPLOADS, effect: 'write', kind: 'upload', source: FILE },
  { call: 'wp_handle_sideload', path: UPLOADS, effect: 'write', kind: 'upload', source: FILE },
  { call: 'media_handle_upload', path: UPLOADS, effect: 'write', kind: 'upload', source: MEDIA },
  { call: 'media_handle_sideload', path: UPLOADS, effect: 'write', kind: 'upload', source: MEDIA },
  { call: 'media_sideload_image', path: UPLOADS, effect: 'write', kind: 'upload', source: MEDIA },
  {
    call: 'wp_import_handle_upload',
    path: UPLOADS,
    effect: 'write',
    kind: 'upload',
    source: 'WordPress: wp-admin/includes/import.php',
  },
  {
    call: 'wp_privacy_generate_personal_data_export_file',
    path: { fixed: 'wp-content/uploads/wp-personal-data-exports', place: 'app' },
    effect: 'write',
    kind: 'export',
    source: 'WordPress: wp-admin/includes/privacy-tools.php',
  },
];

const images: readonly Sink[] = [
  { call: 'wp_generate_attachment_metadata', path: UPLOADS, effect: 'write', kind: 'media', source: IMAGE },
  { call: 'wp_create_image_subsizes', path: UPLOADS, effect: 'write', kind: 'media', source: IMAGE },
  { call: 'wp_update_image_subsizes', path: UPLOADS, effect: 'write', kind: 'media', source: IMAGE },
  { call: 'wp_crop_image', path: UPLOADS, effect: 'write', kind: 'media', source: IMAGE },
  {
    call: 'wp_save_image',
    path: UPLOADS,
    effect: 'write',
    kind: 'media',
    source: 'WordPress: wp-admin/includes/image-edit.php',
  },
  {
    call: 'wp_save_image_file',
    path: { arg: 0, name: 'filename' },
    effect: 'write',
    kind: 'media',
    source: 'WordPress: wp-admin/includes/image-edit.php',
  },
  {
    call: 'image_make_intermediate_size',
    path: { arg: 0, name: 'file' },
    effect: 'write',
    kind: 'media',
    source: 'WordPress: wp-includes/media.php',
  },
  {
    call: 'WP_Image_Editor->save',
    path: { arg: 0, name: 'destfilename' },
    effect: 'write',
    when: [{ arg: 0, given: true }],
    kind: 'media',
    source: EDITOR,
  },
  {
    call: 'WP_Image_Editor->save',
    path: { receiver: 0, via: 'wp_get_image_editor' },
    effect: 'write',
    when: [{ arg: 0, equals: null, strict: true }],
    kind: 'media',
    source: EDITOR,
  },
  {
    call: 'WP_Image_Editor->multi_resize',
    path: { receiver: 0, via: 'wp_get_image_editor' },
    effect: 'write',
    kind: 'media',
    source: EDITOR,
  },
];

const filesystem: readonly Sink[] = [
  {
    call: 'WP_Filesystem_Base->put_contents',
    path: { arg: 0, name: 'file' },
    effect: 'write',
    untyped: ['wp_filesystem', 'WP_Filesystem', 'WP_Filesystem_Direct'],
    source: FILESYSTEM,
  },
  {
    call: 'WP_Filesystem_Base->mkdir',
    path: { arg: 0, name: 'path' },
    effect: 'directory',
    untyped: ['wp_filesystem', 'WP_Filesystem_Direct'],
    source: FILESYSTEM,
  },
  {
    call: 'WP_Filesystem_Base->copy',
    path: { arg: 1, name: 'destination' },
    effect: 'copy',
    untyped: ['wp_filesystem', 'WP_Filesystem_Direct'],
    source: FILESYSTEM,
  },
  {
    call: 'WP_Filesystem_Base->move',
    path: { arg: 1, name: 'destination' },
    effect: 'rename',
    untyped: ['wp_filesystem', 'WP_Filesystem_Direct'],
    source: FILESYSTEM,
  },
  {
    call: 'WP_Filesystem_Base->touch',
    path: { arg: 0, name: 'file' },
    effect: 'touch',
    untyped: ['wp_filesystem', 'WP_Filesystem_Direct'],
    source: FILESYSTEM,
  },
  ...(['chmod', 'chown', 'chgrp'] as const).map(
    (method): Sink => ({
      call: `WP_Filesystem_Base->${method}`,
      path: { arg: 0, name: 'file' },
      effect: 'permissions',
      untyped: ['wp_filesystem', 'WP_Filesystem_Direct'],
      source: FILESYSTEM,
    }),
  ),
];

const functions: readonly Sink[] = [
  {
    call: 'wp_mkdir_p',
    path: { arg: 0, name: 'target' },
    effect: 'directory',
    source: 'WordPress: wp-includes/functions.php',
  },
  { call: 'unzip_file', path: { arg: 1, name: 'to' }, effect: 'extract', source: FILE },
  { call: 'copy_dir', path: { arg: 1, name: 'to' }, effect: 'copy', source: FILE },
  { call: 'move_dir', path: { arg: 1, name: 'to' }, effect: 'rename', source: FILE },
  ...['wp_remote_get', 'wp_safe_remote_get', 'wp_remote_request', 'wp_safe_remote_request'].map(
    (call): Sink => ({
      call,
      path: { arg: 1, key: 'filename' },
      effect: 'write',
      when: [{ arg: 1, given: true }],
      source: 'WordPress: wp-includes/class-wp-http.php',
    }),
  ),
];

export const sinks: readonly Sink[] = [
  ...uploads,
  ...images,
  ...filesystem,
  ...functions,
  ...rewriteSinks,
  ...upgraderSinks,
];
