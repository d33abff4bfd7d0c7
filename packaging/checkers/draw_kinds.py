"""Draws every kind of page, unsigned, in English and in Arabic: ``python draw_kinds.py FOLDER``."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "unit" / "documents")]

import page_samples  # noqa: E402 - found by the path above

from app.documents import render  # noqa: E402 - same
from app.page_setup import PageSetup  # noqa: E402 - same

KINDS = (
    "acceptance", "contact_card", "cover", "minutes", "pack", "receipts", "recovery_sheet", "scorecard", "summary",
)  # fmt: skip
SETUPS = (PageSetup(), PageSetup(language="ar", paper="Letter"))


def main(folder: Path) -> None:
    """One file for each kind and setup lies in the folder."""
    folder.mkdir(parents=True)
    for kind in KINDS:
        for setup in SETUPS:
            page = getattr(page_samples, f"{kind}_page")()
            drawn = getattr(render, f"render_{kind}")(page, setup)
            (folder / f"{kind}-{setup.language}.pdf").write_bytes(drawn.pdf)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
