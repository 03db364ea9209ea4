/** What an endpoint does, found out by effect: written, read back, compared. What it answers alone proves nothing. */
import { createHash, randomBytes } from 'node:crypto';
import type { StorageProfile, Support } from '../profiles/profile.ts';
import type { S3Connection } from '../s3/connection.ts';
import { deleteObject, deleteObjects } from '../s3/deletion.ts';
import { compareKeys } from '../s3/key-order.ts';
import { listObjects } from '../s3/listing.ts';
import { abortUpload, completeUpload, copyObject, createUpload, PART_MIN, uploadPart } from '../s3/multipart.ts';
import { getObject, headObject, type PutOptions, putObject } from '../s3/objects.ts';
import { isPublic, putAcl } from '../s3/rare-calls.ts';
import { StorageError } from '../storage-error.ts';

export type Finding = Support;

export type Found = Partial<Record<keyof StorageProfile, Finding | 'quoted' | 'bare'>> & {
  /** Whether what was written can be read back; without it nothing else is known. */
  readonly readBack: Finding;
};

/** What passes says nothing of what the endpoint supports. */
const PASSING: ReadonlySet<string> = new Set(['storage.network', 'storage.timeout', 'storage.slow-down']);

/** What fails is not supported: the connection itself was seen to work. */
function meaningOf(error: unknown): Finding {
  return error instanceof StorageError && PASSING.has(error.code) ? 'unknown' : 'no';
}

/** @param connection with a profile that refuses nothing @param prefix below which everything happens */
export class Probe {
  readonly #connection: S3Connection;
  readonly #prefix: string;
  readonly #signal: AbortSignal | undefined;

  constructor(connection: S3Connection, prefix: string, signal?: AbortSignal) {
    this.#connection = connection;
    this.#prefix = `${prefix}.tidemark-doctor-${randomBytes(6).toString('hex')}/`;
    this.#signal = signal;
  }

  async run(onStep: (name: string) => void): Promise<Found> {
    const found: Record<string, Finding | 'quoted' | 'bare'> = {};
    try {
      found['readBack'] = await this.#readBack();
      if (found['readBack'] !== 'yes') return found as Found;
      const steps: readonly (readonly [string, () => Promise<Finding | 'quoted' | 'bare'>])[] = [
        ['md5Etag', () => this.#md5Etag()],
        ['listOrdered', () => this.#listOrdered()],
        ['deleteBatch', () => this.#deleteBatch()],
        ['copy', () => this.#copy()],
        ['multipart', () => this.#multipart()],
        // Both look at the object that was put in parts.
        ['conditionalCopy', () => this.#conditionalCopy()],
        ['listedEtag', () => this.#listedEtag()],
        ['conditionalCreate', () => this.#conditionalCreate()],
        ['conditionalReplace', () => this.#conditionalReplace()],
        ['checksums', () => this.#checksums()],
        ['presign', () => this.#presign()],
        ['acl', () => this.#acl()],
        ['versioning', () => this.#versioning()],
      ];
      for (const [name, step] of steps) {
        if (this.#signal?.aborted) break;
        onStep(name);
        found[name] = await step().catch(meaningOf);
      }
      found['ifMatchOnWrite'] = found['conditionalReplace'] === 'yes' ? this.#ifMatch : 'quoted';
      return found as Found;
    } finally {
      await this.#cleanUp();
    }
  }

  #ifMatch: 'quoted' | 'bare' = 'quoted';

  #put(name: string, text: string, options: PutOptions = {}): ReturnType<typeof putObject> {
    const body = Buffer.from(text);
    return putObject(this.#connection, this.#prefix + name, body, body.length, { ...options, signal: this.#signal });
  }

  /** Undefined where there is nothing. */
  async #get(name: string): Promise<string | undefined> {
    if ((await headObject(this.#connection, this.#prefix + name)) === undefined) return undefined;
    const { body } = await getObject(this.#connection, this.#prefix + name);
    return body.text();
  }

  async #readBack(): Promise<Finding> {
    const text = randomBytes(32).toString('hex');
    await this.#put('read-back', text);
    return (await this.#get('read-back')) === text ? 'yes' : 'dummy';
  }

  async #md5Etag(): Promise<Finding> {
    const { etag, encrypted } = await this.#put('etag', 'etag');
    if (encrypted) return 'unknown';
    return etag === createHash('md5').update('etag').digest('hex') ? 'yes' : 'no';
  }

  async #names(below: string): Promise<string[]> {
    const names: string[] = [];
    for await (const { key } of listObjects(this.#connection, this.#prefix + below))
      names.push(key.slice(this.#prefix.length));
    return names;
  }

  async #listOrdered(): Promise<Finding> {
    const names = ['o/a', 'o/a-b', 'o/a/b', 'o/A', 'o/é', 'o/😀', 'o/\uFFFD', 'o/z'];
    for (const name of names) await this.#put(name, '');
    const listed = await this.#names('o/');
    return listed.join('\n') === names.toSorted(compareKeys).join('\n') ? 'yes' : 'no';
  }

  async #deleteBatch(): Promise<Finding> {
    await Promise.all(['d/1', 'd/2'].map((name) => this.#put(name, '')));
    const failed = await deleteObjects(this.#connection, [`${this.#prefix}d/1`, `${this.#prefix}d/2`]);
    if ((await this.#names('d/')).length === 0) return 'yes';
    return failed.length > 0 ? 'no' : 'dummy';
  }

  async #copy(): Promise<Finding> {
    await this.#put('from', 'copied');
    const key = `${this.#prefix}from`;
    const head = await headObject(this.#connection, key);
    if (head === undefined) return 'no';
    await copyObject(this.#connection, { bucket: this.#connection.bucket, key, head }, `${this.#prefix}to`);
    return (await this.#get('to')) === 'copied' ? 'yes' : 'dummy';
  }

  async #multipart(): Promise<Finding> {
    const key = `${this.#prefix}parts`;
    const first = Buffer.alloc(PART_MIN, 'a');
    const id = await createUpload(this.#connection, key);
    try {
      const parts = [
        await uploadPart(this.#connection, key, id, 1, first, first.length),
        await uploadPart(this.#connection, key, id, 2, Buffer.from('b'), 1),
      ];
      await completeUpload(this.#connection, key, id, parts);
    } catch (error) {
      await abortUpload(this.#connection, key, id).catch(() => {});
      throw error;
    }
    const text = await this.#get('parts');
    return text?.length === PART_MIN + 1 && text.endsWith('ab') ? 'yes' : 'dummy';
  }

  async #conditionalCopy(): Promise<Finding> {
    const key = `${this.#prefix}parts`;
    const head = await headObject(this.#connection, key);
    if (head === undefined || head.etag === '') return 'unknown';
    const source = { bucket: this.#connection.bucket, key };
    const other = { ...head, etag: head.etag.replace(/^./, (unit) => (unit === '0' ? '1' : '0')) };
    const isRefused = await copyObject(this.#connection, { ...source, head: other }, `${key}-2`).then(
      () => false,
      () => true,
    );
    if (!isRefused) return 'dummy';
    await copyObject(this.#connection, { ...source, head }, `${key}-2`);
    return 'yes';
  }

  async #listedEtag(): Promise<Finding> {
    const key = `${this.#prefix}parts`;
    const head = await headObject(this.#connection, key);
    if (head === undefined || head.etag === '') return 'unknown';
    const copyFrom = { bucket: this.#connection.bucket, key, head: { ...head, etag: '' } };
    await copyObject(this.#connection, copyFrom, `${key}-copy`);
    for await (const listed of listObjects(this.#connection, key)) {
      if ((await headObject(this.#connection, listed.key))?.etag !== listed.etag) return 'no';
    }
    return 'yes';
  }

  async #conditionalCreate(): Promise<Finding> {
    await this.#put('create', 'first');
    const isRefused = await this.#put('create', 'second', { ifNoneMatch: '*' }).then(
      () => false,
      () => true,
    );
    if ((await this.#get('create')) !== 'first' || !isRefused) return 'no';
    await this.#put('create-new', 'first', { ifNoneMatch: '*' });
    return (await this.#get('create-new')) === 'first' ? 'yes' : 'no';
  }

  async #conditionalReplace(): Promise<Finding> {
    const { etag } = await this.#put('replace', 'first');
    const other = etag.replace(/^./, (unit) => (unit === '0' ? '1' : '0'));
    for (const form of ['quoted', 'bare'] as const) {
      const header = (value: string): PutOptions => ({
        headers: { 'if-match': form === 'quoted' ? `"${value}"` : value },
      });
      await this.#put('replace', 'first');
      const isRefused = await this.#put('replace', 'second', header(other)).then(
        () => false,
        () => true,
      );
      if (!isRefused || (await this.#get('replace')) !== 'first') return 'no';
      const isTaken = await this.#put('replace', 'third', header(etag)).then(
        () => true,
        () => false,
      );
      if (!isTaken || (await this.#get('replace')) !== 'third') continue;
      this.#ifMatch = form;
      return 'yes';
    }
    return 'no';
  }

  async #checksums(): Promise<Finding> {
    const sum = (text: string): string => createHash('sha256').update(text).digest('base64');
    const header = (value: string): PutOptions => ({ headers: { 'x-amz-checksum-sha256': value } });
    const isRefused = await this.#put('sum', 'text', header(sum('other'))).then(
      () => false,
      () => true,
    );
    if (!isRefused) return 'no';
    await this.#put('sum', 'text', header(sum('text')));
    const head = await headObject(this.#connection, `${this.#prefix}sum`);
    return head?.checksums['sha256'] === sum('text') ? 'yes' : 'no';
  }

  /** Read by a client of its own, without credentials. */
  async #presign(): Promise<Finding> {
    await this.#put('presigned', 'presigned');
    const key = `${this.#prefix}presigned`;
    const open = await fetch(this.#connection.addressOf(key));
    if ((await open.text()) === 'presigned') return 'unknown';
    const answer = await fetch(await this.#connection.presign('GET', key, 60));
    return (await answer.text()) === 'presigned' ? 'yes' : 'no';
  }

  async #acl(): Promise<Finding> {
    await this.#put('acl', 'acl');
    const key = `${this.#prefix}acl`;
    const seen = async (): Promise<boolean> => (await (await fetch(this.#connection.addressOf(key))).text()) === 'acl';
    const before = await seen();
    await putAcl(this.#connection, key, before ? 'private' : 'public-read');
    const after = await seen();
    const told = await isPublic(this.#connection, key);
    if (before === after) return 'dummy';
    return told === after ? 'yes' : 'no';
  }

  async #versioning(): Promise<Finding> {
    const { versionId } = await this.#put('version', 'first');
    if (versionId === undefined || versionId === 'null') return 'unknown';
    await this.#put('version', 'second');
    const query = { versionId };
    const text = await this.#connection.exchange({ method: 'GET', key: `${this.#prefix}version`, query }, ({ body }) =>
      body.text(),
    );
    return text === 'first' ? 'yes' : 'dummy';
  }

  async #cleanUp(): Promise<void> {
    for (const name of await this.#names('').catch(() => [])) {
      await deleteObject(this.#connection, this.#prefix + name).catch(() => {});
    }
  }
}
