"""Collecting: each file that comes in is checked without being opened, kept or refused, and named in a list."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain import canonical
from app.domain.acceptance import Acceptance as Declaration
from app.domain.errors import ValueRefused
from app.domain.ids import CandidateCode, KeyDigest, PanelId, SealDigest, SealId
from app.domain.opening import Admission, ReceivedSeal, SealIdentity, Standing, standings
from app.domain.panel import Panel
from app.domain.panel_block import Role
from app.errors import SubRosaError
from app.sealing.errors import Reason, Refusal
from app.sealing.kinds import Kind
from app.sealing.sealed_file import CheckedSeal, check_sealed, open_sealed
from app.services.chaired_panels import panel_of, set_state
from app.services.errors import AcceptedBefore
from app.services.page_values import called
from app.services.session import Session
from app.vault.stores.panels import Acceptance, PanelState
from app.vault.stores.seals import SealState, StoredSeal


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What became of one file. ``refusal`` is None when it was kept; a late one is kept unopened and says so.

    ``signer`` is the key's digest, empty where the file is none of ours.
    """

    file_name: str
    kind: str
    panelist: str
    candidate: str
    number: int | None
    sealed_at: datetime | None
    digest: str
    signer: str
    late: bool
    standing: Standing | None = None
    """How a card stands beside those of its author that are here already; None for any other file."""
    refusal: SubRosaError | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """What is known of one panelist's card for one candidate. ``standing`` is None when it is missing."""

    panelist: KeyDigest
    candidate: CandidateCode
    standing: Standing | None
    number: int
    recused: bool


def collect_file(session: Session, panel_id: PanelId, file_name: str, data: bytes) -> Collected:
    """The file is kept if it is a card or an acceptance of this panel; otherwise nothing is written.

    Raises:
        PanelUnknown, WrongState: no such panel, or it is still a draft.
    """
    panel, state = panel_of(session, panel_id)
    try:
        checked = check_sealed(data)
    except Refusal as error:
        return _refused(file_name, None, error)
    try:
        _check_panel(panel, checked)
        if checked.header.kind is Kind.ACCEPTANCE:
            return _keep_acceptance(session, panel, state, file_name, checked, data)
        _check_card(session, panel, checked)
        _refuse_after_opening(state)
        return _keep_card(session, panel, state, file_name, checked, data)
    except SubRosaError as error:
        return _refused(file_name, checked, error)


def expected_and_received(session: Session, panel_id: PanelId) -> tuple[GridCell, ...]:
    """One cell per candidate and panelist, candidates first: received, late, superseded, contradicted or missing."""
    panel, _ = panel_of(session, panel_id)
    seals = received_seals(session, panel_id)
    how = standings(seals, panel.block.rules.deadline)
    recused = recusals(session, panel_id)
    return tuple(
        _cell(panelist.key_digest, place.code, seals, how, recused)
        for place in panel.block.candidates
        for panelist in panel.block.panelists
    )


def received_seals(session: Session, panel_id: PanelId, **of: str) -> tuple[ReceivedSeal, ...]:
    """What the chair holds, opened or not; of one signer or candidate where they are named."""
    return tuple(
        ReceivedSeal(
            digest=row.digest,
            candidate=row.candidate,
            signer=row.signer,
            number=row.number,
            sealed_at=row.sealed_at,
            received_at=row.received_at,
            invalid=row.state is SealState.INVALID,
            admission=Admission.read(row.verdict),
        )
        for row in session.vault.seal_facts.find(panel_id=panel_id, **of)
    )


def recusals(session: Session, panel_id: PanelId) -> frozenset[tuple[KeyDigest, str]]:
    """Who is recused from whom, by the acceptances that came in."""
    return frozenset(
        (row.spki_sha256, code)
        for row in session.vault.acceptances.find(panel_id=panel_id)
        for code in canonical.decode(row.manifest.encode())["content"]["recusals"]
    )


def _check_panel(panel: Panel, checked: CheckedSeal) -> None:
    header, block = checked.header, panel.block
    if header.kind not in {Kind.SCORECARD, Kind.ACCEPTANCE}:
        raise Refusal(reason=Reason.ANOTHER_KIND)
    if header.panel_id != block.panel_id:
        raise Refusal(reason=Reason.ANOTHER_PANEL)
    if header.panel_digest != block.digest:
        raise Refusal(reason=Reason.ANOTHER_PANEL_DIGEST)
    if checked.signer.spki_sha256 not in {seat.key_digest for seat in block.panelists}:
        raise Refusal(reason=Reason.UNKNOWN_KEY)


def _check_card(session: Session, panel: Panel, checked: CheckedSeal) -> None:
    header = checked.header
    place = next((each for each in panel.block.candidates if each.code == header.candidate), None)
    if place is None:
        raise Refusal(reason=Reason.UNKNOWN_CANDIDATE)
    if list(header.recipients) != [hashlib.sha256(place.opening_recipient.encode()).hexdigest()]:
        raise Refusal(reason=Reason.SEALED_TO_SOMEONE_ELSE)
    if session.vault.received_seals.get(checked.digest, checked.signer.spki_sha256) is not None:
        raise Refusal(reason=Reason.SEEN_BEFORE)
    if (checked.signer.spki_sha256, place.code) in recusals(session, panel.block.panel_id):
        raise Refusal(reason=Reason.RECUSED)


def _keep_card(  # noqa: PLR0913, PLR0917 - one private step of collect_file
    session: Session, panel: Panel, state: PanelState, file_name: str, checked: CheckedSeal, data: bytes
) -> Collected:
    header, now = checked.header, session.now()
    late = now > panel.block.rules.deadline
    row = StoredSeal(
        digest=SealDigest(checked.digest),
        signer=KeyDigest(checked.signer.spki_sha256),
        panel_id=panel.block.panel_id,
        candidate=CandidateCode(header.candidate or ""),
        number=header.number or 0,
        seal_id=SealId(checked.seal_id),
        sealed_at=header.sealed_at,
        received_at=now,
        verdict=Reason.LATE.value if late else "",
        state=SealState.RECEIVED,
        pdf=data,
    )
    with session.vault.transaction("seal received"):
        session.vault.received_seals.put(row)
        if state is PanelState.ISSUED:
            set_state(session, panel.block.panel_id, PanelState.COLLECTING)
    own = received_seals(session, row.panel_id, signer=row.signer, candidate=row.candidate)
    how = standings(own, panel.block.rules.deadline)[row.digest, row.signer]
    return replace(_kept(panel, file_name, checked, late=late), standing=how)


def _refuse_after_opening(state: PanelState) -> None:
    if state not in {PanelState.ISSUED, PanelState.COLLECTING}:
        raise Refusal(reason=Reason.AFTER_OPENING)


def _keep_acceptance(  # noqa: PLR0913, PLR0917 - one private step of collect_file
    session: Session, panel: Panel, state: PanelState, file_name: str, checked: CheckedSeal, data: bytes
) -> Collected:
    key, panel_id = KeyDigest(checked.signer.spki_sha256), panel.block.panel_id
    known = session.vault.acceptances.get(panel_id, key)
    if known is not None:
        raise Refusal(reason=Reason.SEEN_BEFORE) if known.digest == checked.digest else AcceptedBefore()
    _refuse_after_opening(state)
    opened = open_sealed(checked, session.receiving)
    try:
        Declaration.from_json(opened.content, panel.block)
    except (KeyError, TypeError, ValueRefused) as error:
        raise Refusal(reason=Reason.MANIFEST_VALUES, layer="inner") from error
    row = Acceptance(
        panel_id=panel_id,
        spki_sha256=key,
        digest=checked.digest,
        manifest=canonical.encode(opened.manifest).decode(),
        pdf=data,
        received_at=session.now(),
    )
    with session.vault.transaction("acceptance received"):
        session.vault.acceptances.put(row)
    return _kept(panel, file_name, checked, late=False)


def _kept(panel: Panel, file_name: str, checked: CheckedSeal, *, late: bool) -> Collected:
    header = checked.header
    return Collected(
        file_name=file_name,
        kind=header.kind.value,
        panelist=called(panel, panel.member(checked.signer.spki_sha256, Role.PANELIST)),
        candidate=header.candidate or "",
        number=header.number,
        sealed_at=header.sealed_at,
        digest=checked.digest,
        signer=checked.signer.spki_sha256,
        late=late,
        refusal=None,
    )


def _refused(file_name: str, checked: CheckedSeal | None, error: SubRosaError) -> Collected:
    header = checked.header if checked else None
    return Collected(
        file_name=file_name,
        kind=header.kind.value if header else "",
        panelist=checked.signer.claimed_name if checked else "",
        candidate=header.candidate or "" if header else "",
        number=header.number if header else None,
        sealed_at=header.sealed_at if header else None,
        digest=checked.digest if checked else "",
        signer=checked.signer.spki_sha256 if checked else "",
        late=False,
        refusal=error,
    )


def _cell(
    panelist: KeyDigest,
    candidate: CandidateCode,
    seals: tuple[ReceivedSeal, ...],
    how: Mapping[SealIdentity, Standing],
    recused: frozenset[tuple[KeyDigest, str]],
) -> GridCell:
    own = [seal for seal in seals if (seal.signer, seal.candidate) == (panelist, candidate)]
    best = max(own, key=lambda seal: (how[seal.identity] is Standing.COUNTS, seal.number), default=None)
    return GridCell(
        panelist=panelist,
        candidate=candidate,
        standing=how[best.identity] if best else None,
        number=best.number if best else 0,
        recused=(panelist, candidate) in recused,
    )
