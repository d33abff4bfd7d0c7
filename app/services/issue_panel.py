"""Issuing: a draft becomes a panel block, opening keys are made, and every member gets a sealed pack."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.crypto.age_box import ReceivingKey
from app.domain import canonical
from app.domain.ids import KeyDigest, PanelCode, PanelDigest
from app.domain.kit import Kit
from app.domain.panel import SALT_BYTES, Candidate, Member, Panel, pledge_hash
from app.domain.panel_block import PanelBlock, Place, Role, Rules, Seat
from app.domain.panel_draft import DraftMember, PanelDraft
from app.sealing.kinds import Kind
from app.services.errors import ContactUnknown, WrongState
from app.services.kits import kit_of
from app.services.leaving import SealedBytes, SealOrder, seal
from app.services.pack_pages import pack_pages
from app.services.page_values import signatory
from app.services.session import Session
from app.vault.stores.panels import ChairedPanel, IssuedPack, PanelCandidate, PanelMember, PanelState


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A sealed pack and whom it is for."""

    to: str
    key_digest: KeyDigest
    file_name: str
    data: bytes


def issue_panel(session: Session, draft: PanelDraft) -> tuple[PanelDigest, tuple[Pack, ...]]:
    """The panel is issued: its block is fixed, opening keys exist in this vault alone, and the packs are sealed.

    Raises:
        ValueRefused: the draft is not ready.
        ContactUnknown: a member's card is not in the vault.
        WrongState: the panel was issued before.
    """
    draft = draft.tidied()
    draft.check_ready()
    known = session.vault.panels.get(draft.panel_id)
    if known is not None and known.state is not PanelState.DRAFT:
        raise WrongState(state=known.state.value)
    kit = kit_of(session, draft.kit_hash)
    keys = [ReceivingKey.generate() for _ in draft.candidates]
    panel = _panel(session, draft, kit, keys)
    packs = tuple(_pack(session, panel, member) for member in panel.panelists)
    with session.vault.transaction("panel issued"):
        _keep(session, draft, panel, keys, packs)
    return panel.block.digest, tuple(pack for pack, _ in packs)


def _panel(session: Session, draft: PanelDraft, kit: Kit, keys: Sequence[ReceivingKey]) -> Panel:
    chair = Member(
        name=session.name,
        seat=Seat(role=Role.CHAIR, signing_key=session.signer.key.spki, receiving_key=session.receiving.recipient),
    )
    members = (chair, *(_member(session, each) for each in draft.members))
    candidates = tuple(
        Candidate(code=each.code, name=each.name, salt=session.entropy(SALT_BYTES)) for each in draft.candidates
    )
    block = PanelBlock(
        panel_id=draft.panel_id,
        code=PanelCode(draft.code),
        title=draft.title,
        kit_hash=kit.hash,
        rules=Rules(
            deadline=draft.deadline,
            time_zone=draft.time_zone,
            destroy_by=draft.destroy_by,
            pledge_sha256=pledge_hash(draft.pledge),
        ),
        roster=tuple(member.seat for member in members),
        candidates=tuple(
            Place(code=candidate.code, opening_recipient=key.recipient, commitment=candidate.commitment)
            for candidate, key in zip(candidates, keys, strict=True)
        ),
    )
    return Panel(block=block, day=draft.day, kit=kit, pledge=draft.pledge, members=members, candidates=candidates)


def _member(session: Session, draft: DraftMember) -> Member:
    if draft.key_digest == session.key_digest:
        name, signing, receiving = session.name, session.signer.key.spki, session.receiving.recipient
    else:
        contact = session.vault.contacts.get(draft.key_digest)
        if contact is None:
            raise ContactUnknown(name=draft.key_digest[:8])
        name, signing, receiving = contact.name, contact.signing_key, contact.receiving_key
    seat = Seat(role=Role.PANELIST, signing_key=signing, receiving_key=receiving)
    return Member(name=name, seat=seat, focus=draft.focus)


def _pack(session: Session, panel: Panel, member: Member) -> tuple[Pack, SealedBytes]:
    at = session.now()
    order = SealOrder(
        kind=Kind.PACK,
        block=panel.block,
        content=panel.to_json(),
        pages=pack_pages(panel, member, at, session.page_setup),
        recipient=member.seat.receiving_key,
        recipient_name=member.name,
        sealed_by=signatory(panel.chair),
        at=at,
    )
    sealed = seal(session, order)
    place = panel.block.panelists.index(member.seat) + 1
    pack = Pack(
        to=member.name,
        key_digest=member.seat.key_digest,
        file_name=f"{panel.block.code}_pack_{place}.pdf",
        data=sealed.data,
    )
    return pack, sealed


def _keep(
    session: Session,
    draft: PanelDraft,
    panel: Panel,
    keys: Sequence[ReceivingKey],
    packs: Sequence[tuple[Pack, SealedBytes]],
) -> None:
    vault, block = session.vault, panel.block
    vault.panels.put(
        ChairedPanel(
            panel_id=block.panel_id,
            code=block.code,
            title=block.title,
            state=PanelState.ISSUED,
            draft=canonical.encode(draft.to_json()).decode(),
            block=canonical.encode(block.to_json()).decode(),
            panel_digest=block.digest,
            kit_hash=block.kit_hash,
            changed_at=session.now(),
        )
    )
    for candidate, key in zip(panel.candidates, keys, strict=True):
        vault.candidates.put(
            PanelCandidate(
                panel_id=block.panel_id,
                code=candidate.code,
                name=candidate.name,
                name_salt=candidate.salt,
                opening_recipient=key.recipient,
                opening_identity=key.to_bytes(),
            )
        )
    for position, member in enumerate(panel.members):
        vault.members.put(
            PanelMember(
                panel_id=block.panel_id,
                role=member.seat.role,
                spki_sha256=member.seat.key_digest,
                position=position,
                name=member.name,
                signing_key=member.seat.signing_key,
                receiving_key=member.seat.receiving_key,
                focus=member.focus,
            )
        )
    for pack, sealed in packs:
        vault.issued_packs.put(
            IssuedPack(
                panel_id=block.panel_id,
                spki_sha256=pack.key_digest,
                digest=sealed.digest,
                file_name=pack.file_name,
                pdf=pack.data,
                issued_at=session.now(),
            )
        )
