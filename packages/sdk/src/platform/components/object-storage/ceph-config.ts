/**
 * The configuration of a Ceph that keeps the objects of one app: one monitor, one store in a file, one S3 gateway.
 * Source: https://docs.ceph.com/en/pacific/rados/configuration/, https://docs.ceph.com/en/pacific/radosgw/config-ref/
 */

/** Of the cluster and of its only store; each app has a cluster of its own, which nothing else reaches. */
export const CLUSTER_ID = '7d1de3a2-0000-4000-8000-000000000001';
export const STORE_ID = '7d1de3a2-0000-4000-8000-000000000002';

/** The file of the store is sparse: it takes what the objects take. [bytes] */
const STORE_MAX = 100 * 1024 ** 3;

export interface CephPorts {
  readonly monitor: number;
  readonly gateway: number;
}

/** @param folder where its programs find the folder of the component */
export function cephConfig(folder: string, { monitor, gateway }: CephPorts): string {
  return `[global]
fsid = ${CLUSTER_ID}
mon host = ${monitorAddress(monitor)}
public addr = 127.0.0.1
keyring = ${folder}/keyring
run dir = ${folder}
admin socket =
pid file =
log file =
log to file = false
log to stderr = true
err to stderr = true
debug none = 0/0
debug rocksdb = 0/0
debug bluestore = 0/0
debug bluefs = 0/0
debug mon = 0/0
debug osd = 0/0
ms bind msgr1 = false
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
[mon]
mon cluster log to file = false
mon cluster log to stderr = false
mon data avail crit = 1
[mon.a]
mon data = ${folder}/mon
[osd.0]
osd data = ${folder}/store
osd objectstore = bluestore
osd op num shards = 2
osd class load list = *
osd class default list = *
crush location = root=default host=localhost
bluestore block size = ${STORE_MAX}
bluestore cache autotune = false
bluestore cache size = 67108864
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:${gateway}
rgw enable usage log = false
rgw dynamic resharding = false
rgw thread pool size = 64
`;
}

export function monitorAddress(port: number): string {
  return `v2:127.0.0.1:${port}`;
}

/** Who its programs are to one another, and what each may. */
export const CEPH_USERS: readonly { readonly name: string; readonly caps: readonly string[] }[] = [
  { name: 'mon.', caps: ['mon', 'allow *'] },
  { name: 'client.admin', caps: ['mon', 'allow *', 'osd', 'allow *', 'mgr', 'allow *'] },
  { name: 'osd.0', caps: ['mon', 'allow profile osd', 'osd', 'allow *'] },
  { name: 'client.rgw', caps: ['mon', 'allow rw', 'osd', 'allow rwx'] },
];

/** What they say of their own work: lines with a time and a level that is no error's, -1. */
export const CEPH_NOISE: RegExp = /^\d{4}-\d\d-\d\dT\S+ [0-9a-f]+ +(?!-1 )-?\d+ |^\s*$|^starting (?:osd|mon)\./;
