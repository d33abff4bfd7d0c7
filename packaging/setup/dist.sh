#!/usr/bin/env bash
# Wheel and source archive of the last commit, the same to the byte wherever and whenever they are made.
# Only what is committed is seen: never the files that happen to lie in a folder of work.
set -euo pipefail
python=$1 out=$2
mkdir -p "$out"
out=$(cd "$out" && pwd)
source=$(mktemp -d)
trap 'rm -rf "$source"' EXIT
git archive HEAD | tar --extract --directory "$source"
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
python=$(cd "$(dirname "$python")" && pwd)/$(basename "$python")
cd "$source"
"$python" -m hatchling build --target sdist --target wheel --directory "$out"
