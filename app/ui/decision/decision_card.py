"""One candidate's decision: the outcome, its reason, and what they rest on."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot

from app.domain.decision import Outcome
from app.domain.ids import CandidateCode
from app.ui.decision.decision_view import DecisionView
from app.ui.meeting.unrecorded_words import Typed
from app.ui.widgets import Button, Card, Column, Label, Margins, Row
from app.ui.widgets.runs import Line, Run, Runs
from app.ui.widgets.segments import Choice, Segments
from app.ui.widgets.text_box import TextBox

_REASON_LINES = 3


class DecisionCard(Card):
    """``recorded`` carries the candidate's code, an outcome and a reason, ``changed`` the code at every letter."""

    recorded = Signal(str, str, str)
    changed = Signal(str)

    def __init__(self, code: CandidateCode) -> None:
        super().__init__(self.tr("Decision for {code}").format(code=code))
        self.code = code
        self._view: DecisionView | None = None
        self._asked: Typed | None = None
        self._locked = False
        self._head = Runs((), "body", "ink")
        self._rests_on = Runs((), "small", "soft")
        self.outcomes = Segments(
            self.tr("Outcome for {code}").format(code=code),
            tuple(
                Choice(key=key.value, text=text, name=f"{code}: {text}", wide=True)
                for key, text in (
                    (Outcome.OFFER, self.tr("offer")),
                    (Outcome.RESERVE, self.tr("reserve")),
                    (Outcome.DECLINE, self.tr("decline")),
                )
            ),
        )
        self.reason = TextBox(self.tr("Reason for {code}").format(code=code), _REASON_LINES)
        self.reason.setPlaceholderText(self.tr("Reason, resting on on-record evidence"))
        self._record = Button(self.tr("Record"))
        self._state = Label("", "small", "soft", wrap=True)
        self._lay_out()
        self.outcomes.chosen.connect(self.tell_changed)
        self.reason.textChanged.connect(self.tell_changed)
        self._record.clicked.connect(self.record)

    def _lay_out(self) -> None:
        column = Column(self, margins=Margins.around(14, 12), gap=8)
        column.addWidget(self._head)
        column.addWidget(self._rests_on)
        column.addWidget(self.outcomes)
        column.addWidget(self.reason)
        foot = Row(gap=10)
        foot.addWidget(self._state, 1)
        foot.addWidget(self._record)
        column.addLayout(foot)

    def show_view(self, view: DecisionView, *, revealed: bool, locked: bool) -> None:
        """Show what is on record; what was typed and not recorded stays as long as it can be recorded."""
        untouched = not self.is_open() or self.typed() == self._asked
        fresh = locked or self._view is None or (self._view.decision != view.decision and untouched)
        self._view, self._locked = view, locked
        self._head.set_lines((_head(view, revealed=revealed),))
        lines: list[Line] = [(Run(self.tr("Recommended: {advice}").format(advice=view.advice)),)]
        lines += [(Run(f"{level} ", "bold"), Run(f"· {reason}")) for level, reason in view.agreed]
        self._rests_on.set_lines(tuple(lines))
        if fresh:
            self._show_words((view.decision.outcome.value, view.decision.reason) if view.decision else (None, ""))
        self.outcomes.setEnabled(not locked)
        self.reason.setReadOnly(locked)
        self._record.setVisible(not locked)
        self.show_readiness()

    def is_open(self) -> bool:
        """Whether something was chosen or typed that is not on record."""
        known = self._view.decision if self._view else None
        was = (known.outcome.value, known.reason) if known else (None, "")
        return self.typed() != was

    def typed(self) -> Typed:
        """Outcome and reason as they stand here, recorded or not."""
        return self.outcomes.value(), self.reason.text()

    def put_back(self, typed: Typed) -> None:
        """Show what was chosen and typed before and never recorded."""
        self._show_words(typed)
        self.show_readiness()

    def _show_words(self, words: Typed) -> None:
        outcome, reason = words
        self.outcomes.set_value(outcome)
        with QSignalBlocker(self.reason):  # nobody typed
            self.reason.setPlainText(reason)

    @Slot()
    def tell_changed(self) -> None:
        """Pass on that something was chosen or typed."""
        self.show_readiness()
        self.changed.emit(self.code)

    @Slot()
    def show_readiness(self) -> None:
        """Say what is on record and what is not; let a person record once both parts are there."""
        opened, complete = self.is_open(), all(self.typed())
        self._record.setEnabled(opened and complete and not self._locked)
        recorded = self._view.recorded if self._view else ""
        if opened:
            ready = self.tr("Not recorded yet.")
            self._state.setText(ready if complete else self.tr("A decision needs an outcome and a reason."))
        else:
            said = self.tr("Recorded {when}").format(when=recorded)
            self._state.setText(said if recorded else self.tr("No decision yet."))

    @Slot()
    def record(self) -> None:
        """Ask for the decision to be put on record."""
        outcome, reason = self._asked = self.typed()
        if outcome is not None and reason:
            self.recorded.emit(self.code, outcome, reason)


def _head(view: DecisionView, *, revealed: bool) -> Line:
    name = (Run(f"  {view.name}"),) if revealed else ()
    warning = (Run(f"  {view.warning}", "accent"),) if view.warning else ()
    return (
        Run(view.code, "bold"),
        *name,
        Run(f"   {view.composite}", "bold"),
        Run(f"  {view.range}", "soft"),
        *warning,
    )
