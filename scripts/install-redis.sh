#!/usr/bin/env bash
# Debian's Redis for the tests, which start one of their own: installed where it is missing and may be, and never run as a service.
set -euo pipefail
if command -v valkey-server redis-server >/dev/null || [ -n "${SIJILL_TEST_REDIS_URL:-}" ]; then exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "install-redis: no valkey-server or redis-server, and no right to install one" >&2
  exit 0
fi
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  # 101 tells the package's scripts that no service may be started.
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod +x "$policy"
  trap 'rm -f "$policy"' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends redis-server
