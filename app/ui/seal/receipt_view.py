"""What a panelist keeps of a sealed card: a digest, and four words to find it by."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.seal_scorecard import Receipt
from app.ui.dates import own_moment_text
from app.ui.widgets import Button, Card, Column, FlowLayout, Label, Margins


class ReceiptView(Card):
    """The receipt in words. ``save_wanted`` and ``print_wanted`` ask for the sealed file."""

    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Receipt"))
        self._head = Label("", "title", wrap=True)
        self._words = Label("", "hero", "accent_ink", wrap=True)
        self._digest = Label("", "small", "soft", wrap=True)
        self._sealed = Label("", "body", "soft", wrap=True)
        self._where = Label("", "body", "ok_ink", wrap=True)
        explain = self.tr(
            "Keep these words. The minutes and the summary list every seal that was received: find your digest there. "
            "A seal proves which key sealed this content, not when it was written."
        )
        self._save = Button(self.tr("Save the sealed PDF…"), "primary")
        self._save.clicked.connect(self.ask_save)
        self._print = Button(self.tr("Print or preview…"))
        self._print.clicked.connect(self.ask_print)
        column = Column(self, margins=Margins.around(24, 20), gap=10)
        for part in (self._head, self._sealed, self._words, self._digest, Label(explain, wrap=True), self._where):
            column.addWidget(part)
        holder = QWidget()
        flow = FlowLayout(holder, gap=8)
        flow.addWidget(self._save)
        flow.addWidget(self._print)
        column.addWidget(holder)

    def show_receipt(self, receipt: Receipt) -> None:
        """Show a receipt."""
        head = self.tr("Sealed: {candidate}, card {number}")
        self._head.setText(head.format(candidate=receipt.candidate, number=receipt.number))
        sealed = self.tr("Panel {code} · {moment}")
        self._sealed.setText(sealed.format(code=receipt.panel_code, moment=own_moment_text(receipt.sealed_at)))
        self._words.setText(" · ".join(receipt.words))
        digest = receipt.digest
        self._digest.setText(" ".join(digest[i : i + 8] for i in range(0, len(digest), 8)))
        self._where.setText("")

    def focus_first(self) -> None:
        """Put the keyboard on saving."""
        self._save.setFocus()

    def say_saved(self, words: str) -> None:
        """Say where the file was written."""
        self._where.setText(words)

    @Slot()
    def ask_save(self) -> None:
        """Ask for the sealed file to be saved."""
        self.save_wanted.emit()

    @Slot()
    def ask_print(self) -> None:
        """Ask for the sealed file's page to be shown."""
        self.print_wanted.emit()
