#!/usr/bin/env bash
# Installs on Debian, as root, what some tests and the benchmark need: PHP, PHP_CodeSniffer, Composer, Chromium,
# nginx with php-fpm, an SSH server, shells that complete commands, and what the local platform runs: bubblewrap,
# HAProxy, MariaDB, memcached; and the servers that object storage is tested on: Ceph's gateway, Swift.
set -euo pipefail

missing=()
command -v php >/dev/null || missing+=(php-cli)
command -v phpcs >/dev/null || missing+=(php-codesniffer)
command -v composer >/dev/null || missing+=(composer)
command -v chromium >/dev/null || missing+=(chromium)
command -v nginx >/dev/null || missing+=(nginx-light)
[ -x /usr/sbin/sshd ] || missing+=(openssh-server)
command -v zsh >/dev/null || missing+=(zsh)
command -v fish >/dev/null || missing+=(fish)
compgen -c php-fpm >/dev/null || missing+=(php-fpm)
command -v bwrap >/dev/null || missing+=(bubblewrap)
command -v haproxy >/dev/null || missing+=(haproxy)
command -v mariadbd >/dev/null || missing+=(mariadb-server-core mariadb-client-core)
command -v memcached >/dev/null || missing+=(memcached)
php -m 2>/dev/null | grep -qx mysqli || missing+=(php-mysql)
for name in radosgw ceph-mon ceph-osd; do command -v "$name" >/dev/null || missing+=("$name"); done
command -v ceph >/dev/null || missing+=(ceph-common)
/usr/bin/python3 -c 'import swift.common.middleware.s3api.s3api' 2>/dev/null || missing+=(python3-swift)
[ ${#missing[@]} -eq 0 ] && exit 0

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
