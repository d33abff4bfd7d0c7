"""How far a row of files is, with a way to stop."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from app.ui.widgets import Button, Label, Row


class ProgressLine(QWidget):
    """Words, a bar and a button; hidden while nothing is under way. ``stopped`` fires on the button."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = Label("", "small", "soft")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stop = Button(self.tr("Stop"))
        self._stop.clicked.connect(self.stop)
        row = Row(self, gap=10)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        self.hide()

    def show_steps(self, done: int, total: int) -> None:
        """Show so many of so many, or nothing when there is nothing to do."""
        self.setVisible(total > 0)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._words.setText(self.tr("Checking {number} of {total}").format(number=min(done + 1, total), total=total))

    @Slot()
    def stop(self) -> None:
        """Ask for an end."""
        self.stopped.emit()
