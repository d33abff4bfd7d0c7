"""What was heard off the record cannot be un-heard: its writer says what becomes of the competency it touches."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy

from app.domain.note import Bearing
from app.ui.widgets import Button, Card, Column, Label, Margins


class BearingCard(Card):
    """``decided`` carries the bearing; ``cancelled`` leaves the note unwritten."""

    decided = Signal(object)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("This note touches a competency"), edge="off_record_soft")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._head = Label("", "strong", wrap=True)
        column = Column(self, margins=Margins.around(14, 12), gap=6)
        column.addWidget(self._head)
        column.addWidget(Label(self.tr("It cannot be un-heard. What will you do?"), wrap=True))
        self._first = self._button(column, Bearing.CORROBORATED, self.tr("It is also said on the record"))
        self._button(column, Bearing.NOT_USED, self.tr("I will not use it for the rating"))
        self._button(column, Bearing.RECUSED, self.tr("I recuse myself from this competency"))
        back = Button(self.tr("Back to the note"), "quiet")
        back.clicked.connect(self.cancel)
        column.addWidget(back)
        self.hide()

    def _button(self, column: Column, bearing: Bearing, text: str) -> Button:
        button = Button(text)
        button.setObjectName(bearing.value)
        button.clicked.connect(self.decide)
        column.addWidget(button)
        return button

    def ask(self, competencies: tuple[str, ...]) -> None:
        """Ask about these competencies."""
        self._head.setText(self.tr("This note touches {names}").format(names=", ".join(competencies)))
        self.show()
        self._first.setFocus()

    @Slot()
    def decide(self) -> None:
        """Tell what was decided."""
        self.hide()
        self.decided.emit(Bearing(self.sender().objectName()))

    @Slot()
    def cancel(self) -> None:
        """Leave the note unwritten."""
        self.hide()
        self.cancelled.emit()
