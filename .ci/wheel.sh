#!/usr/bin/env bash
# The built wheel, in an environment of its own: the ontology and the page's template must be inside it.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet build
"$work/venv/bin/python" -m build --quiet --wheel --outdir "$work/dist" .
"$work/venv/bin/pip" install --quiet "$work"/dist/*.whl
cp -r examples "$work/pages"
cd "$work"
"$work/venv/bin/kg" build pages/*.txt -o out
test -s out/graph.ttl && test -s out/graph.html
echo "wheel: built, installed and run"
