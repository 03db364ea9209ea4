#!/usr/bin/env bash
# Installs on Debian, as root, what some tests and the benchmark need: PHP, PHP_CodeSniffer, Composer, Chromium,
# nginx with php-fpm, an SSH server, and shells that complete commands.
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
[ ${#missing[@]} -eq 0 ] && exit 0

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
