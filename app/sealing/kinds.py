"""The kinds of files, and what each says about itself: public header and manifest (FORMAT.md section 7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from app.domain.moments import moment_to_json

FORMAT = "sub-rosa/1"
COURTESY: Mapping[str, Any] = {"mode": "courtesy"}


class Kind(StrEnum):
    """What a file is."""

    CONTACT = "contact"
    PACK = "pack"
    ACCEPTANCE = "acceptance"
    SCORECARD = "scorecard"
    MINUTES = "minutes"
    SUMMARY = "summary"

    @property
    def sealed(self) -> bool:
        """Whether its content is encrypted."""
        return self in {Kind.PACK, Kind.ACCEPTANCE, Kind.SCORECARD}

    @property
    def certify(self) -> int:
        """The DocMDP permission: 2 when members sign after."""
        return 2 if self is Kind.SUMMARY else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What header and manifest both say, word for word.

    Attributes:
        kind: what the file is.
        panel_code: with the next two None in a contact card alone.
        panel_id: 32 hex digits.
        panel_digest: 64 hex digits.
        candidate: the code; in a scorecard alone.
        number: of the card, from 1; in a scorecard alone.
        signer_name: as claimed.
        signer_recipient: the signer's receiving key, ``age1…``, for the eight words.
        signer_spki_sha256: the signer's identity.
        sealed_at: the signer's clock, to the second.
        destroy_by: the day by which the content is to be destroyed.
        recipients: SHA-256 of each recipient's text, ascending.
    """

    kind: Kind
    panel_code: str | None
    panel_id: str | None
    panel_digest: str | None
    candidate: str | None
    number: int | None
    signer_name: str
    signer_recipient: str
    signer_spki_sha256: str
    sealed_at: datetime
    destroy_by: date | None
    recipients: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The facts as header and manifest spell them."""
        return {
            "candidate": self.candidate,
            "destroy_by": self.destroy_by.isoformat() if self.destroy_by else None,
            "format": FORMAT,
            "kind": self.kind.value,
            "number": self.number,
            "panel_code": self.panel_code,
            "panel_digest": self.panel_digest,
            "panel_id": self.panel_id,
            "recipients": list(self.recipients),
            "sealed_at": moment_to_json(self.sealed_at),
            "signer_name": self.signer_name,
            "signer_recipient": self.signer_recipient,
            "signer_spki_sha256": self.signer_spki_sha256,
        }


FACTS = tuple(one.name for one in fields(Facts))


def facts_of(record: Facts) -> dict[str, Any]:
    """The facts of a header or a manifest, by the names of ``Facts``."""
    return {name: getattr(record, name) for name in FACTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Header(Facts):
    """What a sealed file says in public."""

    payload_size: int
    payload_sha256: str

    def to_json(self) -> dict[str, Any]:
        """The header's keys."""
        own = {"opening": dict(COURTESY), "payload_sha256": self.payload_sha256, "payload_size": self.payload_size}
        return Facts.to_json(self) | own


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest(Facts):
    """What a file is the record of.

    Attributes:
        seal_id: the file id, 32 hex digits.
        kit_digest: the kit that was used, if any.
        supersedes: payload digest of the card that this one replaces.
        hold: whether destruction is suspended.
        signers: in a summary alone: field name to key digest, one for each field.
        content: JSON that the kind's own reader understands.
    """

    seal_id: str
    kit_digest: str | None = None
    supersedes: str | None = None
    hold: bool = False
    signers: Mapping[str, str] | None = None
    content: Mapping[str, Any] = field(repr=False)

    def to_json(self) -> dict[str, Any]:
        """The manifest's keys."""
        return Facts.to_json(self) | {
            "content": dict(self.content),
            "hold": self.hold,
            "kit_digest": self.kit_digest,
            "seal_id": self.seal_id,
            "signers": None if self.signers is None else dict(self.signers),
            "supersedes": self.supersedes,
        }
