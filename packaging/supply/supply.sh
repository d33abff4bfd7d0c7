#!/usr/bin/env bash
# Bill of materials, licences, advisories, and a second reader of the code; fails when any of them does.
set -uo pipefail
cd "$(dirname "$0")/../.."
python=$1
failed=0
"$python" packaging/supply/sbom.py dist/sbom.cdx.json || failed=1
"$python" packaging/supply/licences.py || failed=1
"$python" packaging/supply/advisories.py "$(date -u +%F)" ${RELEASE:+--release} || failed=1
"$python" -m bandit --quiet --recursive --configfile packaging/supply/bandit.yaml app main.py || failed=1
exit "$failed"
