"""Cards that came after the deadline: kept unopened, or let in by a decision with its reason."""

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.late_cards import LateCard
from app.ui.collect.verdict import Desk, length_text
from app.ui.widgets import Button, Card, Column, Label, Margins, isolated
from app.ui.widgets.runs import Line, Run, Runs


class LateList(Card):
    """A part for each late card, hidden while there is none; ``admission_wanted`` carries the card to be let in."""

    admission_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Late cards"))
        self._parts: list[QWidget] = []
        self._waiting: dict[QWidget, LateCard] = {}
        self._column = Column(self, margins=Margins.around(14, 11), gap=10)
        self._column.addWidget(Label(self.tr("Late cards"), "strong"))
        self.hide()

    def show_cards(self, cards: tuple[LateCard, ...], desk: Desk, *, undecided: bool) -> None:
        """Show these; while the panel is not opened, those that nobody let in can be."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self._waiting = [], {}
        for card in cards:
            self._add(_words(card, desk))
            if undecided and not card.reason:
                self._add_button(card)
        self.setVisible(bool(cards))

    def _add(self, lines: tuple[Line, ...]) -> None:
        words = Runs(lines, "body", "ink")
        self._parts.append(words)
        self._column.addWidget(words)

    def _add_button(self, card: LateCard) -> None:
        button = Button(self.tr("Admit with a reason…"))
        button.setAccessibleName(
            self.tr("Admit the late card of {panelist} for {candidate} with a reason").format(
                panelist=card.panelist, candidate=card.candidate
            )
        )
        button.clicked.connect(self.ask)
        self._parts.append(button)
        self._waiting[button] = card
        self._column.addWidget(button)

    @Slot()
    def ask(self) -> None:
        """Ask for the card whose button was pressed to be let in."""
        button = self.sender()
        assert isinstance(button, QWidget)
        self.admission_wanted.emit(self._waiting[button])

    @Slot()
    def ask_for_first(self) -> None:
        """Ask for the first card that waits to be let in."""
        for card in self._waiting.values():
            self.admission_wanted.emit(card)
            return


def _words(card: LateCard, desk: Desk) -> tuple[Line, ...]:
    words = _tr("{panelist} · card {number} · late by {time}")
    said = words.format(
        panelist=isolated(card.panelist), number=card.number, time=length_text(card.received_at - desk.deadline)
    )
    head: Line = (Run(f"{card.candidate}  ", "bold"), Run(said))
    if card.reason:
        return head, (Run(_tr("Admitted: {reason}").format(reason=isolated(card.reason)), "soft"),)
    return head, (Run(_tr("Kept unopened; it does not count."), "soft"),)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Collect", text)
