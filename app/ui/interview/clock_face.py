"""Minutes used of the minutes planned, large enough to see at a glance; pressing it starts and pauses."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.ui.dates import minutes_text
from app.ui.widgets import Button, Column, Label, Row


class ClockFace(QWidget):
    """``pressed`` fires when a person starts or pauses."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._time = Label("", "clock")
        self._planned = Label("", "body", "soft")
        self._button = Button(self.tr("Start"), "quiet")
        self._button.clicked.connect(self.press)
        words = Column(gap=1)
        words.addStretch(1)
        for label in (self._time, self._planned):
            label.trail()
            words.addWidget(label)
        words.addStretch(1)
        row = Row(self, gap=6)
        row.addWidget(self._button)
        row.addLayout(words)

    @Slot()
    def press(self) -> None:
        """Pass on that it was pressed."""
        self.pressed.emit()

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - a setter of one state, as Qt's are
        """Leave the button away where room is short; its key stays."""
        self._button.setVisible(not compact)

    def show_time(self, seconds: int, planned: int, *, running: bool) -> None:
        """Show seconds used of the planned minutes."""
        self._time.setText(minutes_text(seconds))
        spoken = self.tr("Elapsed {minutes} minutes {seconds} seconds")
        self._time.setAccessibleName(spoken.format(minutes=seconds // 60, seconds=seconds % 60))
        self._planned.setText(self.tr("of {planned} min").format(planned=planned) if planned else self.tr("used"))
        self._button.setText(self.tr("Pause") if running else self.tr("Start"))
        name = self.tr("Pause the clock") if running else self.tr("Start the clock")
        self._button.setAccessibleName(name)
