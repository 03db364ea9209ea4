/** Tells directories that hold files of users from those of code, caches and builds. */

/** First directories of paths that a release brings along or a build fills. */
const OF_RELEASE =
  /^(?:src|config|templates?|translations?|vendor|tests?|bin|lib|app\/(?:config|Resources)|assets|migrations?|node_modules|docs?|plugins?|themes?)(?:\/|$)/i;

/** Parts of paths whose content is made anew. */
const MADE_ANEW =
  /(?:^|\/)(?:cache|caches|logs?|sessions?|tmp|temp|build|bundles|dist|js|css|fonts?|img|icons?|doctrine|proxies|twig|test|tests|dev)(?:\/|$)/i;

/** Directories at the root where applications keep what users give. */
const OF_USERS = /^(?:var|data|storage|uploads?|files?|media|documents?|attachments?)(?:\/|$)/i;

/** Below what a web server serves. */
const SERVED = /^(?:public|web|html|htdocs|www|public_html)\//i;

/** Names of directories for files of users. */
export const USERS_NAME: RegExp =
  /(?:upload|media|image|photo|picture|avatar|attachment|document|brochure|invoice|import|export|thumbnail|gallery|asset_storage|user_?files?|data_?dir|storage)/i;

/** Is it a place for a while, or of the build? The path is relative to the application. */
export function isScratchDirectory(path: string): boolean {
  return OF_RELEASE.test(path) || MADE_ANEW.test(path);
}

/**
 * Does a path, relative to the application, look like a directory for files of users?
 *
 * @param isNamedSo The setting's name says so already.
 */
export function isUsersDirectory(path: string, isNamedSo = false): boolean {
  if (/\.[a-z\d]{1,5}$/i.test(path) || /[\s%*?<>|:{}()]/.test(path) || path.startsWith('..')) return false;
  const plain = path.replace(/^\.?\/+/, '');
  if (plain === '' || isScratchDirectory(plain)) return false;
  const served = SERVED.test(plain) ? plain.replace(SERVED, '') : undefined;
  if (served !== undefined && isNamedSo) return served !== '';
  if (served !== undefined) return USERS_NAME.test(served) || /^(?:files?|data)(?:\/|$)/i.test(served);
  return OF_USERS.test(plain) && plain.includes('/');
}
