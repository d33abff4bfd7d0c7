"""Which commands answer what was typed, best first."""

from dataclasses import dataclass
from typing import Any, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QAction

type Index = QModelIndex | QPersistentModelIndex

KEY_ROLE = Qt.ItemDataRole.UserRole
ACTION_ROLE = Qt.ItemDataRole.UserRole + 1
_WORD_START, _INSIDE, _SCATTERED = 1, 3, 10
_ROOT = QModelIndex()


def score(query: str, text: str) -> int | None:
    """How far a text is from a query: 0 is nearest, None no match. Every typed word must be found."""
    text = text.lower()
    words = text.split()
    total = 0
    for part in query.lower().split():
        if any(word.startswith(part) for word in words):
            total += _WORD_START
        elif part in text:
            total += _INSIDE
        elif _is_scattered(part, text):
            total += _SCATTERED
        else:
            return None
    return total


def _is_scattered(part: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in part)


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    key: str
    action: QAction


class CommandModel(QAbstractListModel):
    """The actions that can be run now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[_Row, ...] = ()

    def set_actions(self, actions: tuple[QAction, ...]) -> None:
        """Offer other actions; what is disabled is left out."""
        self.beginResetModel()
        self._rows = tuple(
            _Row(action.text(), action.shortcut().toString().replace("Return", "Enter"), action)
            for action in actions
            if action.isEnabled() and action.text()
        )
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.text}, {row.key}" if row.key else row.text
            case _ if role == ACTION_ROLE:
                return row.action
            case _:
                return row.key if role == KEY_ROLE else None


class RankedCommands(QSortFilterProxyModel):
    """Commands that match, best first; equal ones in their own order."""

    def __init__(self, source: CommandModel) -> None:
        super().__init__(source)
        self._query = ""
        self.setSourceModel(source)
        self.sort(0)

    def ask(self, query: str) -> None:
        """Match another query."""
        self._query = query.strip()
        self.invalidate()
        self.sort(0)

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        return score(self._query, str(self.sourceModel().index(source_row, 0).data())) is not None

    @override
    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        return self._rank(source_left) < self._rank(source_right)

    def _rank(self, index: Index) -> tuple[int, int]:
        return score(self._query, str(index.data())) or 0, index.row()
