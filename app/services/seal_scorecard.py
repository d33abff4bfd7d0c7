"""Sealing: the exact words that leave are shown first; then the card is sealed and its receipt kept.

Nothing here can reach a note that stays: only ``vault.interviews`` is read, and a test keeps it so.
"""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.crypto.age_box import encrypt
from app.crypto.key_words import four_words
from app.documents.render import undrawable_characters
from app.domain import canonical
from app.domain.ids import CandidateCode, PanelId, SealDigest, SealId
from app.domain.scorecard import CardContent, CardNote, Doubt
from app.domain.text import clean_text
from app.sealing.kinds import Kind
from app.services.chair_only import padded
from app.services.errors import ReasonMissing, RecusedHere
from app.services.leaving import SealOrder, seal
from app.services.memberships import membership_panel
from app.services.page_values import listed, signatory
from app.services.scorecard_pages import CardFacts, scorecard_pages
from app.services.session import Session
from app.vault.stores.seals import SealedCard


@dataclass(frozen=True, slots=True, kw_only=True)
class SealPreview:
    """The exact words that will leave, and what to think about before they do."""

    facts: CardFacts
    content: CardContent
    chair_only: tuple[CardNote, ...]
    doubts: tuple[tuple[Doubt, str], ...]
    undrawable: tuple[str, ...]
    """Characters that no font here can draw; pages show a sign in their place, the record keeps them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a panelist keeps of a sealed card: a digest and four words that help to find it.

    ``sealed_at`` is on the panel's clock, as minutes and summary print it, where this computer knows its zone.
    """

    panel_id: PanelId
    panel_code: str
    candidate: CandidateCode
    number: int
    sealed_at: datetime
    digest: SealDigest
    seal_id: SealId
    words: tuple[str, ...]
    file_name: str


def preview_scorecard(session: Session, panel_id: PanelId, candidate: CandidateCode) -> SealPreview:
    """What would be sealed now.

    Raises:
        ValueRefused: the recommendation or the summary text is missing.
        RecusedHere: the owner is recused from this candidate.
        PanelUnknown, WrongState: no such panel, or the pledge was not taken.
    """
    panel = membership_panel(session, panel_id)
    row = session.vault.membership_candidates.get(panel_id, candidate)
    if row is not None and row.recused_at is not None:
        raise RecusedHere
    draft = session.vault.interviews.draft(panel_id, candidate)
    content = draft.content(panel.kit)
    number = _sealed_before(session, panel_id, candidate) + 1
    facts = CardFacts(
        panel=panel,
        member=panel.member(session.key_digest),
        candidate=panel.block.place(candidate).code,
        number=number,
        replaces=number - 1 or None,
        at=session.now(),
    )
    words = [content.summary, *(note.text for note in content.notes), *content.ratings]
    return SealPreview(
        facts=facts,
        content=content,
        chair_only=draft.chair_only(),
        doubts=draft.doubts(panel.kit),
        undrawable=undrawable_characters("\n".join(words)),
    )


def seal_scorecard(
    session: Session, panel_id: PanelId, candidate: CandidateCode, *, replacement_reason: str = ""
) -> tuple[Receipt, bytes]:
    """The card is sealed as previewed; the vault keeps the manifest and the receipt.

    Args:
        session: The panelist's.
        panel_id: The panel.
        candidate: The candidate.
        replacement_reason: Why this card replaces the last one; required when there is one.

    Raises:
        ReasonMissing: a card was sealed before and no reason is given.
        ValueRefused, RecusedHere, PanelUnknown, WrongState: as ``preview_scorecard``.
    """
    preview = preview_scorecard(session, panel_id, candidate)
    facts, block = preview.facts, preview.facts.panel.block
    if facts.replaces and not replacement_reason.strip():
        raise ReasonMissing
    reason = clean_text(replacement_reason, where="reason") if facts.replaces else ""
    last = session.vault.sealed_cards.get(panel_id, candidate, facts.number - 1)
    box = encrypt(padded(preview.chair_only), [block.chair.receiving_key])
    sealed = seal(
        session,
        SealOrder(
            kind=Kind.SCORECARD,
            block=block,
            content=_content(preview.content, box, reason),
            recipient=block.place(candidate).opening_recipient,
            recipient_name=facts.panel.chair.name,
            sealed_by=signatory(facts.member),
            at=facts.at,
            candidate=facts.candidate,
            number=facts.number,
            supersedes=last.digest if last else None,
            replaces=facts.replaces,
            pages=scorecard_pages(facts, preview.content, session.page_setup),
        ),
    )
    card = SealedCard(
        panel_id=panel_id,
        candidate=facts.candidate,
        number=facts.number,
        seal_id=SealId(sealed.seal_id),
        digest=sealed.digest,
        manifest=sealed.manifest.decode(),
        chair_only=canonical.encode([note.to_json() for note in preview.chair_only]).decode(),
        sealed_at=facts.at,
        destroy_by=block.rules.destroy_by,
        supersedes=last.digest if last else None,
        pdf=sealed.data,
    )
    with session.vault.transaction("card sealed"):
        session.vault.sealed_cards.put(card)
    return receipt_of(session, card), sealed.data


def list_receipts(session: Session) -> tuple[Receipt, ...]:
    """The receipts of all cards that the owner sealed, the newest first."""
    cards = sorted(session.vault.sealed_cards.all(), key=lambda card: card.sealed_at, reverse=True)
    return tuple(receipt_of(session, card) for card in cards)


def sealed_pdf(session: Session, receipt: Receipt) -> bytes:
    """The sealed file again, byte for byte."""
    card = session.vault.sealed_cards.get(receipt.panel_id, receipt.candidate, receipt.number)
    return card.pdf if card is not None else b""


def receipt_of(session: Session, card: SealedCard) -> Receipt:
    """The receipt of a sealed card, with a neutral file name."""
    panel = membership_panel(session, card.panel_id)
    place = panel.block.panelists.index(panel.member(session.key_digest).seat) + 1
    name = f"{panel.block.code}_{card.candidate}_p{place}"
    return Receipt(
        panel_id=card.panel_id,
        panel_code=panel.block.code,
        candidate=card.candidate,
        number=card.number,
        sealed_at=listed(card.sealed_at, panel.block.rules.time_zone),
        digest=card.digest,
        seal_id=card.seal_id,
        words=four_words(card.digest),
        file_name=f"{name}.pdf" if card.number == 1 else f"{name}-{card.number}.pdf",
    )


def _sealed_before(session: Session, panel_id: PanelId, candidate: CandidateCode) -> int:
    cards = session.vault.sealed_cards.find(panel_id=panel_id, candidate=candidate)
    return max((card.number for card in cards), default=0)


def _content(content: CardContent, box: bytes, reason: str) -> Mapping[str, Any]:
    return {"card": content.to_json(), "chair_only": b64encode(box).decode("ascii"), "replacement_reason": reason}
