"""The notes of a question, as a list that a screen reader can walk."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain.note import Handling, KeptNote, RecordNote
from app.ui.dates import day_text, time_text
from app.ui.interview.tags import join_tags, tags_of

type Note = RecordNote | KeptNote
type Index = QModelIndex | QPersistentModelIndex

NOTE_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """A note with the words that are painted for it."""

    note: Note
    time: str
    terms: str
    text: str
    """The note's words followed by its tags."""
    tags: tuple[str, ...]
    """The tags as they stand at the end of ``text``."""


class NoteModel(QAbstractListModel):
    """Notes in order of time. ``edited`` carries a note and its new words."""

    edited = Signal(object, str)

    def __init__(self, zone: tzinfo, competencies: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone, self._names = zone, competencies
        self._tags = tags_of(competencies)
        self._lines: tuple[NoteLine, ...] = ()

    def set_notes(self, notes: tuple[Note, ...]) -> None:
        """Show these notes; what stays the same keeps its place and its focus."""
        lines = tuple(self._line(note) for note in notes)
        if lines[: len(self._lines)] == self._lines and len(lines) > len(self._lines):
            self.beginInsertRows(_ROOT, len(self._lines), len(lines) - 1)
            self._lines = lines
            self.endInsertRows()
        elif lines == self._lines:
            return  # an editor that is open on one of them would be filled anew
        elif len(lines) == len(self._lines):
            self._lines = lines
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
        else:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def note_at(self, index: Index) -> Note | None:
        """The note at this place."""
        return self._lines[index.row()].note if index.isValid() else None

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return line.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return line.terms
            case _:
                return line if role == NOTE_ROLE else None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not str(value).strip():
            return False
        line = self._lines[index.row()]
        if str(value) != line.text:
            self.edited.emit(line.note, str(value))
        return True

    def _spoken(self, line: NoteLine) -> str:
        names = {
            Handling.ON_RECORD: "",
            Handling.CHAIR_ONLY: self.tr("chair only"),
            Handling.OFF_RECORD: self.tr("off the record"),
            Handling.PRIVATE: self.tr("private"),
        }
        handling = names[line.note.handling]
        return f"{line.time}, {handling}: {line.text}" if handling else f"{line.time}, {line.text}"

    def _line(self, note: Note) -> NoteLine:
        return NoteLine(
            note=note,
            time=time_text(note.at, self._zone),
            terms=self._terms(note),
            text=join_tags(note.text, note.competencies, self._names),
            tags=tuple(f"#{self._tags[name]}" for name in note.competencies),
        )

    def _terms(self, note: Note) -> str:
        match note:
            case RecordNote(handling=Handling.CHAIR_ONLY):
                return self.tr("Chair only · encrypted once more · never in the summary")
            case KeptNote(terms=terms) if terms is not None:
                words = self.tr(
                    "Off the record · agreed {time}, before it was said · stays in your vault, agreed until {day}"
                )
                return words.format(time=time_text(terms.agreed_at, self._zone), day=day_text(terms.until))
            case KeptNote():
                return self.tr("Private note · never leaves your vault")
            case _:
                return ""
