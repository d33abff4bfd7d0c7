"""Programs started afresh: with their bytecode kept, as an installed build has it."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import interleaved, wall
from tests.benchmarks.row import Row

ROOT = Path(__file__).parents[2]
HARDENED = "from app.boot import main; raise SystemExit(main(['--help']))"
BARE = "from app.cli.main import run; raise SystemExit(run(['--help']))"


def environment(**more: str) -> dict[str, str]:
    """Ours, with bytecode in a folder of the benchmark."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    bytecode = Path(tempfile.gettempdir()) / f"subrosa-bench-bytecode-{os.getuid()}"
    return kept | {"PYTHONPYCACHEPREFIX": str(bytecode), "PYTHONPATH": str(ROOT)} | more


def run_python(program: str, *arguments: object) -> None:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)


def rows(_folder):
    def start(program):
        return wall(lambda: run_python(program))

    run_python(HARDENED)
    ours, theirs = interleaved(11, start(HARDENED), start(BARE))
    return [
        Row(what="start-up with hardening", ours=ours, peer="the same command without it", theirs=theirs, goal=1.05),
    ]
