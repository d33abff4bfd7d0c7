"""The opening: all digests are listed and signed first, then every card that came in time is opened."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from app.crypto.age_box import ReceivingKey
from app.domain import canonical
from app.domain.ids import CandidateCode, KeyDigest, PanelId, SealDigest
from app.domain.opening import ReceivedSeal, SealIdentity, Standing, standings
from app.domain.panel import Panel
from app.domain.scorecard import CardContent
from app.domain.text import plain_text
from app.errors import SubRosaError
from app.sealing.errors import Reason, Refusal
from app.sealing.kinds import Kind
from app.sealing.sealed_file import check_sealed, open_sealed
from app.services.chair_only import read_chair_only
from app.services.chaired_panels import panel_of, set_state
from app.services.collect_seals import recusals
from app.services.errors import WrongState
from app.services.leaving import RecordRequest, author_of, make_record
from app.services.opening_list import ListedSeal, Opening, list_content, listed_seals, minutes_pages
from app.services.session import Session
from app.vault.stores.outcomes import Minutes, MinutesPart
from app.vault.stores.panels import PanelState
from app.vault.stores.seals import SealState, StoredSeal

TO_OPEN = frozenset({Standing.COUNTS, Standing.CONTRADICTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCard:
    """One card as it was found inside. ``refusal`` is None when it is what the outside says."""

    digest: SealDigest
    signer: KeyDigest
    candidate: CandidateCode
    number: int
    refusal: SubRosaError | None


def open_panel(session: Session, panel_id: PanelId) -> tuple[OpenedCard, ...]:
    """The panel is opened: the list of digests is signed and kept before the first byte is decrypted.

    Cards that came late or were replaced stay unopened. A card that is not inside what it is outside is kept,
    counted as received and named as invalid; the card that it was to replace counts, and is opened too.

    Raises:
        PanelUnknown, WrongState: no such panel, a draft, or opened before.
    """
    panel, state = panel_of(session, panel_id)
    if state not in {PanelState.ISSUED, PanelState.COLLECTING}:
        raise WrongState(state=state.value)
    listed = listed_seals(session, panel)
    listed_at = _sign_list(session, panel, listed)
    opened = _open_what_counts(session, panel, [each.seal for each in listed])
    cards = {each.seal.identity: opened[each.seal.identity][1] for each in listed if each.seal.identity in opened}
    outcomes = {identity: _outcome(card) for identity, card in cards.items()}
    minutes = _opening_minutes(session, panel, listed, listed_at, outcomes)
    with session.vault.transaction("panel opened"):
        for row, _ in opened.values():
            session.vault.received_seals.put(row)
        set_state(session, panel_id, PanelState.OPENED)
        session.vault.minutes.put(minutes)
    return tuple(cards.values())


def minutes_of(session: Session, panel_id: PanelId, part: MinutesPart) -> bytes:
    """The signed minutes, or nothing before the opening."""
    row = session.vault.minutes.get(panel_id, part)
    return row.pdf if row is not None else b""


def _sign_list(session: Session, panel: Panel, listed: tuple[ListedSeal, ...]) -> datetime:
    """The list is signed and durable; tells when. One that an opening cut short left is signed anew."""
    at = session.now()
    content = {"part": MinutesPart.DIGESTS.value, "received": list_content(listed), "opened": []}
    pages = minutes_pages(session, panel, listed, at)
    minutes = _minutes(session, panel, content, pages, at)
    with session.vault.transaction("minutes signed"):
        session.vault.minutes.put(minutes)
    return at


def _opening_minutes(
    session: Session,
    panel: Panel,
    listed: tuple[ListedSeal, ...],
    listed_at: datetime,
    outcomes: Mapping[SealIdentity, str],
) -> Minutes:
    """What was opened, signed; kept together with what it says, so that neither is ever there without the other."""
    at = session.now()
    words = {each.seal.identity: outcomes.get(each.seal.identity, "not opened") for each in listed}
    content = {
        "part": MinutesPart.OPENED.value,
        "received": list_content(listed),
        "opened": [{"digest": digest, "outcome": outcome} for (digest, _), outcome in words.items()],
    }
    pages = minutes_pages(session, panel, listed, listed_at, Opening(at=at, outcomes=words))
    return _minutes(session, panel, content, pages, at)


def _minutes(session: Session, panel: Panel, content: Mapping[str, Any], pages: bytes, at: datetime) -> Minutes:
    request = RecordRequest(
        kind=Kind.MINUTES,
        block=panel.block,
        content=content,
        pages=pages,
        at=at,
        file_id=session.entropy(16),
        language=session.page_setup.language,
    )
    data, digest = make_record(author_of(session), request)
    return Minutes(
        panel_id=panel.block.panel_id, part=MinutesPart(content["part"]), digest=digest, pdf=data, signed_at=at
    )


def _opening_keys(session: Session, panel_id: PanelId) -> Mapping[CandidateCode, ReceivingKey]:
    return {
        row.code: ReceivingKey.from_bytes(row.opening_identity)
        for row in session.vault.candidates.find(panel_id=panel_id)
        if row.opening_identity is not None
    }


def _open_what_counts(
    session: Session, panel: Panel, seals: Sequence[ReceivedSeal]
) -> Mapping[SealIdentity, tuple[StoredSeal, OpenedCard]]:
    """What counts by what is known so far is opened, until nothing more is found invalid that would change it."""
    panel_id, opened = panel.block.panel_id, dict[SealIdentity, tuple[StoredSeal, OpenedCard]]()
    keys, recused = _opening_keys(session, panel_id), recusals(session, panel_id)
    while True:
        invalid = {identity for identity, (_, card) in opened.items() if card.refusal is not None}
        known = [replace(seal, invalid=seal.identity in invalid) for seal in seals]
        how = standings(known, panel.block.rules.deadline)
        due = [each.identity for each in seals if how[each.identity] in TO_OPEN and each.identity not in opened]
        if not due:
            return opened
        opened |= {identity: _open(session, panel, keys, recused, identity) for identity in due}


def _open(
    session: Session,
    panel: Panel,
    keys: Mapping[CandidateCode, ReceivingKey],
    recused: Container[tuple[KeyDigest, str]],
    identity: SealIdentity,
) -> tuple[StoredSeal, OpenedCard]:
    row = session.vault.received_seals.get(*identity)
    assert row is not None
    try:
        if (row.signer, row.candidate) in recused:  # the card came before the acceptance that says so
            raise Refusal(reason=Reason.RECUSED)
        row, refusal = _opened(session, panel, keys, row), None
    except SubRosaError as error:
        row, refusal = replace(row, state=SealState.INVALID), error
    card = OpenedCard(digest=row.digest, signer=row.signer, candidate=row.candidate, number=row.number, refusal=refusal)
    return row, card


def _opened(session: Session, panel: Panel, keys: Mapping[CandidateCode, ReceivingKey], row: StoredSeal) -> StoredSeal:
    if row.candidate not in keys:
        raise Refusal(reason=Reason.NOT_FOR_THIS_KEY)
    opened = open_sealed(check_sealed(row.pdf), keys[row.candidate])
    if opened.record.kit_digest != panel.block.kit_hash:
        raise Refusal(reason=Reason.ANOTHER_KIT)
    content = opened.record.content
    try:
        CardContent.from_json(content["card"], panel.kit)
        if content["replacement_reason"] != "":
            plain_text(content["replacement_reason"], where="reason")
        notes = read_chair_only(content["chair_only"], session.receiving)
        for name in (name for note in notes for name in note.competencies):
            panel.kit.competency(name, where="notes")
    except (KeyError, TypeError, ValueError, SubRosaError) as error:
        raise Refusal(reason=Reason.MANIFEST_VALUES) from error
    return replace(
        row,
        state=SealState.OPENED,
        manifest=canonical.encode(opened.manifest).decode(),
        chair_only=canonical.encode([note.to_json() for note in notes]).decode(),
    )


def _outcome(card: OpenedCard) -> str:
    return "opened" if card.refusal is None else f"received but invalid: {card.refusal.code}"
