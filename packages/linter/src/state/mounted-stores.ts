/** Stores in directories that the platform keeps and all nodes see. */
import type { Reading, StoreReading } from '../configuration/reading.ts';
import { ROOT } from '../configuration/setting.ts';

/** @param isMounted tells whether all nodes share a root-relative or absolute path */
export function onMounts<T extends Pick<Reading, 'stores'>>(reading: T, isMounted: (path: string) => boolean): T {
  return { ...reading, stores: reading.stores.map((store) => (isOnMount(store, isMounted) ? shared(store) : store)) };
}

function isOnMount({ directory, file, placement }: StoreReading, isMounted: (path: string) => boolean): boolean {
  const place = file ?? directory;
  if (place === undefined || placement !== 'node') return false;
  return isMounted(place.startsWith(`${ROOT}/`) ? place.slice(ROOT.length + 1) : place);
}

function shared(store: StoreReading): StoreReading {
  return {
    ...store,
    placement: 'shared',
    technology: `${store.technology} on a shared mount`,
    told: store.told.map((telling) => ({ ...telling, isLocal: false })),
  };
}
