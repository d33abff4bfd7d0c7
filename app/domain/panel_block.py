"""A panel and its block: the one canonical value that every file of the panel is bound to."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from app.domain import canonical
from app.domain.errors import Problem, ValueRefused
from app.domain.ids import CandidateCode, KeyDigest, KitHash, PanelCode, PanelDigest, PanelId
from app.domain.moments import day_from_json, moment_from_json, moment_to_json
from app.domain.text import NAME_LIMIT, plain_code, plain_line

MOST_CANDIDATES, MOST_PANELISTS = 40, 12
COURTESY = "courtesy"
"""The one opening mode that is built: blindness by agreement."""


class Role(StrEnum):
    """What a member does on the panel."""

    CHAIR = "chair"
    PANELIST = "panelist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the panel goes by. Version 1 of the format has one opening mode built: courtesy."""

    deadline: datetime
    time_zone: str
    destroy_by: date
    pledge_sha256: str
    opening: str = COURTESY


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One line of the roster: a role and the two public keys that fill it."""

    role: Role
    signing_key: bytes
    """SubjectPublicKeyInfo, DER."""
    receiving_key: str
    """An age recipient, ``age1…``."""

    @property
    def key_digest(self) -> KeyDigest:
        """SHA-256 of the signing key's SubjectPublicKeyInfo."""
        return KeyDigest(hashlib.sha256(self.signing_key).hexdigest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One candidate of the block: a code, the key to seal to, and a commitment to the name."""

    code: CandidateCode
    opening_recipient: str
    commitment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelBlock:
    """What every member must have been given alike. ``digest`` stands in every file of the panel."""

    panel_id: PanelId
    code: PanelCode
    title: str
    kit_hash: KitHash
    rules: Rules
    roster: tuple[Seat, ...]
    candidates: tuple[Place, ...]

    def __post_init__(self) -> None:
        chairs = sum(seat.role is Role.CHAIR for seat in self.roster)
        if chairs != 1:
            raise ValueRefused(where="roster / chair", problem=Problem.TOO_MANY if chairs else Problem.TOO_FEW)
        if not 1 <= len(self.panelists) <= MOST_PANELISTS:
            raise ValueRefused(where="roster", problem=Problem.TOO_MANY if self.panelists else Problem.TOO_FEW)
        if len(self.candidates) > MOST_CANDIDATES:
            raise ValueRefused(where="candidates", problem=Problem.TOO_MANY)
        if len({(seat.role, seat.signing_key) for seat in self.roster}) != len(self.roster):
            raise ValueRefused(where="roster", problem=Problem.TWICE)
        if len({place.code for place in self.candidates}) != len(self.candidates):
            raise ValueRefused(where="candidates", problem=Problem.TWICE)
        if self.rules.opening != COURTESY:
            raise ValueRefused(where="rules / opening", problem=Problem.QUORUM_NOT_YET)

    @property
    def digest(self) -> PanelDigest:
        """SHA-256 of the block's canonical JSON."""
        return PanelDigest(canonical.digest(self.to_json()))

    @property
    def chair(self) -> Seat:
        """The chair's seat."""
        return next(seat for seat in self.roster if seat.role is Role.CHAIR)

    @property
    def panelists(self) -> tuple[Seat, ...]:
        """The seats that score, in roster order."""
        return tuple(seat for seat in self.roster if seat.role is Role.PANELIST)

    def place(self, code: str) -> Place:
        """The candidate with this code.

        Raises:
            ValueRefused: the panel has none.
        """
        for place in self.candidates:
            if place.code == code:
                return place
        raise ValueRefused(where="candidate", problem=Problem.UNKNOWN, found=code)

    def to_json(self) -> dict[str, Any]:
        """The block as plain values (PROTOCOL, "The panel block")."""
        return {
            "format": 1,
            "panel_id": self.panel_id,
            "code": self.code,
            "title": self.title,
            "kit_sha256": self.kit_hash,
            "rules": {
                "opening": {"mode": self.rules.opening},
                "deadline": moment_to_json(self.rules.deadline),
                "time_zone": self.rules.time_zone,
                "destroy_by": self.rules.destroy_by.isoformat(),
                "pledge_sha256": self.rules.pledge_sha256,
            },
            "roster": [
                {"role": seat.role.value, "signing_key": seat.signing_key.hex(), "receiving_key": seat.receiving_key}
                for seat in self.roster
            ],
            "candidates": [
                {"code": place.code, "opening_recipient": place.opening_recipient, "commitment": place.commitment}
                for place in self.candidates
            ],
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """The block that ``to_json`` wrote; anything else does not spell the same again and is refused.

        Raises:
            ValueRefused, KeyError, TypeError, ValueError: another shape.
        """
        rules = value["rules"]
        block = cls(
            panel_id=PanelId(value["panel_id"]),
            code=PanelCode(plain_code(value["code"], where="code")),
            title=plain_line(value["title"], where="title", limit=NAME_LIMIT),
            kit_hash=KitHash(value["kit_sha256"]),
            rules=Rules(
                opening=rules["opening"]["mode"],
                deadline=moment_from_json(rules["deadline"]),
                time_zone=rules["time_zone"],
                destroy_by=day_from_json(rules["destroy_by"]),
                pledge_sha256=rules["pledge_sha256"],
            ),
            roster=tuple(
                Seat(
                    role=Role(seat["role"]),
                    signing_key=bytes.fromhex(seat["signing_key"]),
                    receiving_key=seat["receiving_key"],
                )
                for seat in value["roster"]
            ),
            candidates=tuple(
                Place(
                    code=CandidateCode(plain_code(place["code"], where="candidates")),
                    opening_recipient=place["opening_recipient"],
                    commitment=place["commitment"],
                )
                for place in value["candidates"]
            ),
        )
        if block.to_json() != value:
            raise ValueRefused(where="panel block", problem=Problem.UNKNOWN_KEY)
        return block
