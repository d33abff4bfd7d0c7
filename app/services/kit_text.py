"""A kit while it is being written: anything may be missing, nothing is checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.domain.kit import Conversation
from app.domain.text import tidy_text

FIRST_SCALE: Final = ("poor", "weak", "fair", "good", "excellent")


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyText:
    """A competency as it stands so far; ``anchors`` has a text, perhaps empty, per level."""

    name: str = ""
    definition: str = ""
    weight: int = 1
    reason: str = ""
    must_meet: int | None = None
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionText:
    """A question as it stands so far."""

    text: str = ""
    minutes: int = 0
    probes: tuple[str, ...] = ()
    competencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KitText:
    """A kit as it stands so far."""

    draft_id: str
    name: str = ""
    conversation: Conversation = Conversation.INTERVIEW
    scale: tuple[str, ...] = FIRST_SCALE
    competencies: tuple[CompetencyText, ...] = ()
    questions: tuple[QuestionText, ...] = ()


def text_to_json(text: KitText) -> dict[str, Any]:
    """The kit so far as plain values, its texts tidied."""
    return {
        "name": tidy_text(text.name),
        "conversation": text.conversation.value,
        "scale": [tidy_text(name) for name in text.scale],
        "competencies": [
            {
                "name": tidy_text(each.name),
                "definition": tidy_text(each.definition),
                "weight": each.weight,
                "reason": tidy_text(each.reason),
                "must_meet": each.must_meet,
                "anchors": [tidy_text(anchor) for anchor in each.anchors],
            }
            for each in text.competencies
        ],
        "questions": [
            {
                "text": tidy_text(each.text),
                "minutes": each.minutes,
                "probes": [tidy_text(probe) for probe in each.probes],
                "competencies": [tidy_text(name) for name in each.competencies],
            }
            for each in text.questions
        ],
    }


def text_from_json(draft_id: str, value: Mapping[str, Any]) -> KitText:
    """The kit so far that ``text_to_json`` wrote."""
    return KitText(
        draft_id=draft_id,
        name=value["name"],
        conversation=Conversation(value["conversation"]),
        scale=tuple(value["scale"]),
        competencies=tuple(
            CompetencyText(
                name=each["name"],
                definition=each["definition"],
                weight=each["weight"],
                reason=each["reason"],
                must_meet=each["must_meet"],
                anchors=tuple(each["anchors"]),
            )
            for each in value["competencies"]
        ),
        questions=tuple(
            QuestionText(
                text=each["text"],
                minutes=each["minutes"],
                probes=tuple(each["probes"]),
                competencies=tuple(each["competencies"]),
            )
            for each in value["questions"]
        ),
    )
