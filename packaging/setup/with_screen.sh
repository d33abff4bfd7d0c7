#!/usr/bin/env bash
# Runs a command on a virtual screen, so that windows are real ones; without Xvfb, on Qt's offscreen platform.
set -euo pipefail
if command -v xvfb-run >/dev/null 2>&1; then
    exec xvfb-run -a -s "-screen 0 1920x1080x24 -nolisten tcp" "$@"
fi
echo "Xvfb is missing: windows are tested on Qt's offscreen platform" >&2
QT_QPA_PLATFORM=offscreen exec "$@"
