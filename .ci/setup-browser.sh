#!/usr/bin/env bash
# The browser that the page is tested in, and a Chinese typeface for it.
set -euo pipefail
if command -v chromium >/dev/null && fc-list 2>/dev/null | grep -q "Noto Sans CJK SC"; then exit 0; fi
run() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
export DEBIAN_FRONTEND=noninteractive
run apt-get update -qq
run apt-get install -qq -y --no-install-recommends chromium fonts-noto-cjk fontconfig >/dev/null
chromium --version
