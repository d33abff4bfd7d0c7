"""Where the files that come with the program lie, in a checkout and in an installed copy alike."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3] / "resources"


def resource(*parts: str) -> Path:
    """The path of one file or folder under ``resources``."""
    return _ROOT.joinpath(*parts)
