import { lookup } from 'mrmime';

/** By the name's extension; undefined where it says nothing. */
export function contentTypeOf(path: string): string | undefined {
  const type = lookup(path);
  return type?.startsWith('text/') ? `${type}; charset=utf-8` : type;
}
