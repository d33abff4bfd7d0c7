"""Candidates by name, each with a declaration: no conflict, a conflict in words, or a recusal for good.

Nothing is chosen beforehand: what a member signs was said by the member.
"""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.ids import CandidateCode
from app.services.memberships import CandidateView
from app.ui.widgets import Button, Card, Column, Field, FlowLayout, Label, Margins, announce, isolated
from app.ui.widgets.runs import Run, Runs
from app.ui.widgets.segments import Choice, Segments


class Declared(StrEnum):
    """What a member declares about a candidate."""

    NOTHING = "nothing"
    CONFLICT = "conflict"
    RECUSED = "recused"


class DeclarationCard(Card):
    """One candidate."""

    def __init__(self, candidate: CandidateView) -> None:
        super().__init__(self.tr("Candidate {code}").format(code=candidate.code))
        self.code = candidate.code
        self._choice = Segments(self.tr("Declaration"), self._choices(), "small")
        self._choice.chosen.connect(self.show_choice)
        self._text = QLineEdit()
        self._field = Field(self.tr("What the chair should know"), self._text)
        self._field.hide()
        self._warning = Label(self.tr("A recusal locks this candidate for you, for good."), "small", "warn_ink")
        self._warning.hide()
        self._unsaid = Label("", "small", "bad_ink")
        self._unsaid.hide()
        column = Column(self, margins=Margins.around(14, 11), gap=8)
        column.addWidget(Runs(((Run(f"{candidate.code} · ", "soft"), Run(isolated(candidate.name), "bold")),), "body"))
        for part in (self._choice, self._unsaid, self._field, self._warning):
            column.addWidget(part)

    def _choices(self) -> tuple[Choice, ...]:
        words = {
            Declared.NOTHING: self.tr("no conflict"),
            Declared.CONFLICT: self.tr("I declare a conflict"),
            Declared.RECUSED: self.tr("I recuse myself"),
        }
        spoken = f"{self.code}: "
        return tuple(Choice(key=key.value, text=text, name=spoken + text, wide=True) for key, text in words.items())

    @Slot()
    def show_choice(self) -> None:
        """Ask for words where there is a conflict; warn where there is a recusal."""
        self._say_unsaid("")
        self._field.setVisible(self.declared() is Declared.CONFLICT)
        self._warning.setVisible(self.declared() is Declared.RECUSED)
        if self.declared() is Declared.CONFLICT:
            self._text.setFocus()

    def declare(self, declared: Declared) -> None:
        """Take a declaration that was made elsewhere for this candidate."""
        self._choice.set_value(declared)
        self.show_choice()

    def declared(self) -> Declared | None:
        """What is declared, if anything is yet."""
        value = self._choice.value()
        return None if value is None else Declared(value)

    def statement(self) -> str:
        """The conflict in words."""
        return self._text.text().strip() if self.declared() is Declared.CONFLICT else ""

    def is_complete(self) -> bool:
        """Whether something is declared, and a conflict has its words; says so beside the field when not."""
        self._say_unsaid("" if self.declared() else self.tr("Please say which."))
        lacking = self.declared() is Declared.CONFLICT and not self.statement()
        self._field.set_error(self.tr("Please say what it is.") if lacking else "")
        return self.declared() is not None and not lacking

    def enter(self) -> None:
        """Put the keyboard where something is missing."""
        if self._field.has_error():
            self._text.setFocus()
        else:
            self._choice.enter()

    def _say_unsaid(self, words: str) -> None:
        self._unsaid.setText(words)
        self._unsaid.setVisible(bool(words))
        if words:
            announce(self._choice, words)


class Declarations(QWidget):
    """All candidates of a panel."""

    def __init__(self, candidates: tuple[CandidateView, ...]) -> None:
        super().__init__()
        self._cards = tuple(DeclarationCard(candidate) for candidate in candidates)
        column = Column(self, gap=9)
        for card in self._cards:
            column.addWidget(card)
        self._rest = Button(self.tr("No conflict with the rest"))
        self._rest.clicked.connect(self.declare_none_for_the_rest)
        holder = QWidget()
        FlowLayout(holder).addWidget(self._rest)
        column.addWidget(holder)

    @Slot()
    def declare_none_for_the_rest(self) -> None:
        """Declare no conflict for every candidate of whom nothing was said."""
        for card in self._cards:
            if card.declared() is None:
                card.declare(Declared.NOTHING)

    def is_complete(self) -> bool:
        """Whether every candidate has a declaration and every conflict its words; the first that lacks is entered."""
        lacking = [card for card in self._cards if not card.is_complete()]
        if lacking:
            lacking[0].enter()
        return not lacking

    def conflicts(self) -> Mapping[CandidateCode, str]:
        """The declared conflicts."""
        return {card.code: card.statement() for card in self._cards if card.statement()}

    def recusals(self) -> frozenset[CandidateCode]:
        """The candidates that the member recuses from."""
        return frozenset(card.code for card in self._cards if card.declared() is Declared.RECUSED)
