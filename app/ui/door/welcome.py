"""First run: make a vault, open one, or try the sample; and what to expect, in three lines."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.ui.widgets import Button, ButtonKind, Card, Column, FlowLayout, Label, Margins, Row


class Welcome(QWidget):
    """Three doors."""

    make_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    proof_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = Column(self, gap=8)
        column.addWidget(Label("Sub Rosa", "hero", "accent_ink"))
        column.addWidget(Label(self.tr("Interview scorecards that stay in the room.")))
        column.addSpacing(10)
        doors = Row(gap=14)
        make_card, make = self._door(
            self.tr("Make my vault"),
            self.tr("One encrypted file on this computer. A passphrase, and a recovery sheet to print and keep."),
            self.tr("Begin"),
            "primary",
        )
        make.clicked.connect(self.ask_make)
        choose_card, choose = self._door(
            self.tr("Open a vault"),
            self.tr("A .rosa file on this computer or on a stick."),
            self.tr("Choose…"),
            "plain",
        )
        choose.clicked.connect(self.ask_open)
        sample_card, sample = self._door(
            self.tr("Try the sample panel"),
            self.tr(
                "Made-up candidates and panelists. Rate, seal, print in minutes. Deleted when you close or lock it."
            ),
            self.tr("Try it"),
            "plain",
        )
        sample.clicked.connect(self.ask_sample)
        for card in (make_card, choose_card, sample_card):
            doors.addWidget(card, 1)
        column.addLayout(doors)
        column.addSpacing(14)
        self._add_expectations(column)
        column.addStretch(1)
        self._first = make

    def _door(self, title: str, words: str, act: str, kind: ButtonKind) -> tuple[Card, Button]:
        card = Card(title, fill="tint" if kind == "primary" else "card", edge="accent" if kind == "primary" else "line")
        inner = Column(card, margins=Margins.around(16, 16), gap=6)
        inner.addWidget(Label(title, "strong", wrap=True))
        inner.addWidget(Label(words, "body", "soft", wrap=True))
        inner.addStretch(1)
        button = Button(act, kind)
        button.setAccessibleName(f"{title}: {act}")
        inner.addSpacing(8)
        inner.addWidget(button)
        return card, button

    def _add_expectations(self, column: Column) -> None:
        column.addWidget(Label(self.tr("What to expect"), "strong"))
        lines = (
            self.tr("Nothing is sent anywhere."),
            self.tr("Nobody can reset your passphrase, we least of all. The recovery sheet is the only other key."),
            self.tr(
                "What you mark off the record never leaves this computer by our doing. It is private from the panel, "
                "not from the law."
            ),
        )
        for line in lines:
            point = Row(gap=8)
            point.addWidget(Label("•", "body", "soft"), 0, Qt.AlignmentFlag.AlignTop)
            point.addWidget(Label(line, "body", "soft", wrap=True), 1)
            column.addLayout(point)
        proof = Button(self.tr("See the proof that nothing is sent"), "link")
        proof.clicked.connect(self.ask_proof)
        holder = QWidget()
        FlowLayout(holder).addWidget(proof)
        column.addWidget(holder)

    def begin(self) -> None:
        """Put the keyboard on the first door."""
        self._first.setFocus()

    @Slot()
    def ask_make(self) -> None:
        """Ask to make a vault."""
        self.make_wanted.emit()

    @Slot()
    def ask_open(self) -> None:
        """Ask to open a vault."""
        self.open_wanted.emit()

    @Slot()
    def ask_sample(self) -> None:
        """Ask for the sample panel."""
        self.sample_wanted.emit()

    @Slot()
    def ask_proof(self) -> None:
        """Ask for the proof that nothing is sent."""
        self.proof_wanted.emit()
