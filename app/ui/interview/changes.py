"""Every change to an interview can be taken back until the card is sealed."""

from typing import override

from PySide6.QtGui import QUndoCommand

from app.domain.rating import Rating, Recommendation
from app.ui.interview.desk import Desk, Note


class AddNote(QUndoCommand):
    """A note is added; taken back, it is gone."""

    def __init__(self, text: str, desk: Desk, note: Note) -> None:
        super().__init__(text)
        self._desk, self._note = desk, note

    @override
    def redo(self) -> None:
        self._desk.add(self._note)

    @override
    def undo(self) -> None:
        self._desk.remove(self._note)


class RemoveNote(QUndoCommand):
    """A note is gone; taken back, it stands again at its time."""

    def __init__(self, text: str, desk: Desk, note: Note) -> None:
        super().__init__(text)
        self._desk, self._note = desk, note

    @override
    def redo(self) -> None:
        self._desk.remove(self._note)

    @override
    def undo(self) -> None:
        self._desk.change(self._note)


class ChangeNote(QUndoCommand):
    """A note says something else; taken back, what it said."""

    def __init__(self, text: str, desk: Desk, old: Note, new: Note) -> None:
        super().__init__(text)
        self._desk, self._old, self._new = desk, old, new

    @override
    def redo(self) -> None:
        self._desk.change(self._new)

    @override
    def undo(self) -> None:
        self._desk.change(self._old)


class Rate(QUndoCommand):
    """A competency is rated; taken back, as it was rated before."""

    def __init__(self, text: str, desk: Desk, competency: str, rating: Rating | None) -> None:
        super().__init__(text)
        self._desk, self._competency = desk, competency
        self._old, self._new = desk.card.ratings.get(competency), rating

    @override
    def redo(self) -> None:
        self._desk.rate(self._competency, self._new)

    @override
    def undo(self) -> None:
        self._desk.rate(self._competency, self._old)


class Recommend(QUndoCommand):
    """The recommendation is given; taken back, as it was before."""

    def __init__(self, text: str, desk: Desk, recommendation: Recommendation) -> None:
        super().__init__(text)
        self._desk = desk
        self._old, self._new = desk.card.recommendation, recommendation

    @override
    def redo(self) -> None:
        self._desk.judge(self._new, self._desk.card.summary)

    @override
    def undo(self) -> None:
        self._desk.judge(self._old, self._desk.card.summary)
