#!/usr/bin/env bash
# Every kind of page in front of two checkers that are not ours, in an environment of their own that is thrown away.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" packaging/checkers/draw_kinds.py "$work/pages/kinds"
"$python" main.py demo --story resources/stories/eleven-scripts.yaml --out "$work/pages/demo" >/dev/null
"$python" -m venv "$work/checkers"
"$work/checkers/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/checkers/checkers.lock
"$work/checkers/bin/python" packaging/checkers/judge.py "$work/pages"
