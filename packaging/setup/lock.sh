#!/usr/bin/env bash
# Both lock files anew from pyproject.toml, for every platform, with hashes and without naming an index.
set -euo pipefail
venv=$1
"$venv/bin/python" -m pip install --quiet uv
common=(pip compile --quiet --universal --python-version 3.12 --no-header --no-annotate --generate-hashes --no-emit-index-url --extra cjk)
"$venv/bin/uv" "${common[@]}" -o requirements.lock pyproject.toml
"$venv/bin/uv" "${common[@]}" --group dev -o requirements-dev.lock pyproject.toml
