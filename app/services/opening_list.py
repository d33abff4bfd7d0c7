"""The list of everything received and everything missing, as the minutes sign it before anything is decrypted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.crypto.key_words import four_words
from app.documents.pages.common import SealLine
from app.documents.pages.minutes import MinutesPage, MissingLine, OpenedLine
from app.documents.render import render_minutes
from app.domain.moments import moment_to_json
from app.domain.opening import ReceivedSeal, SealIdentity, Standing, standings
from app.domain.panel import Panel
from app.domain.panel_block import Role
from app.domain.text import code_order
from app.services.collect_seals import expected_and_received, received_seals, recusals
from app.services.page_values import called, local, member_words, panel_line, signatory
from app.services.session import Session

VERDICTS = {
    Standing.COUNTS: "received in time",
    Standing.LATE: "late, kept unopened",
    Standing.SUPERSEDED: "replaced by a later card",
    Standing.CONTRADICTED: "two cards under one number",
    Standing.INVALID: "received, invalid inside",
}
ADMITTED = "late, admitted by decision of the chair"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSeal:
    """A received seal with how it stands; one whose signer is ``recused`` from the candidate is never opened."""

    seal: ReceivedSeal
    standing: Standing
    recused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """When the cards were opened, and what became of each seal."""

    at: datetime
    outcomes: Mapping[SealIdentity, str]


def listed_seals(session: Session, panel: Panel) -> tuple[ListedSeal, ...]:
    """Every seal received for this panel, by candidate, panelist and number."""
    seals = received_seals(session, panel.block.panel_id)
    how = standings(seals, panel.block.rules.deadline)
    order = {seat.key_digest: place for place, seat in enumerate(panel.block.panelists)}
    ordered = sorted(seals, key=lambda seal: (code_order(seal.candidate), order[seal.signer], seal.number, seal.digest))
    away = recusals(session, panel.block.panel_id)
    return tuple(
        ListedSeal(seal=seal, standing=how[seal.identity], recused=(seal.signer, seal.candidate) in away)
        for seal in ordered
    )


def seal_lines(panel: Panel, listed: tuple[ListedSeal, ...]) -> tuple[SealLine, ...]:
    """The seals as pages list them, with full digests and receipt words."""
    return tuple(_line(panel, each) for each in listed)


def missing_lines(session: Session, panel: Panel) -> tuple[MissingLine, ...]:
    """The cards that were expected and did not come, recusals left out."""
    return tuple(
        MissingLine(panelist=called(panel, panel.member(cell.panelist)), candidate=cell.candidate)
        for cell in expected_and_received(session, panel.block.panel_id)
        if cell.standing is None and not cell.recused
    )


def list_content(listed: tuple[ListedSeal, ...]) -> list[dict[str, object]]:
    """The list as the minutes' manifest holds it."""
    return [
        {
            "digest": each.seal.digest,
            "signer_spki_sha256": each.seal.signer,
            "candidate": each.seal.candidate,
            "number": each.seal.number,
            "sealed_at": moment_to_json(each.seal.sealed_at),
            "received_at": moment_to_json(each.seal.received_at),
            "standing": each.standing.value,
            **({"admitted": each.seal.admission.to_json()} if each.seal.admission is not None else {}),
        }
        for each in listed
    ]


def minutes_pages(
    session: Session,
    panel: Panel,
    listed: tuple[ListedSeal, ...],
    listed_at: datetime,
    opening: Opening | None = None,
) -> bytes:
    """The minutes: the list alone, or with what became of each seal at the opening."""
    block = panel.block
    opened = tuple(
        OpenedLine(
            panelist=called(panel, panel.member(each.seal.signer)),
            candidate=each.seal.candidate,
            number=each.seal.number,
            digest=each.seal.digest,
            outcome=opening.outcomes[each.seal.identity],
        )
        for each in listed
        if opening is not None
    )
    page = MinutesPage(
        panel=panel_line(block),
        chair=signatory(panel.chair),
        present=(signatory(panel.chair),),
        quorum=None,
        deadline=local(block.rules.deadline, block),
        listed_at=local(listed_at, block),
        received=seal_lines(panel, listed),
        missing=missing_lines(session, panel),
        opened_at=local(opening.at, block) if opening is not None else None,
        opened=opened,
    )
    return render_minutes(page, session.page_setup).pdf


def _line(panel: Panel, listed: ListedSeal) -> SealLine:
    member = panel.member(listed.seal.signer, Role.PANELIST)
    verdict, decision = _verdict(listed)
    return SealLine(
        panelist=member.name,
        words=member_words(member),
        candidate=listed.seal.candidate,
        number=listed.seal.number,
        sealed_at=local(listed.seal.sealed_at, panel.block),
        received_at=local(listed.seal.received_at, panel.block),
        digest=listed.seal.digest,
        receipt=four_words(listed.seal.digest),
        verdict=verdict,
        decision=decision,
    )


def _verdict(listed: ListedSeal) -> tuple[str, str]:
    """How the seal stands, and the chair's decision about it where that is not how it stands."""
    admission = listed.seal.admission
    if admission is None:
        return VERDICTS[listed.standing], ""
    decision = f"{ADMITTED}: {admission.reason}"
    return (decision, "") if listed.standing is Standing.COUNTS else (VERDICTS[listed.standing], decision)
