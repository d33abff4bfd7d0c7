"""After the opening: the board of the cards that count, the evidence, what was agreed and what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.analysis.board import Board, make_board
from app.domain import canonical
from app.domain.decision import Consensus, Decision, Outcome
from app.domain.ids import CandidateCode, KeyDigest, PanelId
from app.domain.opening import Standing
from app.domain.panel import Panel
from app.domain.scorecard import CardContent, CardNote
from app.domain.text import clean_text
from app.services.chaired_panels import panel_of, set_state
from app.services.collect_seals import recusals
from app.services.errors import ReasonMissing, WrongState
from app.services.opening_list import ListedSeal, listed_seals
from app.services.session import Session
from app.vault.stores.panels import PanelState
from app.vault.stores.seals import SealContent, SealState
from app.vault.stores.unrecorded import OF_THE_DECISION

BEING_DECIDED = frozenset({PanelState.OPENED, PanelState.DECIDED})
AFTER_OPENING = BEING_DECIDED | {PanelState.SIGNED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """What the committee works on: the panel, the cards that count, the board and what was agreed so far."""

    panel: Panel
    state: PanelState
    listed: tuple[ListedSeal, ...]
    """Every seal that was received, with how it stands."""
    cards: Mapping[tuple[KeyDigest, CandidateCode], CardContent]
    contradicting: Mapping[tuple[KeyDigest, CandidateCode], tuple[CardContent, ...]]
    """Cards of one person for one candidate under one number: to be read side by side, and none counts."""
    replacing: Mapping[tuple[KeyDigest, CandidateCode], str]
    """Why a card replaces an earlier one, of those that do."""
    chair_only: Mapping[tuple[KeyDigest, CandidateCode], tuple[CardNote, ...]]
    board: Board
    consensus: Mapping[tuple[CandidateCode, str], Consensus]
    decisions: Mapping[CandidateCode, Decision]


def read_committee(session: Session, panel_id: PanelId) -> Committee:
    """The opened panel as it stands.

    Raises:
        PanelUnknown, WrongState: no such panel, or not opened yet.
    """
    panel, state = panel_of(session, panel_id)
    if state not in AFTER_OPENING:
        raise WrongState(state=state.value)
    listed = listed_seals(session, panel)
    how = {each.seal.identity: each.standing for each in listed}
    opened = session.vault.seal_contents.find(panel_id=panel_id, state=SealState.OPENED)
    rows = [row for row in opened if how[row.digest, row.signer] is Standing.COUNTS]
    contents = {(row.signer, row.candidate): canonical.reread(row.manifest or "")["content"] for row in rows}
    cards = {key: CardContent.reread(content["card"]) for key, content in contents.items()}
    return Committee(
        panel=panel,
        state=state,
        listed=listed,
        cards=cards,
        contradicting=_side_by_side(
            [row for row in opened if how[row.digest, row.signer] is Standing.CONTRADICTED],
        ),
        replacing={key: reason for key, content in contents.items() if (reason := content.get("replacement_reason"))},
        chair_only={
            (row.signer, row.candidate): tuple(map(CardNote.reread, canonical.reread(row.chair_only)))
            for row in rows
            if row.chair_only is not None
        },
        board=make_board(
            panel.kit,
            [place.code for place in panel.block.candidates],
            [seat.key_digest for seat in panel.block.panelists],
            cards,
            recusals(session, panel_id),
        ),
        consensus={
            (agreed.candidate, agreed.competency): agreed for agreed in session.vault.decisions.consensus(panel_id)
        },
        decisions={decision.candidate: decision for decision in session.vault.decisions.decisions(panel_id)},
    )


def _side_by_side(
    rows: Sequence[SealContent],
) -> Mapping[tuple[KeyDigest, CandidateCode], tuple[CardContent, ...]]:
    cards: dict[tuple[KeyDigest, CandidateCode], tuple[CardContent, ...]] = {}
    for row in rows:
        card = CardContent.reread(canonical.reread(row.manifest or "")["content"]["card"])
        cards[row.signer, row.candidate] = (*cards.get((row.signer, row.candidate), ()), card)
    return cards


def record_consensus(  # noqa: PLR0913, PLR0917 - what a consensus consists of
    session: Session, panel_id: PanelId, candidate: CandidateCode, competency: str, rating: int, reason: str
) -> None:
    """The committee agreed on a rating, with its reason; what people scored alone stays as it is.

    Raises:
        ReasonMissing: a consensus always has its reason.
        ValueRefused: the kit has no such competency or level, or the panel no such candidate.
        PanelUnknown, WrongState: no such panel, or not opened, or the summary is signed.
    """
    panel = _open_for_decisions(session, panel_id)
    panel.block.place(candidate)
    panel.kit.competency(competency)
    panel.kit.check_level(rating)
    if not reason.strip():
        raise ReasonMissing
    agreed = Consensus(
        candidate=candidate,
        competency=competency,
        rating=rating,
        reason=clean_text(reason, where="reason"),
        at=session.now(),
    )
    with session.vault.transaction("consensus recorded"):
        session.vault.decisions.put_consensus(panel_id, agreed)
        session.vault.unrecorded.clear(panel_id, candidate, competency)


def withdraw_consensus(session: Session, panel_id: PanelId, candidate: CandidateCode, competency: str) -> None:
    """There is no agreement on this cell.

    Raises:
        PanelUnknown, WrongState: as ``record_consensus``.
    """
    _open_for_decisions(session, panel_id)
    with session.vault.transaction("consensus withdrawn"):
        session.vault.decisions.remove_consensus(panel_id, candidate, competency)
        session.vault.unrecorded.clear(panel_id, candidate, competency)


def record_decision(
    session: Session, panel_id: PanelId, candidate: CandidateCode, outcome: Outcome, reason: str
) -> None:
    """The committee decided for this candidate, with its reason.

    Raises:
        ReasonMissing: a decision always has its reason.
        ValueRefused: the panel has no such candidate.
        PanelUnknown, WrongState: as ``record_consensus``.
    """
    panel = _open_for_decisions(session, panel_id)
    panel.block.place(candidate)
    if not reason.strip():
        raise ReasonMissing
    decision = Decision(
        candidate=candidate, outcome=outcome, reason=clean_text(reason, where="reason"), at=session.now()
    )
    with session.vault.transaction("decision recorded"):
        session.vault.decisions.put_decision(panel_id, decision)
        session.vault.unrecorded.clear(panel_id, candidate, OF_THE_DECISION)
        if len(session.vault.decisions.decisions(panel_id)) == len(panel.candidates):
            set_state(session, panel_id, PanelState.DECIDED)


def _open_for_decisions(session: Session, panel_id: PanelId) -> Panel:
    panel, state = panel_of(session, panel_id)
    if state not in BEING_DECIDED:
        raise WrongState(state=state.value)
    return panel
