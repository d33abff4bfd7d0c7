"""Two seats to try the sample from."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from app.ui.door.sample import Sample, Seat, make_sample
from app.ui.tasks import Progress, TaskRunner
from app.ui.widgets import Button, Column, FlowLayout, Label, MessagePanel
from app.vault.machine import Machine


class SampleChoice(QWidget):
    """``opened`` carries a Sample; ``other_wanted`` goes back."""

    opened = Signal(object)
    other_wanted = Signal()

    def __init__(self, machine: Machine, runner: TaskRunner) -> None:
        super().__init__()
        self._machine, self._runner = machine, runner
        self.message = MessagePanel()
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName(self.tr("Making the sample"))
        self._busy.hide()
        self._sit = Button(self.tr("Sit on the panel: interview and seal"), "primary")
        self._sit.clicked.connect(self.sit)
        self._chair = Button(self.tr("Take the chair: open, compare and sign"))
        self._chair.clicked.connect(self.take_chair)
        back = Button(self.tr("Back"), "quiet")
        back.clicked.connect(self.ask_other)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for button in (self._sit, self._chair, back):
            flow.addWidget(button)
        column = Column(self, gap=12)
        column.addWidget(Label(self.tr("The sample panel"), "title"))
        words = self.tr(
            "Everybody in it is made up. It lives in a temporary folder and is deleted when you close the window."
        )
        for part in (Label(words, wrap=True), self.message, self._busy, buttons):
            column.addWidget(part)
        column.addStretch(1)

    def begin(self) -> None:
        """Put the keyboard on the first seat."""
        self.message.clear()
        self._sit.setFocus()

    @Slot()
    def sit(self) -> None:
        """Open a panelist's vault."""
        self._make(Seat.PANELIST)

    @Slot()
    def take_chair(self) -> None:
        """Open the chair's vault."""
        self._make(Seat.CHAIR)

    def _make(self, seat: Seat) -> None:
        now = self._machine.clock.now()

        def work(progress: Progress) -> Sample:
            return make_sample(seat, now, progress)

        self._set_busy(busy=True)
        self._runner.submit(self.tr("Making the sample"), work, done=self.show_sample, failed=self.refuse)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy.setVisible(busy)
        self._sit.setEnabled(not busy)
        self._chair.setEnabled(not busy)

    @Slot(object)
    def show_sample(self, sample: Sample) -> None:
        """Pass on the open sample."""
        self._set_busy(busy=False)
        self.opened.emit(sample)

    @Slot(object)
    def refuse(self, error: Exception) -> None:
        """Say why there is no sample."""
        self._set_busy(busy=False)
        self.message.show_error(error)

    @Slot()
    def ask_other(self) -> None:
        """Go back to the choice."""
        self.other_wanted.emit()
