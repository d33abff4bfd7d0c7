"""Choosing a passphrase: typed twice, or seven words drawn by the computer, with an honest guess at its strength."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from app.crypto.passphrase import Strength, Verdict, estimate, generate_passphrase
from app.crypto.secret import wipe
from app.ui.widgets import Button, Column, Field, Label, PassphraseField

_FULL_BITS = 90
_PAUSE_MS = 120


class NewPassphrase(QWidget):
    """Two fields and a meter. ``entered`` fires on Enter in the second field."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._first, self._second = PassphraseField(), PassphraseField()
        self._first_field = Field(self.tr("Passphrase"), self._first)
        self._second_field = Field(self.tr("The same once more"), self._second)
        self._meter = QProgressBar()
        self._meter.setRange(0, _FULL_BITS)
        self._meter.setTextVisible(False)
        self._meter.setAccessibleName(self.tr("Strength"))
        self._words = Label("", "small", "soft", wrap=True)
        self._draw = Button(self.tr("Draw seven words for me"), "link")
        self._draw.clicked.connect(self.draw)
        self._drawn = Label("", "strong", "accent_ink", wrap=True)
        self._drawn.hide()
        column = Column(self, gap=8)
        for part in (self._first_field, self._meter, self._words, self._draw, self._drawn, self._second_field):
            column.addWidget(part)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.measure)
        self._first.edited.connect(self.start_pause)
        self._second.entered.connect(self.entered)
        self.measure()

    @Slot()
    def start_pause(self) -> None:
        """Measure at the next pause."""
        self._pause.start(_PAUSE_MS)

    @Slot()
    def measure(self) -> None:
        """Show how much the passphrase withstands."""
        if self._first.is_empty():
            self._meter.setValue(0)
            self._words.setText(self.tr("Nobody can reset it, we least of all. Seven drawn words are a good choice."))
            return
        strength = self._strength()
        self._meter.setValue(min(strength.bits, _FULL_BITS))
        self._meter.setAccessibleDescription(self._verdict(strength.verdict))
        self._words.setText(self._verdict(strength.verdict))

    def _strength(self) -> Strength:
        typed = self._first.peek()
        try:
            return estimate(typed)
        finally:
            wipe(typed)

    def _verdict(self, verdict: Verdict) -> str:
        return {
            Verdict.TOO_SHORT: self.tr("Too short to guard a vault."),
            Verdict.WEAK: self.tr("Weak: easily guessed by a computer."),
            Verdict.FAIR: self.tr("Fair: withstands guessing for a while."),
            Verdict.GOOD: self.tr("Good: withstands guessing for years."),
            Verdict.STRONG: self.tr("Strong: nobody will guess it."),
        }[verdict]

    @Slot()
    def draw(self) -> None:
        """Draw seven words, show them, and put them into the first field; the second is for learning them."""
        words = generate_passphrase()
        self._first.put(words)
        self._drawn.setText(words.decode())
        wipe(words)
        self._drawn.show()
        self.measure()
        self._second.clear()
        self._second.setFocus()

    def take(self) -> bytearray | None:
        """The passphrase, both fields empty afterwards; nothing when it will not do, and the field says why."""
        weak = self._first.is_empty() or not self._strength().acceptable
        self._first_field.set_error(self.tr("Please choose a stronger passphrase.") if weak else "")
        if weak:
            self._first.setFocus()
            return None
        first, second = self._first.peek(), self._second.peek()
        same = first == second
        wipe(second)
        self._second_field.set_error("" if same else self.tr("The two are not the same."))
        if not same:
            wipe(first)
            self._second.setFocus()
            return None
        self.forget()
        return first

    def forget(self) -> None:
        """Empty everything."""
        self._pause.stop()
        self._first.clear()
        self._second.clear()
        self._drawn.clear()
        self._drawn.hide()
        self.measure()
