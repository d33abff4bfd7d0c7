#!/usr/bin/env bash
# A virtual environment from any Python >= 3.12 that is found and really runs, with everything locked by hash.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=$1

runs() { # a pyenv shim may exist and fail: only one that starts, is new enough and can make environments counts
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

candidates() {
    local wanted
    wanted=$(cat .python-version)
    echo "${PYTHON_FOR_VENV:-}"
    command -v "python$wanted" python3.14 python3.13 python3.12 python3 2>/dev/null || true
    local roots=("${PYENV_ROOT:-$HOME/.pyenv}/versions" "${XDG_DATA_HOME:-$HOME/.local/share}/uv/python")
    local root
    for root in "${roots[@]}"; do
        ls -d "$root"/*3.13*/bin/python3 "$root"/*3.12*/bin/python3 "$root"/*3.14*/bin/python3 2>/dev/null || true
    done
    if command -v uv >/dev/null 2>&1; then uv python find ">=3.12" 2>/dev/null || true; fi
}

find_python() {
    local each
    while read -r each; do
        if [ -n "$each" ] && runs "$each"; then echo "$each"; return 0; fi
    done < <(candidates)
    return 1
}

if ! python=$(find_python); then
    cat >&2 <<'WORDS'
Sub Rosa needs Python 3.12 or newer (3.13 is what it is developed on), with the venv module. None was found.
  Debian 13, Ubuntu 24.04 or newer:  sudo apt-get install python3 python3-venv
  elsewhere, with pyenv:             pyenv install 3.13
  elsewhere, with uv:                uv python install 3.13
Then run the same command again.
WORDS
    exit 1
fi

[ -x "$venv/bin/python" ] && runs "$venv/bin/python" || { rm -rf "$venv"; "$python" -m venv "$venv"; }
echo "setting up $venv with $("$python" --version)" >&2
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
