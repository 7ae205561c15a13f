#!/usr/bin/env bash
# Debian's Chromium for the tests of the desk's pages: installed where it is missing and may be.
set -euo pipefail
if command -v chromium chromium-browser google-chrome >/dev/null || [ -n "${SIJILL_TEST_CHROMIUM:-}" ]; then exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "install-chromium: no chromium, and no right to install one" >&2
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# Letters of both scripts, so that pictures show words and not boxes.
apt-get install -y -qq --no-install-recommends chromium fonts-noto-core
