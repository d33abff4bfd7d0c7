"""Received seals and how they stand: what counts, what is late, superseded or contradicted, what is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Any, Self

from app.domain import canonical
from app.domain.ids import CandidateCode, KeyDigest, SealDigest
from app.domain.moments import moment_from_json, moment_to_json

type SealIdentity = tuple[SealDigest, KeyDigest]
"""What a seal is known by. The digest alone is also that of a copy which somebody put under a cover of their own."""


class Standing(StrEnum):
    """How a received seal stands at the opening."""

    COUNTS = "counts"
    LATE = "late"
    SUPERSEDED = "superseded"
    CONTRADICTED = "contradicted"
    INVALID = "invalid inside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """The chair's decision to let a late card count, always with its reason."""

    reason: str
    at: datetime

    def to_json(self) -> dict[str, Any]:
        """The decision as minutes and summary list it."""
        return {"at": moment_to_json(self.at), "reason": self.reason}

    def spell(self) -> str:
        """The decision in one line, as it stands in the place of the verdict that it overrules."""
        return canonical.encode(self.to_json()).decode()

    @classmethod
    def read(cls, verdict: str) -> Self | None:
        """The decision that ``spell`` wrote, or None where the verdict is another."""
        if not verdict.startswith("{"):
            return None
        values = canonical.decode(verdict.encode())
        return cls(reason=values["reason"], at=moment_from_json(values["at"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedSeal:
    """What the chair knows of a sealed card before it is opened. ``sealed_at`` is the panelist's clock."""

    digest: SealDigest
    candidate: CandidateCode
    signer: KeyDigest
    number: int
    sealed_at: datetime
    received_at: datetime
    invalid: bool = False
    """True when the opening found the inside not to be what the outside says."""
    admission: Admission | None = None
    """Why a card that came late counts all the same."""

    @property
    def identity(self) -> SealIdentity:
        """The payload's digest together with its signer's key."""
        return self.digest, self.signer

    def late(self, deadline: datetime) -> bool:
        """True when the chair received it after the deadline and nobody decided to let it count."""
        return self.received_at > deadline and self.admission is None


def standings(seals: Iterable[ReceivedSeal], deadline: datetime) -> Mapping[SealIdentity, Standing]:
    """How each seal stands: the highest number that came in time counts; two under one number contradict each other.

    What the chair received after the deadline is late whatever its number, unless it was admitted: then it stands as
    if it had come in time. What is invalid inside never counts.
    """
    result: dict[SealIdentity, Standing] = {}
    ordered = sorted(seals, key=_author)
    for _, group in groupby(ordered, key=_author):
        cards = list(group)
        result |= {card.identity: Standing.INVALID for card in cards if card.invalid}
        result |= {card.identity: Standing.LATE for card in cards if not card.invalid and card.late(deadline)}
        timely = [card for card in cards if card.identity not in result]
        highest = max((card.number for card in timely), default=0)
        last = [card for card in timely if card.number == highest]
        verdict = Standing.COUNTS if len(last) == 1 else Standing.CONTRADICTED
        for card in timely:
            result[card.identity] = verdict if card.number == highest else Standing.SUPERSEDED
    return result


def _author(seal: ReceivedSeal) -> tuple[str, str]:
    return seal.signer, seal.candidate
