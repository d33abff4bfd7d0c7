"""Asks about the newest words that may read as a protected characteristic; forgets everything when closed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.note import RecordNote
from app.services.fairness import prompts_for
from app.ui.interview.desk import Desk
from app.ui.interview.writing_prompt import WritingPrompt

if TYPE_CHECKING:
    from app.domain.fairness import Prompt


class WordingWatch(QObject):
    """Looks at what is typed and written on the record. ``answered`` fires when a phrase is kept as written."""

    answered = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.prompt = WritingPrompt()
        self.prompt.kept.connect(self.keep)
        self._kept: set[str] = set()
        self._open: tuple[Prompt, ...] = ()

    def look(self, typed: str, question: int) -> None:
        """Ask about the newest phrase that was not answered yet, if there is any."""
        written = [note.text for note in self._desk.notes(question) if isinstance(note, RecordNote)]
        found = (prompt for text in (typed, *reversed(written)) for prompt in prompts_for(text))
        self._open = tuple(prompt for prompt in found if prompt.phrase not in self._kept)
        self._ask()

    def _ask(self) -> None:
        if self._open:
            self.prompt.ask(self._open[0])
        else:
            self.prompt.hide()

    @Slot()
    def keep(self) -> None:
        """Ask no more about this phrase."""
        self._kept.update(prompt.phrase for prompt in self._open[:1])
        self._open = tuple(prompt for prompt in self._open if prompt.phrase not in self._kept)
        self._ask()
        self.answered.emit()
