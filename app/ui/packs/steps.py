"""The steps of accepting, one card each; nothing of a later step is built before the one before it is done."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.panel import Panel
from app.services.memberships import CandidateView, MembershipView
from app.services.page_values import panel_zone
from app.ui.dates import moment_text
from app.ui.packs.declarations import Declarations
from app.ui.widgets import Button, Card, Column, FlowLayout, Label, Margins, isolated


class PledgeStep(Card):
    """The pledge, before any name. ``pledged`` fires when it was taken."""

    pledged = Signal()

    def __init__(self, view: MembershipView, pledge: str) -> None:
        super().__init__(self.tr("The pledge"))
        column = Column(self, margins=Margins.around(20, 16), gap=10)
        column.addWidget(Label(self.tr("1 · The pledge, before any name"), "title", wrap=True))
        words = self.tr("Panel words: {words}. Your chair can read them out to you.")
        column.addWidget(Label(words.format(words=" · ".join(view.words)), "body", "soft", wrap=True))
        column.addWidget(Label(pledge, wrap=True))
        self._read = QCheckBox(self.tr("I have read it and I will keep it"))
        self._read.toggled.connect(self.allow)
        self._take = Button(self.tr("Take the pledge"), "primary")
        self._take.setEnabled(False)
        self._take.clicked.connect(self.tell)
        column.addWidget(self._read)
        holder = QWidget()
        FlowLayout(holder).addWidget(self._take)
        column.addWidget(holder)

    @Slot()
    def allow(self) -> None:
        """Let the pledge be taken once it was read."""
        self._take.setEnabled(self._read.isChecked())

    @Slot()
    def tell(self) -> None:
        """Pass on that the pledge was taken."""
        self.pledged.emit()


class DeclareStep(QWidget):
    """Names, conflicts and recusals. ``accepted`` carries the declarations."""

    accepted = Signal(object)

    def __init__(self, candidates: tuple[CandidateView, ...]) -> None:
        super().__init__()
        self._declarations = Declarations(candidates)
        column = Column(self, gap=10)
        column.addWidget(Label(self.tr("2 · Names, and whether you can judge them fairly"), "title", wrap=True))
        words = self.tr(
            "Say so if you know a candidate, or if anything could make you partial. A recusal states no cause, locks "
            "the candidate for you and cannot be taken back."
        )
        column.addWidget(Label(words, "body", "soft", wrap=True))
        column.addWidget(self._declarations)
        accept = Button(self.tr("Accept and sign"), "primary")
        accept.clicked.connect(self.tell)
        holder = QWidget()
        FlowLayout(holder).addWidget(accept)
        column.addWidget(holder)

    @Slot()
    def tell(self) -> None:
        """Pass on the declarations, once they are complete."""
        if self.isEnabled() and self._declarations.is_complete():
            self.accepted.emit(self._declarations)


class AcceptedStep(Card):
    """What was accepted, and the file that goes back. ``save_wanted`` and ``interview_wanted`` go on."""

    save_wanted = Signal()
    interview_wanted = Signal()

    def __init__(self, view: MembershipView, panel: Panel, candidates: tuple[CandidateView, ...]) -> None:
        super().__init__(self.tr("Accepted"))
        column = Column(self, margins=Margins.around(20, 16), gap=8)
        column.addWidget(Label(self.tr("3 · Accepted"), "title"))
        back = self.tr("The signed acceptance goes back to {chair}: save it and hand it over.")
        column.addWidget(Label(back.format(chair=isolated(view.chair)), wrap=True))
        due = self.tr("Seal every card before {moment}.")
        moment = moment_text(panel.block.rules.deadline, panel_zone(panel.block))
        column.addWidget(Label(due.format(moment=moment), wrap=True))
        kit = self.tr("Kit: {name}, version {version}")
        column.addWidget(Label(kit.format(name=isolated(panel.kit.name), version=panel.kit.version), wrap=True))
        for candidate in candidates:
            state = self.tr(" · recused") if candidate.recused else ""
            column.addWidget(Label(f"{candidate.code} · {isolated(candidate.name)}{state}", "body", "soft", wrap=True))
        self._where = Label("", "body", "ok_ink", wrap=True)
        column.addWidget(self._where)
        save = Button(self.tr("Save the acceptance…"), "primary")
        save.clicked.connect(self.ask_save)
        go = Button(self.tr("Go to the interviews"))
        go.clicked.connect(self.ask_interview)
        holder = QWidget()
        flow = FlowLayout(holder, gap=8)
        flow.addWidget(save)
        flow.addWidget(go)
        column.addWidget(holder)

    def say_saved(self, words: str) -> None:
        """Say where the file was written."""
        self._where.setText(words)

    @Slot()
    def ask_save(self) -> None:
        """Ask for the acceptance to be saved."""
        self.save_wanted.emit()

    @Slot()
    def ask_interview(self) -> None:
        """Ask for the interviews."""
        self.interview_wanted.emit()
