"""What the committee agrees for a cell: a level and its reason; the independent ratings stay as they are."""

from typing import override

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.domain.decision import Consensus
from app.domain.kit import Kit
from app.ui.meeting.unrecorded_words import Typed
from app.ui.widgets import Button, Card, Column, Label, Margins, Row
from app.ui.widgets.digits import digit_of
from app.ui.widgets.segments import Choice, Segments


class ConsensusCard(Card):
    """``recorded`` carries a level and a reason, ``withdrawn`` nothing, ``left`` asks for the board's keyboard.

    ``changed`` fires at every choice and letter.
    """

    changed = Signal()
    recorded = Signal(int, str)
    withdrawn = Signal()
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(self.tr("Consensus"), fill="sunk")
        self.levels = Segments(
            self.tr("Consensus"),
            tuple(
                Choice(
                    key=str(level),
                    text=str(level),
                    name=self.tr("Consensus: {level} of {top}").format(level=level, top=len(kit.scale)),
                    description=kit.level_name(level),
                )
                for level in kit.levels
            ),
        )
        self.levels.chosen.connect(self.go_on)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Reason for the consensus"))
        self.reason.setPlaceholderText(self.tr("Reason (always on the record)"))
        self.reason.returnPressed.connect(self.record)
        self.reason.textChanged.connect(self.tell_changed)
        self._record = Button(self.tr("Record"))
        self._record.clicked.connect(self.record)
        self._withdraw = Button(self.tr("Withdraw"), "link")
        self._withdraw.clicked.connect(self.withdraw)
        self._said = ""
        self._state = Label("", "small", "soft", wrap=True)
        self._lay_out()
        for watched in (*self.levels.buttons(), self.reason):
            watched.installEventFilter(self)

    def _lay_out(self) -> None:
        column = Column(self, margins=Margins.around(12, 10), gap=8)
        head = Row(gap=8)
        head.addWidget(Label(self.tr("Consensus"), "strong"))
        head.addWidget(self.levels, 1)
        column.addLayout(head)
        column.addWidget(self.reason)
        foot = Row(gap=10)
        foot.addWidget(self._state, 1)
        foot.addWidget(self._withdraw)
        foot.addWidget(self._record)
        column.addLayout(foot)

    def show_consensus(self, agreed: Consensus | None, *, when: str, locked: bool) -> None:
        """Show what was agreed, or that nothing was yet; ``locked`` once the summary is signed."""
        self._show_words((str(agreed.rating), agreed.reason) if agreed else (None, ""))
        self._said = self.tr("Recorded {when}").format(when=when) if agreed else self.tr("Nothing agreed yet")
        self.show_state(recorded=True)
        self._withdraw.setVisible(agreed is not None and not locked)
        self._record.setVisible(not locked)
        self.levels.setEnabled(not locked)
        self.reason.setReadOnly(locked)
        self.show_readiness()

    def typed(self) -> Typed:
        """Level and reason as they stand here, recorded or not."""
        return self.levels.value(), self.reason.text().strip()

    def put_back(self, typed: Typed) -> None:
        """Show what was typed before and never recorded."""
        self._show_words(typed)
        self.show_readiness()

    def show_state(self, *, recorded: bool) -> None:
        """Say what is on record, or that what stands here is not."""
        self._state.setText(self._said if recorded else self.tr("Not recorded yet"))

    def _show_words(self, words: Typed) -> None:
        level, reason = words
        self.levels.set_value(level)
        with QSignalBlocker(self.reason):  # nobody typed
            self.reason.setText(reason)

    @Slot()
    def tell_changed(self) -> None:
        """Pass on that something was chosen or typed."""
        self.show_readiness()
        self.changed.emit()

    @Slot()
    def show_readiness(self) -> None:
        """Let a person record once level and reason are there."""
        self._record.setEnabled(self.levels.value() is not None and bool(self.reason.text().strip()))

    @Slot()
    def go_on(self) -> None:
        """After the level comes its reason."""
        self.tell_changed()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def record(self) -> None:
        """Ask for level and reason to be put on record; without either, go where it is missing."""
        level, reason = self.typed()
        if level is None:
            self.levels.enter()
        elif not reason:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.recorded.emit(int(level), reason)

    @Slot()
    def withdraw(self) -> None:
        """Ask for the agreement to be taken back."""
        self.withdrawn.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        digit = digit_of(event)
        return watched is not self.reason and digit is not None and self.choose(digit)

    def choose(self, level: int) -> bool:
        """Choose a level of the scale and go on to its reason; whether there is such a level and it may be chosen."""
        if not self.levels.isEnabled() or str(level) not in {button.objectName() for button in self.levels.buttons()}:
            return False
        self.levels.set_value(str(level))
        self.go_on()
        return True
