"""The side panel: one cell's evidence, panelist beside panelist, and the consensus below it."""

from PySide6.QtCore import Signal, Slot

from app.domain.ids import CandidateCode
from app.services.committee import Committee
from app.services.page_values import panel_zone
from app.ui.board.chair_notes import ChairNotes
from app.ui.board.consensus_card import ConsensusCard
from app.ui.board.evidence_card import EvidenceCard
from app.ui.board.evidence_view import chair_notes_of, evidence_of, further_notes_of
from app.ui.board.further_notes import FurtherNotes
from app.ui.dates import moment_text
from app.ui.meeting.unrecorded_words import Field, Typed, UnrecordedWords
from app.ui.widgets import Label, Margins
from app.ui.widgets.scroll import Scroll
from app.vault.stores.panels import PanelState


class EvidencePanel(Scroll):
    """``recorded`` carries candidate, competency, level and reason; ``withdrawn`` candidate and competency."""

    recorded = Signal(str, str, int, str)
    withdrawn = Signal(str, str)
    left = Signal()

    def __init__(self, unrecorded: UnrecordedWords) -> None:
        super().__init__(self.tr("Evidence"), margins=Margins.around(8, 12), gap=9)
        self._cell: Field | None = None
        self._cards: list[EvidenceCard] = []
        self._committee: Committee | None = None
        self._recorded: Typed = (None, "")
        self._unrecorded = unrecorded
        self.consensus: ConsensusCard | None = None
        self._title = Label("", "strong", wrap=True)
        self._hint = Label("", "body", "soft", wrap=True)
        self._further, self._notes = FurtherNotes(), ChairNotes()
        for part in (self._title, self._hint, self._further, self._notes):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def show_committee(self, committee: Committee) -> None:
        """Be about this panel as it stands; cards are made once per panel."""
        before, self._committee = self._committee, committee
        if before is None or before.panel != committee.panel:
            self._make_cards(committee)

    def _make_cards(self, committee: Committee) -> None:
        old = [*self._cards, self.consensus] if self.consensus is not None else [*self._cards]
        for widget in old:
            self.column.removeWidget(widget)
            widget.deleteLater()
        self._cell = None
        self._cards = [EvidenceCard() for _ in committee.panel.panelists]
        self.consensus = ConsensusCard(committee.panel.kit)
        self.consensus.changed.connect(self.keep)
        self.consensus.recorded.connect(self.tell_recorded)
        self.consensus.withdrawn.connect(self.tell_withdrawn)
        self.consensus.left.connect(self.left)
        for place, card in enumerate((*self._cards, self.consensus), 2):
            self.column.insertWidget(place, card)
        for place, notes in enumerate((self._further, self._notes), len(self._cards) + 3):
            self.column.removeWidget(notes)
            self.column.insertWidget(place, notes)

    def show_cell(self, candidate: CandidateCode, competency: str, *, revealed: bool) -> None:
        """Show one cell's evidence; what was typed there and never recorded comes back."""
        committee = self._committee
        assert committee is not None
        assert self.consensus is not None
        self._cell = (committee.panel.block.panel_id, candidate, competency)
        name = committee.panel.candidate(candidate).name
        self._title.setText(f"{candidate} · {name} · {competency}" if revealed else f"{candidate} · {competency}")
        self._hint.setText(self.tr("Independent ratings are frozen. Record what the committee agrees, and why."))
        views = evidence_of(committee, candidate, competency, revealed=revealed)
        for card, view in zip(self._cards, views, strict=True):
            card.show_view(view)
        agreed = committee.consensus.get((candidate, competency))
        when = moment_text(agreed.at, panel_zone(committee.panel.block)) if agreed else ""
        locked = committee.state is PanelState.SIGNED
        self.consensus.show_consensus(agreed, when=when, locked=locked)
        self._recorded = self._on_record()
        typed = self._unrecorded.of(self._cell)
        if typed is not None and not locked:
            self.consensus.put_back(typed)
            self.keep()
        self._further.show_notes(further_notes_of(committee, candidate, revealed=revealed))
        self._notes.show_notes(chair_notes_of(committee, candidate, competency, revealed=revealed))

    def _on_record(self) -> Typed:
        assert self._committee is not None
        assert self._cell is not None
        agreed = self._committee.consensus.get(self._cell[1:])
        return (str(agreed.rating), agreed.reason) if agreed else (None, "")

    @Slot()
    def keep(self) -> None:
        """Keep what was typed for the shown cell and is not on record, and say that it is not."""
        if self._cell is not None and self.consensus is not None:
            typed = self.consensus.typed()
            self._unrecorded.keep(self._cell, typed if typed != self._recorded else None)
            self.consensus.show_state(recorded=typed == self._recorded)

    @Slot(int, str)
    def tell_recorded(self, level: int, reason: str) -> None:
        """Pass on what was agreed for the shown cell."""
        if self._cell is not None:
            self._recorded = (str(level), reason)
            self.recorded.emit(*self._cell[1:], level, reason)

    def keep_refused(self) -> None:
        """What was asked for first, and was refused, waits in its cell as what was never recorded."""
        cell = self._unrecorded.refuse()
        if cell != self._cell or self.consensus is None:
            return
        typed = self._unrecorded.of(cell)
        if typed is not None and self.consensus.typed() == self._recorded:
            self.consensus.put_back(typed)
        self._recorded = self._on_record()
        self.keep()

    @Slot()
    def tell_withdrawn(self) -> None:
        """Pass on that there is no agreement on the shown cell."""
        if self._cell is not None and self.consensus is not None:
            self._recorded = self.consensus.typed()
            self.withdrawn.emit(*self._cell[1:])
