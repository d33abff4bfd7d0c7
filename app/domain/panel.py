"""A panel with everything that its block commits to: names, kit, pledge. It does not exist unless all of it agrees."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from app.domain.errors import Problem, ValueRefused
from app.domain.ids import CandidateCode
from app.domain.kit import Kit
from app.domain.moments import day_from_json
from app.domain.panel_block import PanelBlock, Role, Seat
from app.domain.text import NAME_LIMIT, plain_line, plain_text

SALT_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person on a panel: the claimed name and focus beside the seat."""

    name: str
    seat: Seat
    focus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A candidate's name beside the code, with the salt that opens its commitment."""

    code: CandidateCode
    name: str
    salt: bytes

    @property
    def commitment(self) -> str:
        """SHA-256 over salt and name (UTF-8, NFC), 64 hex digits."""
        return hashlib.sha256(self.salt + self.name.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A panel with everything that its block commits to; it does not exist unless all of it agrees."""

    block: PanelBlock
    day: date
    kit: Kit
    pledge: str
    members: tuple[Member, ...]
    candidates: tuple[Candidate, ...]

    def __post_init__(self) -> None:
        agree = (
            self.kit.hash == self.block.kit_hash
            and pledge_hash(self.pledge) == self.block.rules.pledge_sha256
            and tuple(member.seat for member in self.members) == self.block.roster
            and tuple((candidate.code, candidate.commitment) for candidate in self.candidates)
            == tuple((place.code, place.commitment) for place in self.block.candidates)
        )
        if not agree:
            raise ValueRefused(where="panel", problem=Problem.DISAGREES)
        for member in self.members:
            for name in member.focus:
                self.kit.competency(name, where="focus")

    def member(self, key_digest: str, role: Role = Role.PANELIST) -> Member:
        """The member in this role whose signing key has this digest.

        Raises:
            ValueRefused: nobody on the panel.
        """
        for member in self.members:
            if member.seat.key_digest == key_digest and member.seat.role is role:
                return member
        raise ValueRefused(where="roster", problem=Problem.UNKNOWN, found=key_digest)

    @property
    def panelists(self) -> tuple[Member, ...]:
        """The members who score, in roster order."""
        return tuple(member for member in self.members if member.seat.role is Role.PANELIST)

    @property
    def chair(self) -> Member:
        """The member in the chair."""
        return next(member for member in self.members if member.seat.role is Role.CHAIR)

    def candidate(self, code: str) -> Candidate:
        """The candidate with this code.

        Raises:
            ValueRefused: the panel has none.
        """
        for candidate in self.candidates:
            if candidate.code == code:
                return candidate
        raise ValueRefused(where="candidate", problem=Problem.UNKNOWN, found=code)

    def to_json(self) -> dict[str, Any]:
        """The content of a pack: block, kit, pledge, names and salts."""
        return {
            "block": self.block.to_json(),
            "date": self.day.isoformat(),
            "kit": self.kit.to_json(),
            "pledge": self.pledge,
            "members": [{"name": member.name, "focus": list(member.focus)} for member in self.members],
            "candidates": [
                {"code": candidate.code, "name": candidate.name, "salt": candidate.salt.hex()}
                for candidate in self.candidates
            ],
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """The panel that ``to_json`` wrote.

        Raises:
            ValueRefused, KeyError, TypeError, ValueError: another shape, or parts that do not agree with the block.
        """
        block = PanelBlock.from_json(value["block"])
        return cls(
            block=block,
            day=day_from_json(value["date"]),
            kit=Kit.from_json(value["kit"]),
            pledge=plain_text(value["pledge"], where="pledge"),
            members=tuple(
                Member(
                    name=plain_line(member["name"], where="roster", limit=NAME_LIMIT),
                    seat=seat,
                    focus=tuple(member["focus"]),
                )
                for member, seat in zip(value["members"], block.roster, strict=True)
            ),
            candidates=tuple(
                Candidate(
                    code=CandidateCode(candidate["code"]),
                    name=plain_line(candidate["name"], where="candidates", limit=NAME_LIMIT),
                    salt=bytes.fromhex(candidate["salt"]),
                )
                for candidate in value["candidates"]
            ),
        )


def pledge_hash(text: str) -> str:
    """SHA-256 of a pledge's words (UTF-8), 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
