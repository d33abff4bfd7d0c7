"""Off the record is agreed before the words are said, or it is not off the record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QDateEdit, QLineEdit, QSizePolicy, QWidget

from app.domain.note import AskedBy
from app.ui.widgets import Button, Card, Column, Field, FlowLayout, Label, Margins
from app.ui.widgets.segments import Choice, Segments

_DAYS_KEPT = 30


class Said(StrEnum):
    """Whether the words were said already."""

    NOT_YET = "before"
    ALREADY = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What was agreed before the words were said."""

    agreed_at: datetime
    asked_by: AskedBy
    may_know: str
    until: date


class AgreementCard(Card):
    """Asks for the terms. ``agreed`` carries them; three more signals for words that came first; ``cancelled``."""

    agreed = Signal(object)
    heard_wanted = Signal()
    request_wanted = Signal()
    cancelled = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        """``now`` tells at what moment terms are agreed."""
        super().__init__(self.tr("Off the record"), fill="card", edge="off_record_soft")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._now = now
        self._asked_by = Segments(self.tr("Who asked"), self._who(), "small")
        self._said = Segments(self.tr("Were the words said already"), self._when(), "small")
        self._said.chosen.connect(self.show_choices)
        self._may_know = QLineEdit()
        self._until = QDateEdit()
        self._until.setCalendarPopup(True)
        self._until.setDisplayFormat("d MMM yyyy")
        self._knows = Field(self.tr("Who may know"), self._may_know)
        column = Column(self, margins=Margins.around(14, 12), gap=8)
        column.addWidget(Label(self.tr("Off the record: agree first"), "strong"))
        column.addWidget(self._group(self.tr("Who asked"), self._asked_by))
        column.addWidget(self._group(self.tr("Were the words said already?"), self._said))
        self._terms = self._terms_part()
        self._late = self._late_part()
        column.addWidget(self._terms)
        column.addWidget(self._late)
        self.hide()

    def _who(self) -> tuple[Choice, ...]:
        words = {AskedBy.CANDIDATE: self.tr("the candidate"), AskedBy.PANELIST: self.tr("I did")}
        return tuple(Choice(key=key.value, text=text, name=text, wide=True) for key, text in words.items())

    def _when(self) -> tuple[Choice, ...]:
        words = {Said.NOT_YET: self.tr("not yet"), Said.ALREADY: self.tr("already said")}
        return tuple(Choice(key=key.value, text=text, name=text, wide=True) for key, text in words.items())

    def _group(self, caption: str, segments: Segments) -> QWidget:
        group = QWidget()
        column = Column(group, gap=4)
        column.addWidget(Label(caption, "small", "soft"))
        column.addWidget(segments)
        return group

    def _terms_part(self) -> QWidget:
        part = QWidget()
        column = Column(part, gap=8)
        column.addWidget(self._knows)
        by_hand = self.tr("Delete the note when that day has come: nothing is deleted by itself.")
        column.addWidget(Field(self.tr("Agreed to be kept until"), self._until, by_hand))
        law = self.tr(
            "Private from the panel, not from the law: a court, a regulator or the person concerned may still ask for "
            "it. Never covered: safety, harassment, unlawful acts, a data breach. What was heard cannot be un-heard."
        )
        column.addWidget(Label(law, "small", "soft", wrap=True))
        agree = Button(self.tr("We agreed on this"), "off-record")
        agree.clicked.connect(self.agree)
        cancel = Button(self.tr("Not now"), "quiet")
        cancel.clicked.connect(self.cancel)
        column.addWidget(_flow(agree, cancel))
        return part

    def _late_part(self) -> QWidget:
        part = QWidget()
        column = Column(part, gap=8)
        words = self.tr("Words that came first cannot become off the record. What shall happen with them?")
        column.addWidget(Label(words, "body", wrap=True))
        heard = Button(self.tr("Write them as heard, on the record"))
        heard.clicked.connect(self.write_as_heard)
        request = Button(self.tr("Record that it was asked afterwards"))
        request.clicked.connect(self.write_request)
        silent = Button(self.tr("Do not write them"), "quiet")
        silent.clicked.connect(self.cancel)
        column.addWidget(_flow(heard, request, silent))
        return part

    def ask(self, destroy_by: date) -> None:
        """Ask for terms; what is written on them is kept at most until the panel's records are destroyed."""
        today = self._now().date()
        latest = max(destroy_by, today)
        proposed = min(today + timedelta(days=_DAYS_KEPT), latest)
        self._until.setDateRange(_qdate(today), _qdate(latest))
        self._until.setDate(_qdate(proposed))
        self._asked_by.set_value(AskedBy.CANDIDATE.value)
        self._said.set_value(None)
        self._may_know.setText(self.tr("only me"))
        self._knows.set_error("")
        self._terms.hide()
        self._late.hide()
        self.show()
        self.enter()

    def enter(self) -> None:
        """Take the keyboard."""
        self._asked_by.enter()

    @Slot()
    def show_choices(self) -> None:
        """Show the terms, or what is left when the words came first."""
        late = self._said.value() == Said.ALREADY
        self._terms.setVisible(not late)
        self._late.setVisible(late)

    @Slot()
    def agree(self) -> None:
        """Tell the terms."""
        may_know = self._may_know.text().strip()
        self._knows.set_error("" if may_know else self.tr("Say who may know, if only you."))
        if not may_know:
            return
        day = self._until.date()
        self.hide()
        self.agreed.emit(
            Agreement(
                agreed_at=self._now(),
                asked_by=AskedBy(self._asked_by.value() or AskedBy.CANDIDATE),
                may_know=may_know,
                until=date(day.year(), day.month(), day.day()),
            )
        )

    @Slot()
    def write_as_heard(self) -> None:
        """The words go on the record."""
        self.hide()
        self.heard_wanted.emit()

    @Slot()
    def write_request(self) -> None:
        """Only the request goes on the record."""
        self.hide()
        self.request_wanted.emit()

    @Slot()
    def cancel(self) -> None:
        """Nothing is written."""
        self.hide()
        self.cancelled.emit()


def _flow(*buttons: Button) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap=8)
    for button in buttons:
        flow.addWidget(button)
    return holder


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
