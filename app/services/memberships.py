"""Panels that the owner sits on: a pack comes, the pledge is taken, then names are seen and conflicts declared."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.crypto.key_words import four_words
from app.domain import canonical
from app.domain.acceptance import STATEMENT_LIMIT, Acceptance
from app.domain.ids import CandidateCode, PanelId
from app.domain.panel import Candidate, Member, Panel
from app.domain.panel_block import Role
from app.domain.text import clean_text
from app.sealing.errors import Reason, Refusal
from app.sealing.kinds import Kind
from app.sealing.sealed_file import check_sealed, open_sealed
from app.services.acceptance_pages import acceptance_pages
from app.services.errors import (
    AnotherPanelDigest,
    ContactNotCompared,
    ContactUnknown,
    PackInconsistent,
    PackNotYours,
    PanelUnknown,
    WrongState,
)
from app.services.leaving import SealOrder, seal
from app.services.pack_check import check_pack
from app.services.page_values import listed, signatory
from app.services.session import Session
from app.vault.stores.memberships import Membership, MembershipCandidate, MembershipState
from app.vault.stores.people import Contact, Trust


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipView:
    """A panel that the owner sits on, as a list shows it: its deadline on its own clock, no name of a candidate."""

    panel_id: PanelId
    code: str
    title: str
    state: MembershipState
    words: tuple[str, ...]
    chair: str
    deadline: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateView:
    """A candidate as a member knows them after the pledge."""

    code: CandidateCode
    name: str
    conflict: str
    recused: bool


def receive_pack(session: Session, data: bytes) -> MembershipView:
    """The pack is in the vault, unread: next comes the pledge.

    Raises:
        Refusal: not a pack of ours, altered, or sealed to someone else.
        ContactUnknown, ContactNotCompared: its chair's eight words were not compared yet.
        PackNotYours, PackInconsistent: it does not fit its own panel block.
        AnotherPanelDigest: this panel is known with another digest.
    """
    checked = check_sealed(data)
    if checked.header.kind is not Kind.PACK:
        raise Refusal(reason=Reason.ANOTHER_KIND)
    signer = checked.signer.spki_sha256
    chair, own = session.vault.contacts.get(signer), signer == session.key_digest
    if chair is None and not own:
        raise ContactUnknown(name=checked.signer.claimed_name)
    if chair is not None and chair.trust is not Trust.COMPARED:
        raise ContactNotCompared(name=chair.name)
    opened = open_sealed(checked, session.receiving)
    panel = _panel(opened.record.content)
    check_pack(panel.block, checked)
    seat = next((each for each in panel.block.panelists if each.key_digest == session.key_digest), None)
    if seat is None or seat.receiving_key != session.receiving.recipient:
        raise PackNotYours
    known = session.vault.memberships.get(panel.block.panel_id)
    if known is not None and known.panel_digest != panel.block.digest:
        raise AnotherPanelDigest
    if known is None:
        _keep(session, panel, data)
    return view_of(session, panel.block.panel_id)


def list_memberships(session: Session) -> tuple[MembershipView, ...]:
    """The panels that the owner sits on, the last received first."""
    rows = sorted(session.vault.memberships.all(), key=lambda row: row.received_at, reverse=True)
    return tuple(view_of(session, row.panel_id) for row in rows)


def view_of(session: Session, panel_id: PanelId) -> MembershipView:
    """One of the owner's panels.

    Raises:
        PanelUnknown: no such panel.
    """
    row = _row(session, panel_id)
    panel = _panel(canonical.decode(row.manifest.encode()))
    return MembershipView(
        panel_id=panel_id,
        code=row.code,
        title=row.title,
        state=row.state,
        words=four_words(row.panel_digest),
        chair=panel.chair.name,
        deadline=listed(panel.block.rules.deadline, panel.block.rules.time_zone),
    )


def pledge_text(session: Session, panel_id: PanelId) -> str:
    """What the member is asked to pledge before any name is shown.

    Raises:
        PanelUnknown: no such panel.
    """
    return _panel(canonical.decode(_row(session, panel_id).manifest.encode())).pledge


def take_pledge(session: Session, panel_id: PanelId) -> None:
    """The pledge is taken: names may be seen and conflicts declared.

    Raises:
        PanelUnknown: no such panel.
    """
    row = _row(session, panel_id)
    if row.state is MembershipState.RECEIVED:
        with session.vault.transaction("pledge taken"):
            session.vault.memberships.put(replace(row, state=MembershipState.PLEDGED, pledged_at=session.now()))


def membership_panel(session: Session, panel_id: PanelId) -> Panel:
    """The whole panel, after the pledge.

    Raises:
        PanelUnknown: no such panel.
        WrongState: the pledge was not taken yet.
    """
    row = _row(session, panel_id)
    if row.state is MembershipState.RECEIVED:
        raise WrongState(state=row.state.value)
    return _panel(canonical.decode(row.manifest.encode()))


def candidates_of(session: Session, panel_id: PanelId) -> tuple[CandidateView, ...]:
    """The candidates by name, after the pledge, in the panel's order.

    Raises:
        PanelUnknown, WrongState: as ``membership_panel``.
    """
    panel = membership_panel(session, panel_id)
    rows = {row.code: row for row in session.vault.membership_candidates.find(panel_id=panel_id)}
    return tuple(_candidate_view(candidate, rows[candidate.code]) for candidate in panel.candidates)


def accept(
    session: Session,
    panel_id: PanelId,
    *,
    conflicts: Mapping[CandidateCode, str],
    recusals: frozenset[CandidateCode],
) -> tuple[str, bytes]:
    """Conflicts and recusals are declared and the panel is accepted; a recusal locks that candidate for good.

    Returns:
        A neutral file name and the sealed acceptance for the chair.

    Raises:
        PanelUnknown, WrongState: unknown, not pledged yet, or accepted before.
        ValueRefused: a candidate that the panel does not have.
    """
    panel, row = membership_panel(session, panel_id), _row(session, panel_id)
    if row.state is not MembershipState.PLEDGED:
        raise WrongState(state=row.state.value)
    declared = {
        panel.block.place(code).code: clean_text(text, where="conflict", limit=STATEMENT_LIMIT)
        for code, text in conflicts.items()
        if text.strip()
    }
    recused = tuple(place.code for place in panel.block.candidates if place.code in recusals)
    declaration = Acceptance(pledge_sha256=panel.block.rules.pledge_sha256, conflicts=declared, recusals=recused)
    member, at = panel.member(session.key_digest), session.now()
    sealed = seal(
        session,
        SealOrder(
            kind=Kind.ACCEPTANCE,
            block=panel.block,
            content=declaration.to_json(),
            recipient=panel.block.chair.receiving_key,
            recipient_name=panel.chair.name,
            sealed_by=signatory(member),
            pages=acceptance_pages(panel, member, declaration, at, session.page_setup),
            at=at,
        ),
    )
    with session.vault.transaction("panel accepted"):
        for candidate in session.vault.membership_candidates.find(panel_id=panel_id):
            session.vault.membership_candidates.put(
                replace(
                    candidate,
                    conflict=declared.get(candidate.code, ""),
                    recused_at=at if candidate.code in recused else None,
                )
            )
        session.vault.memberships.put(
            replace(row, state=MembershipState.ACCEPTED, accepted_at=at, acceptance_pdf=sealed.data)
        )
    return acceptance_file_name(panel, member), sealed.data


def acceptance_file_name(panel: Panel, member: Member) -> str:
    """A neutral name for a member's acceptance: the panel's code and the seat's number."""
    return f"{panel.block.code}_acceptance_{panel.block.panelists.index(member.seat) + 1}.pdf"


def _panel(content: Mapping[str, object]) -> Panel:
    try:
        return Panel.from_json(dict(content))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise PackInconsistent from error


def _keep(session: Session, panel: Panel, data: bytes) -> None:
    block, vault, now = panel.block, session.vault, session.now()
    with vault.transaction("pack received"):
        vault.memberships.put(
            Membership(
                panel_id=block.panel_id,
                panel_digest=block.digest,
                code=block.code,
                title=block.title,
                state=MembershipState.RECEIVED,
                block=canonical.encode(block.to_json()).decode(),
                kit_hash=block.kit_hash,
                chair=block.chair.key_digest,
                role=Role.PANELIST,
                focus=panel.member(session.key_digest).focus,
                manifest=canonical.encode(panel.to_json()).decode(),
                pack_pdf=data,
                received_at=now,
            )
        )
        for candidate in panel.candidates:
            vault.membership_candidates.put(
                MembershipCandidate(
                    panel_id=block.panel_id, code=candidate.code, name=candidate.name, name_salt=candidate.salt
                )
            )
        for member in panel.members:
            _vouch(session, member, now)


def _vouch(session: Session, member: Member, now: datetime) -> None:
    """A member who is not known yet is a contact, vouched for by the compared chair."""
    seat = member.seat
    if seat.key_digest == session.key_digest or session.vault.contacts.get(seat.key_digest) is not None:
        return
    session.vault.contacts.put(
        Contact(
            spki_sha256=seat.key_digest,
            name=member.name,
            signing_key=seat.signing_key,
            receiving_key=seat.receiving_key,
            card_number=0,
            trust=Trust.VOUCHED,
            card_pdf=b"",
            imported_at=now,
        )
    )


def _candidate_view(candidate: Candidate, row: MembershipCandidate) -> CandidateView:
    return CandidateView(
        code=candidate.code, name=candidate.name, conflict=row.conflict, recused=row.recused_at is not None
    )


def _row(session: Session, panel_id: PanelId) -> Membership:
    row = session.vault.memberships.get(panel_id)
    if row is None:
        raise PanelUnknown
    return row
