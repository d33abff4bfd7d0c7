"""A place that the rail leads to; its page is built when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from app.ui.shell.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Key, words and icon in the rail, and how its page is built.

    ``in_rail`` is false for pages behind pages; ``under`` names the place of the rail that is marked for them, else
    the mark stays where it was.
    """

    key: str
    text: str
    icon: str
    build: Callable[[], Page]
    in_rail: bool = True
    under: str = ""
