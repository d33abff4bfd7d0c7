"""The sample panel is being made: who is in it, and how far it is."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from app.services.sample_panel import Sample, prepare_sample
from app.ui.tasks import Progress, Task, TaskRunner
from app.ui.widgets import Button, Column, FlowLayout, Label, MessagePanel
from app.vault.machine import Machine


class SampleStep(QWidget):
    """``opened`` carries a Sample; ``other_wanted`` goes back."""

    opened = Signal(object)
    other_wanted = Signal()

    def __init__(self, machine: Machine, runner: TaskRunner) -> None:
        super().__init__()
        self._machine, self._runner = machine, runner
        self._task: Task | None = None
        self.message = MessagePanel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Making the sample panel"))
        self._stop = Button(self.tr("Stop"))
        self._stop.clicked.connect(self.stop)
        runner.changed.connect(self.show_progress)
        words = self.tr(
            "Everybody in it is made up. You sit on the panel and take the chair: one card is left to rate and to "
            "seal, then you open, compare, decide and sign. It lies in a temporary folder and is deleted on closing."
        )
        holder = QWidget()
        FlowLayout(holder).addWidget(self._stop)
        column = Column(self, gap=12)
        column.addWidget(Label(self.tr("The sample panel"), "title"))
        for part in (Label(words, wrap=True), self.message, self._bar, holder):
            column.addWidget(part)
        column.addStretch(1)

    def begin(self) -> None:
        """Make the sample, unless that is under way."""
        if self._task is not None:
            return
        machine = self._machine

        def work(progress: Progress) -> Sample:
            def tell(_step: str, done: int, total: int) -> None:
                progress.report(done, total)

            return prepare_sample(machine.clock, tell, machine.page_setup)

        self.message.clear()
        self._bar.setRange(0, 0)
        self._stop.setFocus()
        self._task = self._runner.submit(
            self.tr("Making the sample panel"), work, done=self.show_sample, failed=self.refuse
        )

    @Slot()
    def show_progress(self) -> None:
        """Show how far the present step is."""
        if self._task is not None:
            done, total = self._task.progress.steps
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    @Slot()
    def stop(self) -> None:
        """Stop making it, or go back once it has stopped."""
        if self._task is not None:
            self._task.stop()
        else:
            self.other_wanted.emit()

    @Slot(object)
    def show_sample(self, sample: Sample) -> None:
        """Pass on the open sample."""
        self._task = None
        self.opened.emit(sample)

    @Slot(object)
    def refuse(self, error: Exception) -> None:
        """Say why there is no sample; go back when it was stopped on purpose."""
        self._task = None
        self._bar.setRange(0, 1)
        self.message.show_error(error)
        if self.message.isHidden():
            self.other_wanted.emit()
