#!/usr/bin/env bash
# versitygw.sh <folder> <port> <access key> <secret key>: versitygw over a folder, on loopback. Prints "ready" when it listens,
# ends with its parent or on SIGTERM, and takes its process along. The folder's file system must keep extended attributes.
set -euo pipefail
folder=$1 port=$2 access=$3 secret=$4
mkdir -p "$folder/objects"

versitygw --quiet --port "127.0.0.1:$port" --access "$access" --secret "$secret" posix "$folder/objects" >"$folder/output.log" 2>&1 &
child=$!
trap 'kill -9 "$child" 2>/dev/null || true' EXIT
trap 'exit 0' INT TERM

for _ in $(seq 300); do
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    echo ready
    break
  fi
  kill -0 "$child" 2>/dev/null || { cat "$folder/output.log" >&2; exit 1; }
  sleep 0.1
done

# Standard input closes when the parent ends, however it ends.
cat >/dev/null
