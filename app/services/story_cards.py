"""The scorecards of a story: notes sorted by handling, ratings by the kit's scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.errors import Problem
from app.domain.ids import CandidateCode
from app.domain.kit import Kit
from app.domain.note import (
    LEAVING,
    REQUEST_AFTERWARDS,
    AskedBy,
    Bearing,
    Handling,
    KeptNote,
    RecordNote,
    Terms,
)
from app.domain.rating import Rating, Recommendation, Unrated
from app.domain.text import LINE_LIMIT, NAME_LIMIT, tidy_line
from app.services.located_yaml import Node
from app.services.story import StoryCard

CARD_REQUIRED: Final = ("panelist", "candidate", "recommendation", "summary")
CARD_OPTIONAL: Final = ("notes", "ratings")
_NOTE: Final = ("question", "competency", "handling", "agreed", "asked_by", "may_know", "until", "bears")
_TERMS: Final = ("asked_by", "may_know", "until", "bears")
_LATE: Final = {"as heard", "request only"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CardReader:
    """Reads cards of one panel: its kit, the interviews' day and zone, the day until which notes are kept."""

    kit: Kit
    day: date
    zone: ZoneInfo
    until: date

    def card(self, row: Mapping[str, Node], panelist: str, candidate: CandidateCode) -> StoryCard:
        """The card of this mapping.

        Raises:
            ValueRefused: a note or rating is not what the format says, with its line.
        """
        notes = [
            self._note(node, f"{panelist}/{candidate}/{number}")
            for number, node in enumerate(row["notes"].list() if "notes" in row else (), 1)
        ]
        return StoryCard(
            panelist=panelist,
            candidate=candidate,
            record_notes=tuple(note for note in notes if isinstance(note, RecordNote)),
            staying=tuple(note for note in notes if isinstance(note, KeptNote)),
            ratings=self._ratings(row["ratings"]) if "ratings" in row else {},
            recommendation=row["recommendation"].one_of({each.value: each for each in Recommendation}),
            summary=row["summary"].text(),
        )

    def _ratings(self, node: Node) -> Mapping[str, Rating]:
        words: dict[str, Rating] = {each.value: each for each in Unrated}
        words |= {str(level): level for level in self.kit.levels}
        ratings: dict[str, Rating] = {}
        for key, value in node.anything().items():
            with value.blamed():
                name = self.kit.competency(tidy_line(key), where=node.where).name
            if name in ratings:
                raise value.refused(Problem.TWICE, name)
            ratings[name] = value.one_of(words)
        return ratings

    def _note(self, node: Node, note_id: str) -> RecordNote | KeptNote:
        row = node.mapping(required=("at", "text"), optional=_NOTE)
        handling = Handling.ON_RECORD
        if "handling" in row:
            handling = row["handling"].one_of({each.value: each for each in Handling})
        at = datetime.combine(self.day, row["at"].clock_time(), self.zone).astimezone(UTC)
        agreed = row["agreed"].one_of({each: each for each in ("before", "after", *_LATE)}) if "agreed" in row else ""
        if agreed == "after":
            raise row["agreed"].refused(Problem.AGREED_AFTER)
        if any(key in row for key in _terms_out_of_place(handling, agreed)):
            raise node.refused(Problem.TERMS_MISPLACED)
        competencies = self._competencies(row)
        question = row["question"].integer(1, len(self.kit.asked)) if "question" in row else 0
        words = row["text"].text()
        text = REQUEST_AFTERWARDS if agreed == "request only" else words
        if handling in LEAVING or agreed in _LATE:
            kept = handling if handling in LEAVING else Handling.ON_RECORD
            return RecordNote(
                note_id=note_id, at=at, text=text, handling=kept, competencies=competencies, question=question
            )
        with node.blamed():
            return KeptNote(
                note_id=note_id,
                at=at,
                text=text,
                handling=handling,
                competencies=competencies,
                question=question,
                terms=self._terms(row, at) if handling is Handling.OFF_RECORD else None,
            )

    def _competencies(self, row: Mapping[str, Node]) -> tuple[str, ...]:
        if "competency" not in row:
            return ()
        node = row["competency"]
        with node.blamed():
            return (self.kit.competency(node.line_text(NAME_LIMIT), where=node.where).name,)

    def _until(self, node: Node) -> date:
        until = node.day()
        if until < self.day:
            raise node.refused(Problem.BEFORE_INTERVIEW, node.raw())
        return until

    def _terms(self, row: Mapping[str, Node], at: datetime) -> Terms:
        return Terms(
            agreed_at=at,
            asked_by=row["asked_by"].one_of({each.value: each for each in AskedBy})
            if "asked_by" in row
            else AskedBy.CANDIDATE,
            may_know=row["may_know"].line_text(LINE_LIMIT) if "may_know" in row else "nobody",
            until=self._until(row["until"]) if "until" in row else self.until,
            bears=row["bears"].one_of({each.value: each for each in Bearing}) if "bears" in row else None,
        )


def _terms_out_of_place(handling: Handling, agreed: str) -> Sequence[str]:
    """What a note on the record does not say, a note that came onto it because the request was late included."""
    if handling is not Handling.OFF_RECORD:
        return ("agreed", *_TERMS)
    return _TERMS if agreed in _LATE else ()
