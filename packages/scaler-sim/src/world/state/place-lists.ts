import { NONE } from '../request-columns.ts';
import type { Requests } from '../requests.ts';

/** What lies at each place, as linked lists through the columns `node`, `older` and `newer`. */
export class PlaceLists {
  private readonly requests: Requests;
  private readonly heads: Int32Array;

  constructor(requests: Requests, places: number) {
    this.requests = requests;
    this.heads = new Int32Array(places).fill(NONE);
  }

  first(place: number): number {
    return this.heads[place];
  }

  put(entity: number, place: number): void {
    const { requests } = this;
    const head = this.heads[place];
    requests.setNode(entity, place);
    requests.setOlder(entity, head);
    requests.setNewer(entity, NONE);
    if (head !== NONE) requests.setNewer(head, entity);
    this.heads[place] = entity;
  }

  /** Takes an entity out, wherever it lies. */
  take(entity: number): void {
    const { requests } = this;
    const place = requests.node(entity);
    if (place === NONE) return;
    const older = requests.older(entity);
    const newer = requests.newer(entity);
    if (newer === NONE) this.heads[place] = older;
    else requests.setOlder(newer, older);
    if (older !== NONE) requests.setNewer(older, newer);
    requests.setNode(entity, NONE);
  }
}
