/** Two trees and what the last run saw, key by key. */
import { compareKeys } from '../s3/key-order.ts';
import { StorageError } from '../storage-error.ts';
import type { StateRecord } from './state-file.ts';
import type { TreeEntry, TreeRemark } from './tree.ts';

export interface MergedKey {
  readonly key: string;
  readonly source?: TreeEntry | undefined;
  readonly target?: TreeEntry | undefined;
  readonly state?: StateRecord | undefined;
}

interface Cursor<T extends { readonly key: string }> {
  readonly current: T | undefined;
  advance(): Promise<void>;
  end(): Promise<void>;
}

async function cursorOf<T extends { readonly key: string }>(items: AsyncIterable<T>, name: string): Promise<Cursor<T>> {
  const iterator = items[Symbol.asyncIterator]();
  let current: T | undefined;
  const advance = async (): Promise<void> => {
    const { value, done } = await iterator.next();
    const next = done === true ? undefined : value;
    if (next !== undefined && current !== undefined && compareKeys(current.key, next.key) >= 0) {
      throw new StorageError('transfer.unordered-listing', {
        what: `${name} lists "${next.key}" after "${current.key}"; keys must come in the order of their bytes`,
        next: 'This endpoint cannot be a side of a transfer: run "tidemark storage doctor <url>".',
      });
    }
    current = next;
  };
  await advance();
  return {
    get current() {
      return current;
    },
    advance,
    end: async () => {
      await iterator.return?.();
    },
  };
}

/** Entries alone; remarks are told on the way. */
export async function* entriesOf(
  items: AsyncIterable<TreeEntry | TreeRemark>,
  onRemark: (remark: TreeRemark) => void,
): AsyncGenerator<TreeEntry, void, undefined> {
  for await (const item of items) {
    if (item.kind === 'file') yield item;
    else onRemark(item);
  }
}

export async function* merged(
  source: AsyncIterable<TreeEntry>,
  target: AsyncIterable<TreeEntry>,
  state: AsyncIterable<StateRecord>,
): AsyncGenerator<MergedKey, void, undefined> {
  const [from, to] = await Promise.all([cursorOf(source, 'the source'), cursorOf(target, 'the target')]);
  const known = await cursorOf(state, 'the journal');
  try {
    for (;;) {
      const first = least(from.current?.key, to.current?.key);
      if (first === undefined) return;
      while (known.current !== undefined && compareKeys(known.current.key, first) < 0) await known.advance();
      const [inSource, inTarget, inState] = [from, to, known].map(({ current }) => current?.key === first);
      yield {
        key: first,
        source: inSource ? from.current : undefined,
        target: inTarget ? to.current : undefined,
        state: inState ? known.current : undefined,
      };
      if (inSource && inTarget) await Promise.all([from.advance(), to.advance()]);
      else if (inSource) await from.advance();
      else await to.advance();
    }
  } finally {
    await Promise.all([from.end(), to.end(), known.end()]);
  }
}

function least(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return compareKeys(one, other) <= 0 ? one : other;
}
