"""One panelist's ratings, evidence and recommendation for one candidate: the draft, and what leaves of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from app.domain.errors import Problem, ValueRefused
from app.domain.ids import CandidateCode, PanelId
from app.domain.kit import MOST_QUESTIONS, Kit
from app.domain.moments import moment_from_json, moment_to_json
from app.domain.note import Handling, RecordNote
from app.domain.rating import Rating, Recommendation, Unrated, rating_from_json, rating_to_json
from app.domain.text import clean_text, plain_text

FEWEST_FOR_HALO = 3
"""How many equal ratings make the question "all the same?" worth asking."""


class Missing(StrEnum):
    """What a draft needs before it can be sealed."""

    RECOMMENDATION = "recommendation"
    SUMMARY = "summary"


class Doubt(StrEnum):
    """What the writer is asked about before sealing; never a bar."""

    UNRATED = "unrated"
    WITHOUT_EVIDENCE = "without evidence"
    NOTES_UNRATED = "notes but no rating"
    ALL_EQUAL = "all equal"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftScorecard:
    """A scorecard while it is written. Holds only notes that may leave; ``ratings`` names rated competencies only."""

    panel_id: PanelId
    candidate: CandidateCode
    ratings: Mapping[str, Rating]
    notes: tuple[RecordNote, ...] = ()
    recommendation: Recommendation | None = None
    summary: str = ""

    def missing(self) -> tuple[Missing, ...]:
        """What must be added before sealing."""
        return tuple(
            kind
            for kind, there in ((Missing.RECOMMENDATION, self.recommendation), (Missing.SUMMARY, self.summary))
            if not there
        )

    def evidence(self, competency: str) -> tuple[RecordNote, ...]:
        """The on-record notes that name this competency."""
        return tuple(
            note for note in self.notes if note.handling is Handling.ON_RECORD and competency in note.competencies
        )

    def doubts(self, kit: Kit) -> tuple[tuple[Doubt, str], ...]:
        """Each question to ask before sealing, with the competency it is about (empty for the whole card)."""
        found: list[tuple[Doubt, str]] = []
        for competency in kit.competencies:
            rating, evidence = self.ratings.get(competency.name), self.evidence(competency.name)
            if rating is None:
                found.append((Doubt.UNRATED, competency.name))
            elif isinstance(rating, int) and not evidence:
                found.append((Doubt.WITHOUT_EVIDENCE, competency.name))
            elif isinstance(rating, Unrated) and evidence:
                found.append((Doubt.NOTES_UNRATED, competency.name))
        levels = [rating for rating in self.ratings.values() if isinstance(rating, int)]
        if len(levels) >= FEWEST_FOR_HALO and len(set(levels)) == 1:
            found.append((Doubt.ALL_EQUAL, ""))
        return tuple(found)

    def content(self, kit: Kit) -> "CardContent":
        """What leaves for the committee: every competency rated or *not asked*, on-record notes in order of time.

        Raises:
            ValueRefused: something required is missing, a text is too long, or a rating is not of this kit.
        """
        if self.recommendation is None or not self.summary:
            raise ValueRefused(where=self.missing()[0].value, problem=Problem.EMPTY)
        for name in self.ratings:
            kit.competency(name, where="ratings")
        card = CardContent(
            ratings={each.name: self.ratings.get(each.name, Unrated.NOT_ASKED) for each in kit.competencies},
            notes=_leaving(self.notes, Handling.ON_RECORD),
            recommendation=self.recommendation,
            summary=clean_text(self.summary, where="summary"),
        )
        CardContent.from_json(card.to_json(), kit)  # the chair will read it so, when nothing can be mended any more
        return card

    def chair_only(self) -> "tuple[CardNote, ...]":
        """What leaves for the chair's eyes, in order of time."""
        return _leaving(self.notes, Handling.CHAIR_ONLY)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardNote:
    """A note as a sealed card carries it: no id, no handling, nothing to count gaps by."""

    at: datetime
    text: str
    competencies: tuple[str, ...] = ()
    question: int = 0

    def to_json(self) -> dict[str, Any]:
        """The note as plain values."""
        return {
            "at": moment_to_json(self.at),
            "text": self.text,
            "competencies": list(self.competencies),
            "question": self.question,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """The note that ``to_json`` wrote."""
        return cls(
            at=moment_from_json(value["at"]),
            text=plain_text(value["text"], where="note"),
            competencies=tuple(value["competencies"]),
            question=_question(value["question"]),
        )

    @classmethod
    def reread(cls, value: dict[str, Any]) -> Self:
        """The note that ``from_json`` accepted before a vault kept it."""
        return cls(
            at=datetime.fromisoformat(value["at"]),
            text=value["text"],
            competencies=tuple(value["competencies"]),
            question=value["question"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContent:
    """A card as the committee reads it. Every competency of the kit has its rating or its absence."""

    ratings: Mapping[str, Rating]
    notes: tuple[CardNote, ...]
    recommendation: Recommendation
    summary: str

    @property
    def backed(self) -> frozenset[str]:
        """The competencies that some note names."""
        return frozenset(name for note in self.notes for name in note.competencies)

    def evidence(self, competency: str) -> tuple[CardNote, ...]:
        """The notes that name this competency."""
        return tuple(note for note in self.notes if competency in note.competencies)

    def further_notes(self) -> tuple[CardNote, ...]:
        """The notes that name no competency: evidence of none, and read all the same."""
        return tuple(note for note in self.notes if not note.competencies)

    def to_json(self) -> dict[str, Any]:
        """The card as plain values for a manifest."""
        return {
            "ratings": [
                {"competency": name, "rating": rating_to_json(rating)} for name, rating in self.ratings.items()
            ],
            "notes": [note.to_json() for note in self.notes],
            "recommendation": self.recommendation.value,
            "summary": self.summary,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any], kit: Kit) -> Self:
        """The card that ``to_json`` wrote, checked against the panel's kit.

        Raises:
            ValueRefused, KeyError, TypeError, ValueError: another shape, or not of this kit.
        """
        ratings = {each["competency"]: rating_from_json(each["rating"]) for each in value["ratings"]}
        card = cls(
            ratings=ratings,
            notes=tuple(map(CardNote.from_json, value["notes"])),
            recommendation=Recommendation(value["recommendation"]),
            summary=plain_text(value["summary"], where="summary"),
        )
        if list(ratings) != [competency.name for competency in kit.competencies] or card.to_json() != value:
            raise ValueRefused(where="ratings", problem=Problem.UNKNOWN_KEY)
        for rating in ratings.values():
            if isinstance(rating, int) and rating not in kit.levels:
                raise ValueRefused(where="ratings", problem=Problem.OUT_OF_RANGE, found=str(rating))
        for name in (name for note in card.notes for name in note.competencies):
            kit.competency(name, where="notes")
        return card

    @classmethod
    def reread(cls, value: dict[str, Any]) -> Self:
        """The card that ``from_json`` accepted before a vault kept it: a board of hundreds is not judged twice."""
        return cls(
            ratings={each["competency"]: rating_from_json(each["rating"]) for each in value["ratings"]},
            notes=tuple(map(CardNote.reread, value["notes"])),
            recommendation=Recommendation(value["recommendation"]),
            summary=value["summary"],
        )


def _question(value: object) -> int:
    if type(value) is not int or not 0 <= value <= MOST_QUESTIONS:
        raise ValueRefused(where="note / question", problem=Problem.OUT_OF_RANGE)
    return value


def _leaving(notes: tuple[RecordNote, ...], handling: Handling) -> tuple[CardNote, ...]:
    chosen = [note for note in notes if note.handling is handling]
    return tuple(
        CardNote(
            at=note.at,
            text=clean_text(note.text, where="note"),
            competencies=note.competencies,
            question=note.question,
        )
        for note in sorted(chosen, key=lambda note: (note.at, note.text, note.competencies, note.question))
    )
