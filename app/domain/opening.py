"""Received seals and how they stand: what counts, what is late, superseded or contradicted, what is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from app.domain.ids import CandidateCode, KeyDigest, SealDigest


class Standing(StrEnum):
    """How a received seal stands at the opening."""

    COUNTS = "counts"
    LATE = "late"
    SUPERSEDED = "superseded"
    CONTRADICTED = "contradicted"
    INVALID = "invalid inside"


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


def standings(seals: Iterable[ReceivedSeal], deadline: datetime) -> Mapping[SealDigest, Standing]:
    """How each seal stands: the highest number that came in time counts; two under one number contradict each other.

    What the chair received after the deadline is late whatever its number; what is invalid inside never counts.
    """
    result: dict[SealDigest, Standing] = {}
    ordered = sorted(seals, key=_author)
    for _, group in groupby(ordered, key=_author):
        cards = list(group)
        result |= {card.digest: Standing.INVALID for card in cards if card.invalid}
        result |= {card.digest: Standing.LATE for card in cards if not card.invalid and card.received_at > deadline}
        timely = [card for card in cards if card.digest not in result]
        highest = max((card.number for card in timely), default=0)
        last = [card for card in timely if card.number == highest]
        verdict = Standing.COUNTS if len(last) == 1 else Standing.CONTRADICTED
        for card in timely:
            result[card.digest] = verdict if card.number == highest else Standing.SUPERSEDED
    return result


def _author(seal: ReceivedSeal) -> tuple[str, str]:
    return seal.signer, seal.candidate
