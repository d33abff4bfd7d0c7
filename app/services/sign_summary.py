"""The summary: the whole packet as pages and as a record, signed by the chair."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.analysis.agreement import Agreement, agreement, coefficient_text
from app.analysis.board import Cell, MustMeet, Order, Row
from app.analysis.composite import decimal_text
from app.documents.pages.summary import (
    AgreementLine,
    BoardCell,
    BoardCompetency,
    Decision,
    PanelistEvidence,
    Recommendation,
    SummaryCandidate,
    SummaryPage,
)
from app.documents.render import render_summary
from app.domain.ids import PanelId
from app.domain.moments import moment_to_json
from app.domain.panel import Member
from app.domain.rating import rating_to_json
from app.sealing.kinds import Kind
from app.services.chaired_panels import set_state
from app.services.committee import Committee, read_committee
from app.services.errors import DecisionMissing
from app.services.leaving import RecordRequest, author_of, make_record
from app.services.opening_list import list_content, listed_seals, seal_lines
from app.services.page_values import called, kit_line, local, note_line, page_rating, panel_line, signatory
from app.services.session import Session
from app.vault.stores.outcomes import Summary
from app.vault.stores.panels import PanelState

MUST_MEET_WORDS: Mapping[MustMeet, str] = {
    MustMeet.NONE: "",
    MustMeet.MET: "met",
    MustMeet.UNSEEN: "not shown",
    MustMeet.SPLIT: "split",
    MustMeet.FAILED: "not met",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedSummary:
    """The signed PDF with its digest and a neutral file name."""

    file_name: str
    data: bytes
    digest: str


def summary_pages(session: Session, panel_id: PanelId, *, with_names: bool = True) -> bytes:
    """The pages as they would be signed now; candidates by code alone unless names are asked for.

    Raises:
        PanelUnknown, WrongState: no such panel, or not opened yet.
    """
    committee = read_committee(session, panel_id)
    return _pages(session, committee, session.now(), with_names=with_names)


def sign_summary(session: Session, panel_id: PanelId, *, with_names: bool = True) -> SignedSummary:
    """The summary is signed by the chair and kept; the panel takes no more changes, and nothing waits to be recorded.

    Raises:
        DecisionMissing: a candidate has no decision yet.
        PanelUnknown, WrongState: no such panel, or not opened yet.
    """
    committee = read_committee(session, panel_id)
    for candidate in committee.panel.candidates:
        if candidate.code not in committee.decisions:
            raise DecisionMissing(candidate=candidate.code)
    at = session.now()
    request = RecordRequest(
        kind=Kind.SUMMARY,
        block=committee.panel.block,
        content=_content(session, committee),
        pages=_pages(session, committee, at, with_names=with_names),
        at=at,
        file_id=session.entropy(16),
        language=session.page_setup.language,
    )
    data, digest = make_record(author_of(session), request)
    with session.vault.transaction("summary signed"):
        session.vault.summaries.put(Summary(panel_id=panel_id, digest=digest, pdf=data, signed_at=at))
        set_state(session, panel_id, PanelState.SIGNED)
        session.vault.unrecorded.clear_panel(panel_id)
    return SignedSummary(file_name=f"{committee.panel.block.code}_summary.pdf", data=data, digest=digest)


def last_summary(session: Session, panel_id: PanelId) -> bytes:
    """The last signed summary of this panel, or nothing."""
    rows = sorted(session.vault.summaries.find(panel_id=panel_id), key=lambda row: row.signed_at)
    return rows[-1].pdf if rows else b""


def agreement_of(committee: Committee) -> Agreement:
    """How far the panelists agree; the interval's seed is the panel digest."""
    return agreement(committee.board, seed=committee.panel.block.digest)


def _pages(session: Session, committee: Committee, at: datetime, *, with_names: bool) -> bytes:
    panel, block = committee.panel, committee.panel.block
    page = SummaryPage(
        panel=panel_line(block),
        kit=kit_line(panel.kit),
        chair=signatory(panel.chair),
        quorum=None,
        competencies=tuple(
            BoardCompetency(name=each.name, weight=each.weight, must_meet=each.must_meet)
            for each in panel.kit.competencies
        ),
        panelists=tuple(called(panel, member) for member in panel.panelists),
        candidates=tuple(
            _candidate(committee, row, with_names=with_names) for row in committee.board.ordered(Order.COMPOSITE)
        ),
        agreement=_agreement_lines(agreement_of(committee)),
        seals=seal_lines(panel, listed_seals(session, panel)),
        signatures=(signatory(panel.chair),),
        decided_at=local(at, block),
        destroy_by=block.rules.destroy_by,
    )
    return render_summary(page, session.page_setup).pdf


def _candidate(committee: Committee, row: Row, *, with_names: bool) -> SummaryCandidate:
    panel, decision = committee.panel, committee.decisions.get(row.candidate)
    return SummaryCandidate(
        code=row.candidate,
        name=panel.candidate(row.candidate).name if with_names else "",
        cells=tuple(_cell(committee, row, cell) for cell in row.cells),
        composite=decimal_text(row.composite, 1) if row.composite is not None else None,
        range=(decimal_text(row.range[0], 1), decimal_text(row.range[1], 1)) if row.range else None,
        must_meet=MUST_MEET_WORDS[row.must_meet],
        recommendations=tuple(
            Recommendation(
                panelist=called(panel, member),
                recommendation=card.recommendation.value,
                summary=card.summary,
                notes=tuple(note_line(note, panel) for note in card.further_notes()),
                replaces=committee.replacing.get((member.seat.key_digest, row.candidate), ""),
            )
            for member in panel.panelists
            if (card := committee.cards.get((member.seat.key_digest, row.candidate))) is not None
        ),
        decision=Decision(outcome=decision.outcome.value, reason=decision.reason) if decision else None,
    )


def _cell(committee: Committee, row: Row, cell: Cell) -> BoardCell:
    agreed = committee.consensus.get((row.candidate, cell.competency))
    return BoardCell(
        ratings=tuple(
            evidence
            for member in committee.panel.panelists
            if (evidence := _evidence(committee, member, row, cell.competency)) is not None
        ),
        alone=tuple(None if each is None else page_rating(each) for each in cell.ratings),
        mean=decimal_text(cell.mean, 1) if cell.mean is not None else None,
        differ=cell.notable,
        consensus=agreed.rating if agreed else None,
        reason=agreed.reason if agreed else "",
    )


def _evidence(committee: Committee, member: Member, row: Row, competency: str) -> PanelistEvidence | None:
    card = committee.cards.get((member.seat.key_digest, row.candidate))
    if card is None:
        return None
    return PanelistEvidence(
        panelist=called(committee.panel, member),
        rating=page_rating(card.ratings[competency]),
        notes=tuple(note_line(note, committee.panel) for note in card.evidence(competency)),
    )


def _agreement_lines(result: Agreement) -> tuple[AgreementLine, ...]:
    rows: list[tuple[str, float, tuple[float, float] | None]] = []
    if result.alpha is not None:
        rows.append(("Krippendorff's alpha, ordinal", result.alpha, result.interval))
    if result.icc is not None:
        rows.append(("ICC(2,1)", result.icc.single, result.icc.single_interval))
        rows.append(("ICC(2,k)", result.icc.average, result.icc.average_interval))
    return tuple(
        AgreementLine(
            coefficient=name,
            value=coefficient_text(value),
            interval=(coefficient_text(interval[0]), coefficient_text(interval[1])) if interval else None,
            units=result.units,
            raters=result.raters,
            candidates=result.candidates,
            too_few=result.too_few,
        )
        for name, value, interval in rows
    )


def _content(session: Session, committee: Committee) -> Mapping[str, Any]:
    """The record of the summary: what each scored alone, what arithmetic makes of it, what was agreed and decided."""
    panel = committee.panel
    return {
        "cards": [
            {
                "signer_spki_sha256": key[0],
                "candidate": key[1],
                "card": card.to_json(),
                **({"replacement_reason": committee.replacing[key]} if key in committee.replacing else {}),
            }
            for key, card in sorted(committee.cards.items())
        ],
        "board": [
            {
                "candidate": row.candidate,
                "composite": decimal_text(row.composite, 6) if row.composite is not None else None,
                "range": [decimal_text(end, 6) for end in row.range] if row.range else None,
                "must_meet": row.must_meet.value,
                "ratings": [
                    {
                        "competency": cell.competency,
                        "ratings": [None if each is None else rating_to_json(each) for each in cell.ratings],
                    }
                    for cell in row.cells
                ],
            }
            for row in committee.board.rows
        ],
        "panelists": list(committee.board.panelists),
        "consensus": [
            {
                "candidate": agreed.candidate,
                "competency": agreed.competency,
                "rating": agreed.rating,
                "reason": agreed.reason,
                "at": moment_to_json(agreed.at),
            }
            for agreed in committee.consensus.values()
        ],
        "decisions": [
            {
                "candidate": decision.candidate,
                "outcome": decision.outcome.value,
                "reason": decision.reason,
                "at": moment_to_json(decision.at),
            }
            for decision in committee.decisions.values()
        ],
        "received": list_content(listed_seals(session, panel)),
    }
