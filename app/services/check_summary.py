"""A panelist checks a summary against the cards they keep: is each listed, and is what it quotes what they wrote?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain import canonical
from app.domain.errors import ValueRefused
from app.domain.ids import CandidateCode, PanelCode, PanelId, SealDigest
from app.domain.opening import Standing
from app.domain.panel_block import PanelBlock
from app.domain.rating import Unrated
from app.sealing.errors import Reason, Refusal
from app.sealing.kinds import Kind
from app.sealing.record_file import read_record
from app.services.memberships import membership_panel
from app.services.session import Session
from app.vault.stores.seals import SealedCard

_NO_CARD = (None, Unrated.RECUSED.value)
"""What a board shows where no card of a panelist counts."""


class Finding(StrEnum):
    """What a summary says of one own card."""

    QUOTED = "listed and quoted word for word"
    REPLACED = "listed, replaced by a later card"
    NOT_COUNTED = "listed, and does not count"
    MISSING = "not listed"
    MISQUOTED = "quoted otherwise than sealed"
    UNKNOWN = "listed or quoted as the owner's, and not in this vault"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedCard:
    """One own card and what the summary makes of it. ``standing`` is the summary's word, where it is one of ours.

    ``number`` is 0 and ``digest`` empty where the summary quotes or shows a card that it does not list.
    """

    candidate: CandidateCode
    number: int
    digest: SealDigest
    finding: Finding
    standing: Standing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSummary:
    """What a summary says of the owner's cards; ``digest`` is its own, for members to compare among themselves."""

    panel_id: PanelId
    panel_code: PanelCode
    digest: str
    cards: tuple[CheckedCard, ...]

    @property
    def fair(self) -> bool:
        """True when every own card is quoted as it was sealed, or stands back behind a later one that is listed."""
        return all(card.finding in {Finding.QUOTED, Finding.REPLACED} for card in self.cards)

    @property
    def complete(self) -> bool:
        """True when nothing is missing or misquoted; cards that do not count are listed with the chair's reason."""
        return not any(card.finding in {Finding.MISSING, Finding.MISQUOTED} for card in self.cards)


def check_summary(session: Session, data: bytes) -> CheckedSummary:
    """What this summary says of the cards that the owner sealed for its panel.

    Raises:
        Refusal: not a summary of ours, altered, of another panel digest, or not signed by the panel's chair.
        PanelUnknown, WrongState: the owner is not on this panel.
    """
    record = read_record(data)
    manifest = record.manifest
    if manifest.kind is not Kind.SUMMARY or manifest.panel_id is None:
        raise Refusal(reason=Reason.ANOTHER_KIND)
    panel_id = PanelId(manifest.panel_id)
    panel = membership_panel(session, panel_id)
    if manifest.panel_digest != panel.block.digest:
        raise Refusal(reason=Reason.ANOTHER_PANEL_DIGEST)
    if record.file.spki_sha256 != panel.block.chair.key_digest:
        raise Refusal(reason=Reason.UNKNOWN_KEY)
    own = session.vault.sealed_cards.find(panel_id=panel_id)
    try:
        listed = _listed(manifest.content["received"], session.key_digest)
        quoted = _quoted(manifest.content, session.key_digest)
        unknown = _unknown(manifest.content, session.key_digest, own, panel.block)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, ValueRefused) as error:
        raise Refusal(reason=Reason.MANIFEST_VALUES) from error
    return CheckedSummary(
        panel_id=panel_id,
        panel_code=panel.block.code,
        digest=record.file.digest,
        cards=(*(_checked(card, own, listed, quoted) for card in own), *unknown),
    )


def _listed(received: Sequence[Mapping[str, Any]], key_digest: str) -> Mapping[str, object]:
    """How the owner's cards stand, by digest; a copy of one under another's cover is none of theirs."""
    return {row["digest"]: row["standing"] for row in received if row["signer_spki_sha256"] == key_digest}


def _quoted(content: Mapping[str, Any], key_digest: str) -> Mapping[str, Any]:
    """The owner's cards, each with its reason, as the summary quotes them and its board shows them, by candidate."""
    own = [card for card in content["cards"] if card["signer_spki_sha256"] == key_digest]
    shown = _on_board(content, key_digest) if own else {}
    return {
        card["candidate"]: (card["card"], card.get("replacement_reason", ""))
        for card in own
        if card["card"]["ratings"] == shown.get(card["candidate"])
    }


def _on_board(content: Mapping[str, Any], key_digest: str) -> Mapping[str, Any]:
    """What the board shows as the owner's ratings, by candidate, as a card spells them."""
    place = content["panelists"].index(key_digest)
    return {
        row["candidate"]: [
            {"competency": cell["competency"], "rating": cell["ratings"][place]} for cell in row["ratings"]
        ]
        for row in content["board"]
    }


def _unknown(
    content: Mapping[str, Any], key_digest: str, own: Sequence[SealedCard], block: PanelBlock
) -> tuple[CheckedCard, ...]:
    """What the summary says under the owner's key of cards that this vault does not hold: made up, or lost here."""
    kept = {card.digest for card in own}
    listed = tuple(
        _strange(block, row["candidate"], row["number"], row["digest"], row["standing"])
        for row in content["received"]
        if row["signer_spki_sha256"] == key_digest and row["digest"] not in kept
    )
    shown = _on_board(content, key_digest) if key_digest in content["panelists"] else {}
    said = {card["candidate"] for card in content["cards"] if card["signer_spki_sha256"] == key_digest}
    said |= {code for code, cells in shown.items() if any(cell["rating"] not in _NO_CARD for cell in cells)}
    said -= {card.candidate for card in own} | {card.candidate for card in listed}
    return (*listed, *(_strange(block, code, 0, "", None) for code in sorted(said)))


def _strange(block: PanelBlock, candidate: str, number: int, digest: str, standing: object) -> CheckedCard:
    if type(number) is not int:
        raise ValueError(number)
    return CheckedCard(
        candidate=block.place(candidate).code,
        number=number,
        digest=SealDigest(digest),
        finding=Finding.UNKNOWN,
        standing=_standing(standing),
    )


def _standing(word: object) -> Standing | None:
    return next((each for each in Standing if each.value == word), None)


def _checked(
    card: SealedCard, own: Sequence[SealedCard], listed: Mapping[str, object], quoted: Mapping[str, Any]
) -> CheckedCard:
    standing = _standing(listed.get(card.digest))
    return CheckedCard(
        candidate=card.candidate,
        number=card.number,
        digest=card.digest,
        finding=_finding(card, standing, own, listed, quoted),
        standing=standing,
    )


def _finding(
    card: SealedCard,
    standing: Standing | None,
    own: Sequence[SealedCard],
    listed: Mapping[str, object],
    quoted: Mapping[str, Any],
) -> Finding:
    if card.digest not in listed:
        return Finding.MISSING
    if standing is Standing.COUNTS:
        sealed = canonical.decode(card.manifest.encode())["content"]
        as_sealed = (sealed["card"], sealed["replacement_reason"])
        return Finding.QUOTED if quoted.get(card.candidate) == as_sealed else Finding.MISQUOTED
    later = (each for each in own if each.candidate == card.candidate and each.number > card.number)
    replaced = standing is Standing.SUPERSEDED and any(each.digest in listed for each in later)
    return Finding.REPLACED if replaced else Finding.NOT_COUNTED
