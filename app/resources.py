"""Where the files are that ship with the program."""

from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).resolve().parent.parent / "resources"
"""The folder of icons, styles, fonts, kits, stories and legal figures."""
