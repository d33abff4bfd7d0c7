"""Every measurement against its peer: ``python -m tests.benchmarks [--json] [--only WORD]``."""

import json
import os
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import board, keys, keystrokes, pages, processes, seals, storage, windows
from tests.benchmarks.row import Row, as_text

type Group = Callable[[Path], list[Row]]

GROUPS: tuple[Group, ...] = (
    keys.rows, processes.rows, windows.rows, keystrokes.rows, storage.rows, seals.rows, board.rows, pages.rows,
)  # fmt: skip
UNTIL_THEN = (
    Row(what="search the top 50 of 100,000 scorecards", absent="there is no search yet"),
    Row(what="list of 100,000 rows: filter or sort to painted", absent="there is no window over ids yet"),
    Row(what="bundle and package", absent="no bundle is built yet"),
)


def main() -> int:
    parser = ArgumentParser(prog="tests.benchmarks", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--only", default="", metavar="WORD", help="one group, by its module's name")
    parsed = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="subrosa-bench-") as folder:
        for group in GROUPS:
            name = group.__module__.rpartition(".")[2]
            if parsed.only in {"", name}:
                print(f"measuring {name} …", file=sys.stderr)
                place = Path(folder) / name
                place.mkdir()
                rows += group(place)
    rows += [] if parsed.only else UNTIL_THEN
    print(json.dumps([row.to_json() for row in rows], indent=1) if parsed.json else as_text(rows))
    return 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # windows of Qt that were measured need no farewell
