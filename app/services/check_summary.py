"""A panelist checks a summary against the cards they keep: is each listed, and is what it quotes what they wrote?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain import canonical
from app.domain.ids import CandidateCode, PanelCode, PanelId, SealDigest
from app.domain.opening import Standing
from app.sealing.errors import Reason, Refusal
from app.sealing.kinds import Kind
from app.sealing.record_file import read_record
from app.services.memberships import membership_panel
from app.services.session import Session
from app.vault.stores.seals import SealedCard


class Finding(StrEnum):
    """What a summary says of one own card."""

    QUOTED = "listed and quoted word for word"
    REPLACED = "listed, replaced by a later card"
    NOT_COUNTED = "listed, and does not count"
    MISSING = "not listed"
    MISQUOTED = "quoted otherwise than sealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedCard:
    """One own card and what the summary makes of it. ``standing`` is the summary's word, where it is one of ours."""

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
    try:
        listed = _listed(manifest.content["received"], session.key_digest)
        quoted = _quoted(manifest.content, session.key_digest)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise Refusal(reason=Reason.MANIFEST_VALUES) from error
    own = session.vault.sealed_cards.find(panel_id=panel_id)
    return CheckedSummary(
        panel_id=panel_id,
        panel_code=panel.block.code,
        digest=record.file.digest,
        cards=tuple(_checked(card, own, listed, quoted) for card in own),
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


def _checked(
    card: SealedCard, own: Sequence[SealedCard], listed: Mapping[str, object], quoted: Mapping[str, Any]
) -> CheckedCard:
    standing = next((each for each in Standing if each.value == listed.get(card.digest)), None)
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
