"""The owner's card: a claimed name with its eight words, to be handed over and read out."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.session import Session
from app.ui.widgets import Button, Card, Column, FlowLayout, Label, Margins


class OwnCard(Card):
    """``save_wanted`` and ``show_wanted`` ask for the signed card."""

    save_wanted = Signal()
    show_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("My contact card"))
        column = Column(self, margins=Margins.around(16, 13), gap=7)
        column.addWidget(Label(self.tr("My contact card"), "small", "soft"))
        column.addWidget(Label(session.name, "title", wrap=True))
        column.addWidget(Label(" · ".join(session.words), "strong", "accent_ink", wrap=True))
        words = self.tr("Give the file to the others, and read the eight words out in person or by phone.")
        column.addWidget(Label(words, "body", "soft", wrap=True))
        save = Button(self.tr("Save my card…"), "primary")
        save.clicked.connect(self.ask_save)
        show = Button(self.tr("Print or preview…"))
        show.clicked.connect(self.ask_show)
        holder = QWidget()
        flow = FlowLayout(holder, gap=8)
        flow.addWidget(save)
        flow.addWidget(show)
        column.addWidget(holder)

    @Slot()
    def ask_save(self) -> None:
        """Ask for the card to be saved."""
        self.save_wanted.emit()

    @Slot()
    def ask_show(self) -> None:
        """Ask for the card to be shown."""
        self.show_wanted.emit()
