#!/usr/bin/env bash
# Triple stores and parsers that the tests marked `store` start: Virtuoso, Jena and rapper from Debian, Comunica and N3.js
# from npm. (The Oxigraph server comes with pip, in '.[test]'.) Nothing is started here, and no service is installed.
# What cannot be had is told and left out: its tests then skip, visibly.
# KG_STORES: where they go (default ~/.cache/kg-stores); tests/stores.py looks there.
set -uo pipefail
stores=${KG_STORES:-$HOME/.cache/kg-stores}
mkdir -p "$stores"
missing() { echo "setup-stores: no $1; its tests will skip" >&2; }
root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

install() { root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" >/dev/null; }

if command -v apt-get >/dev/null; then
  wanted=()
  command -v rapper >/dev/null || wanted+=(raptor2-utils)
  command -v unzip >/dev/null || wanted+=(unzip)
  command -v npm >/dev/null || wanted+=(nodejs npm)
  command -v javac >/dev/null || wanted+=(default-jdk-headless)
  [ -e /usr/share/java/jena-arq.jar ] || wanted+=(libapache-jena-java libcommons-logging-java libslf4j-java)
  if [ ${#wanted[@]} -gt 0 ] || [ ! -x "$stores/virtuoso/usr/bin/virtuoso-t" ]; then
    root apt-get update -qq >/dev/null || echo "setup-stores: apt-get update failed" >&2
  fi
  for package in "${wanted[@]}"; do install "$package" || missing "$package"; done
fi

if [ ! -x "$stores/virtuoso/usr/bin/virtuoso-t" ]; then  # unpacked beside the system: no service, no configuration
  work=$(mktemp -d)
  (cd "$work" && apt-get download -qq virtuoso-opensource-7-bin virtuoso-opensource-7 virtuoso-opensource-7-common \
     libpcre3 libwbxml2-1 libvirtodbc0 >/dev/null &&
     for package in *.deb; do dpkg -x "$package" "$stores/virtuoso"; done) || missing Virtuoso
  rm -rf "$work"
fi

if [ -e /usr/share/java/jena-core.jar ] && [ ! -d "$stores/jena/xerces" ]; then
  # Debian's jar looks for its messages under a package name that it does not hold; a copy under that name mends it.
  mkdir -p "$stores/jena" &&
    unzip -qo /usr/share/java/jena-core.jar 'org/apache/jena/ext/xerces/*' -d "$stores/jena" &&
    cp -r "$stores/jena/org/apache/jena/ext/xerces" "$stores/jena/xerces" || missing Jena
fi

if command -v npm >/dev/null && [ ! -d "$stores/node_modules/@comunica/query-sparql-file" ]; then
  # Comunica 5 asks for Node 22; 4 runs on what Debian has
  (cd "$stores" && npm install --silent --no-audit --no-fund --no-save @comunica/query-sparql-file@4 n3@2 >/dev/null) || missing Comunica
fi
exit 0
