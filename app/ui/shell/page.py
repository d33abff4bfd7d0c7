"""What the shell asks of a page."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.ui.shell.commands import add_command


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line in the rail under the places: one candidate, one step of a meeting."""

    key: str
    text: str
    badge: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """Lines in the rail under a caption."""

    caption: str
    lines: tuple[Entry, ...]


class Page(QWidget):
    """A place in the window. Override what differs; make children in ``__init__``, read data in ``refresh``."""

    words_changed = Signal()
    """Title, subtitle or rail entries say something else now."""
    wanted = Signal(str, object)
    """Go to the place of that name and hand it something (or None)."""
    saved = Signal(str)
    """Something is durable; the words go to the status line."""

    def title(self) -> str:
        """What the page is, in a few words."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """One more line, may be empty."""
        return ""

    def header_widgets(self) -> tuple[QWidget, ...]:
        """Buttons and figures for the head of the page; asked once."""
        return ()

    def entries(self) -> Entries | None:
        """Lines for the rail while this page is shown."""
        return None

    def open_entry(self, key: str) -> None:
        """A line of the rail was chosen."""

    def arrive(self, subject: object) -> None:  # noqa: ARG002 - for pages that override it
        """The page is shown, with what ``wanted`` carried; None when a person just came by."""
        self.refresh()

    def leave(self) -> None:
        """Another page is shown from now on."""

    def refresh(self) -> None:
        """Show what is true now."""

    def safe_text(self) -> str:
        """The only words that the candidate-safe screen shows."""
        return ""

    def add_command(self, text: str, slot: Callable[[], object], key: str = "") -> QAction:
        """An action of this page, in the command palette and by its key; ``slot`` is a bound method."""
        return add_command(self, text, slot, key)
