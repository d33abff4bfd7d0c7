"""A kit while it is being written: anything may be missing, nothing is checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.domain.kit import Conversation
from app.domain.text import clean_text

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
    """The kit so far as plain values."""
    return {
        "name": _plain(text.name),
        "conversation": text.conversation.value,
        "scale": [_plain(name) for name in text.scale],
        "competencies": [
            {
                "name": _plain(each.name),
                "definition": _plain(each.definition),
                "weight": each.weight,
                "reason": _plain(each.reason),
                "must_meet": each.must_meet,
                "anchors": [_plain(anchor) for anchor in each.anchors],
            }
            for each in text.competencies
        ],
        "questions": [
            {
                "text": _plain(each.text),
                "minutes": each.minutes,
                "probes": [_plain(probe) for probe in each.probes],
                "competencies": [_plain(name) for name in each.competencies],
            }
            for each in text.questions
        ],
    }


def _plain(text: str) -> str:
    """Text as canonical JSON takes it; nothing at all stays nothing."""
    return clean_text(text, where="draft", limit=len(text) * 4) if text.strip() else ""


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
