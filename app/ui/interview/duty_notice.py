"""Some words cannot stay off the record: whoever hears them may have to report them."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.tripwires import Tripwire
from app.ui.widgets import Button, Card, Column, FlowLayout, Label, Margins, announce


class DutyNotice(Card):
    """``record_wanted`` writes on the record instead; ``put_away`` goes back to the words."""

    record_wanted = Signal()
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("A duty to report"), edge="mark")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._notices = Label("", wrap=True)
        record = Button(self.tr("Write it on the record"))
        record.clicked.connect(self.choose_record)
        self._back = Button(self.tr("Back to the note"))
        self._back.clicked.connect(self.choose_back)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        flow.addWidget(self._back)
        flow.addWidget(record)
        column = Column(self, margins=Margins.around(14, 12), gap=6)
        column.addWidget(Label(self.tr("Off the record cannot hold this"), "strong", "bad_ink", wrap=True))
        column.addWidget(self._notices)
        column.addWidget(Label(self.tr("Only that this notice was shown is kept, not the words."), "small", "soft"))
        column.addWidget(buttons)
        self.hide()

    def show_notices(self, found: tuple[Tripwire, ...]) -> None:
        """Show the notice of each duty once."""
        notices = dict.fromkeys(each.notice for each in found)
        self._notices.setText("\n".join(notices))
        self.show()
        self._back.setFocus()
        announce(self, self._notices.text())

    @Slot()
    def choose_record(self) -> None:
        """Ask to write on the record."""
        self.hide()
        self.record_wanted.emit()

    @Slot()
    def choose_back(self) -> None:
        """Go back to the words."""
        self.hide()
        self.put_away.emit()
