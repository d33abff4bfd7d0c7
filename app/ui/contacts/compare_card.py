"""Comparing: the other person reads two of their words, and they are typed here."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.services.contact_cards import ContactView
from app.ui.widgets import Button, Card, Column, Field, FlowLayout, Label, Margins, MessagePanel, isolated
from app.ui.widgets.chip import Chip, Tone
from app.vault.stores.people import Trust


class CompareCard(Card):
    """``typed`` carries the words in the order asked."""

    typed = Signal(tuple)

    def __init__(self) -> None:
        super().__init__(self.tr("Compare words"))
        self.message = MessagePanel()
        self._name = Label("", "title", wrap=True)
        self._trust = Chip("")
        self._words = Label("", "strong", "accent_ink", wrap=True)
        self._how = Label("", wrap=True)
        self._lines = (QLineEdit(), QLineEdit())
        self._fields = tuple(Field("", line) for line in self._lines)
        self._again = Button(self.tr("Compare again"), "quiet")
        self._again.clicked.connect(self.ask_again)
        self._compare = Button(self.tr("Compare"), "primary")
        self._compare.clicked.connect(self.tell)
        self._form = QWidget()
        form = Column(self._form, gap=8)
        form.addWidget(self._how)
        for field, line in zip(self._fields, self._lines, strict=True):
            line.returnPressed.connect(self.tell)
            form.addWidget(field)
        column = Column(self, margins=Margins.around(16, 13), gap=8)
        for part in (self._name, self._trust, self._words, self.message, self._form):
            column.addWidget(part)
        holder = QWidget()
        flow = FlowLayout(holder, gap=8)
        flow.addWidget(self._compare)
        flow.addWidget(self._again)
        column.addWidget(holder)

    def show_contact(self, contact: ContactView, asked: tuple[int, ...]) -> None:
        """Show a contact; their words stand here only once they were compared."""
        self.message.clear()
        compared = contact.trust is Trust.COMPARED
        self._name.setText(contact.name)
        tone: Tone = "ok" if compared else "warn"
        self._trust.show_state(self._trust_words(contact.trust), tone)
        self._words.setText(" · ".join(contact.words))
        self._words.setVisible(compared)
        how = self.tr("Ask {name}, in person or by phone, to read these two of their eight words to you.")
        self._how.setText(how.format(name=isolated(contact.name)))
        for field, line, place in zip(self._fields, self._lines, asked, strict=True):
            field.set_label(self.tr("Word {place}").format(place=place))
            line.clear()
            field.set_error("")
        self._show_form(asking=not compared)

    def _show_form(self, *, asking: bool) -> None:
        self._form.setVisible(asking)
        self._compare.setVisible(asking)
        self._again.setVisible(not asking)

    def _trust_words(self, trust: Trust) -> str:
        return {
            Trust.IMPORTED: self.tr("not compared yet"),
            Trust.COMPARED: self.tr("compared"),
            Trust.VOUCHED: self.tr("vouched for by a chair"),
        }[trust]

    def focus_first(self) -> None:
        """Put the keyboard on the first word."""
        if self._form.isVisible():
            self._lines[0].setFocus()

    @Slot()
    def ask_again(self) -> None:
        """Ask for words although they were compared before."""
        self._show_form(asking=True)
        self._lines[0].setFocus()

    @Slot()
    def tell(self) -> None:
        """Pass on the two words, once both are there."""
        for field, line in zip(self._fields, self._lines, strict=True):
            empty = not line.text().strip()
            field.set_error(self.tr("Please type this word.") if empty else "")
            if empty:
                line.setFocus()
                return
        self.typed.emit(tuple(line.text().strip() for line in self._lines))
