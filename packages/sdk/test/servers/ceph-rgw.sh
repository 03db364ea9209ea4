#!/usr/bin/env bash
# ceph-rgw.sh <folder> <port> <access key> <secret key>: one monitor, one store in memory and one S3 gateway of Ceph on
# loopback. Prints "ready" when the gateway answers, ends with its parent or on SIGTERM, and takes its processes along.
set -euo pipefail
folder=$1 port=$2 access=$3 secret=$4
monitor=$((port + 1))
mkdir -p "$folder"/{mon,osd,run,log}
export CEPH_CONF="$folder/ceph.conf"

cat >"$CEPH_CONF" <<CONF
[global]
fsid = 7d1de3a2-0000-4000-8000-000000000001
mon host = v1:127.0.0.1:$monitor
public addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none
run dir = $folder/run
admin socket = $folder/run/\$cluster-\$name.asok
log file = $folder/log/\$name.log
pid file =
ms bind msgr2 = false
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
mon data avail crit = 1
[mon.a]
mon data = $folder/mon
mon addr = 127.0.0.1:$monitor
[osd.0]
osd data = $folder/osd
osd objectstore = memstore
osd op num shards = 2
memstore device bytes = 4294967296
osd class load list = *
osd class default list = *
osd class update on start = false
osd crush update on start = false
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:$port
rgw enable usage log = false
rgw enable ops log = false
rgw dynamic resharding = false
rgw gc obj min wait = 5
rgw gc processor period = 10
rgw multipart min part size = 5242880
rgw thread pool size = 64
CONF

children=()
finish() {
  trap - EXIT INT TERM
  for child in "${children[@]}"; do kill -9 "$child" 2>/dev/null || true; done
}
trap finish EXIT
trap 'exit 0' INT TERM

start() {
  "$@" >>"$folder/log/output.log" 2>&1 &
  children+=($!)
}

# On a busy machine the monitor refuses a command now and then that it takes a moment later.
insist() {
  for _ in 1 2 3 4; do
    "$@" >>"$folder/log/output.log" 2>&1 && return
    sleep 2
  done
  "$@" >/dev/null
}

monmaptool --create --clobber --fsid 7d1de3a2-0000-4000-8000-000000000001 \
  --addv a "[v1:127.0.0.1:$monitor]" "$folder/monmap" >/dev/null
ceph-mon --mkfs -i a --monmap "$folder/monmap" --mon-data "$folder/mon"
start ceph-mon -f -i a
# The monitor takes commands a moment after it starts.
until ceph --connect-timeout 60 osd stat >/dev/null 2>&1; do sleep 0.3; done
insist ceph osd new 7d1de3a2-0000-4000-8000-000000000002 0
ceph-osd --mkfs -i 0 --osd-uuid 7d1de3a2-0000-4000-8000-000000000002 --monmap "$folder/monmap" 2>>"$folder/log/output.log"
start ceph-osd -f -i 0
insist ceph osd crush add osd.0 1 root=default host=localhost
insist radosgw-admin -n client.rgw user create --uid=test --display-name=test --access-key="$access" --secret-key="$secret"

listens() {
  (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null
}

# Now and then a gateway of Ceph 16 waits without end for an answer while it starts; another one gets it.
for _ in 1 2 3; do
  start radosgw -f -n client.rgw
  for _ in $(seq 300); do
    listens && break
    sleep 0.2
  done
  listens && break
  kill -9 "${children[-1]}" 2>/dev/null || true
done
listens || { tail -20 "$folder/log/output.log" >&2; exit 1; }
echo ready

# Standard input closes when the parent ends, however it ends.
cat >/dev/null
