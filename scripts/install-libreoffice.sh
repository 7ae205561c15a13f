#!/usr/bin/env bash
# Debian's LibreOffice Calc for the tests that open exports in it: installed where it is missing and may be.
set -euo pipefail
if command -v soffice libreoffice >/dev/null || [ -n "${SIJILL_TEST_OFFICE:-}" ]; then exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "install-libreoffice: no soffice, and no right to install one" >&2
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# Without a screen: a third of the size of the whole.
apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui
