import { describe, expect, test } from 'vitest';
import { meaningOf } from './names.ts';

describe('names that mean something', () => {
  test.each([
    ['FILES_DIR', 'upload-dir-in-release'],
    ['DIR_UPLOAD', 'upload-dir-in-release'],
    ['uploadPath', 'upload-dir-in-release'],
    ['attachments_dir', 'upload-dir-in-release'],
    ['user_files_folder', 'upload-dir-in-release'],
    ['DATA_PATH', 'upload-dir-in-release'],
    ['savedir', 'upload-dir-in-release'],
    ['thumbnail_dir', 'upload-dir-in-release'],
    ['cacheDir', 'cache-file'],
    ['page_cache_path', 'cache-file'],
    ['cache_engine', 'cache-file'],
    ['sess_save_path', 'session-file'],
    ['session_handler', 'session-file'],
    ['sess_driver', 'session-file'],
    ['log_path', 'log-file'],
    ['paths_logs', 'log-file'],
    ['resource.page_cache', 'cache-file'],
    ['app_directories_uploads', 'upload-dir-in-release'],
    ['LOG_DRIVER', 'log-file'],
    ['DB_DRIVER', 'database-file'],
    ['dbtype', 'database-file'],
    ['SQLITE_FILE', 'database-file'],
    ['queue_connection', 'queue-sync'],
    ['lock_driver', 'lock-local'],
    ['storage_driver', 'disk-local'],
    ['MAIL_TRANSPORT', 'other'],
  ])('%s: %s', (name, kind) => expect(meaningOf(name)?.reportedAs).toBe(kind));

  test.each([
    'TEMPLATE_DIR',
    'paths_templates',
    'resource.theme',
    'LANG_PATH',
    'PLUGINS_DIR',
    'upload_url_path',
    'max_upload_path',
    'session_cookie_path',
    'ERROR_FILE_INVALID_UPLOAD_PATH',
    'label_upload_dir',
    'search_path',
    'cache_enabled',
    'cache_lifetime',
    'ROOT_DIR',
    'FILE_PATH',
    'image_driver',
    'host',
    'driver',
  ])('%s: nothing', (name) => expect(meaningOf(name)).toBeUndefined());

  test("a file's own name tells what its settings are about", () => {
    expect(meaningOf('driver', 'Session')?.reportedAs).toBe('session-file');
    expect(meaningOf('handler', 'cache')?.reportedAs).toBe('cache-file');
    expect(meaningOf('savePath', 'Session')?.reportedAs).toBe('session-file');
    expect(meaningOf('filesPath', 'Database')).toBeUndefined();
    expect(meaningOf('handler', 'app')).toBeUndefined();
  });
});
