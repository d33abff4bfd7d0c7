"""Folders that nobody but their owner may look into."""

from pathlib import Path


def make_private(folder: Path) -> None:
    """The folder exists; it, and whatever was missing above it, is its owner's alone. Others stay as they are.

    ``Path.mkdir`` with ``parents`` gives the folders above the system's usual mode, whatever mode it is asked for.

    Raises:
        OSError: the place refuses.
    """
    if not folder.parent.exists():
        make_private(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
