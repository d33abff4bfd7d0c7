"""What a kit that is being written still needs, all of it at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.kit import anchored_levels
from app.services.kit_text import KitText


class KitGapKind(StrEnum):
    """What a kit still needs before it can be kept."""

    NAME = "name"
    LEVEL_NAME = "level name"
    LEVEL_TWICE = "level twice"
    NO_COMPETENCY = "no competency"
    COMPETENCY_NAME = "competency name"
    COMPETENCY_TWICE = "competency twice"
    DEFINITION = "definition"
    ANCHOR = "anchor"
    REASON = "reason"
    QUESTION_TEXT = "question text"


@dataclass(frozen=True, slots=True, kw_only=True)
class KitGap:
    """One thing to see to: in which competency or question, and at which level."""

    kind: KitGapKind
    subject: str = ""
    level: int = 0


def kit_gaps(text: KitText) -> tuple[KitGap, ...]:
    """Everything that is missing, in the order of the editor."""
    return (*_head_gaps(text), *_competency_gaps(text), *_question_gaps(text))


def _head_gaps(text: KitText) -> Iterator[KitGap]:
    if not text.name:
        yield KitGap(kind=KitGapKind.NAME)
    names = [name.casefold() for name in text.scale]
    for level, name in enumerate(names, 1):
        if not name:
            yield KitGap(kind=KitGapKind.LEVEL_NAME, level=level)
        elif name in names[: level - 1]:
            yield KitGap(kind=KitGapKind.LEVEL_TWICE, subject=text.scale[level - 1], level=level)
    if not text.competencies:
        yield KitGap(kind=KitGapKind.NO_COMPETENCY)


def _competency_gaps(text: KitText) -> Iterator[KitGap]:
    seen: set[str] = set()
    for number, each in enumerate(text.competencies, 1):
        subject = each.name or f"#{number}"
        if not each.name:
            yield KitGap(kind=KitGapKind.COMPETENCY_NAME, subject=subject)
        elif each.name.casefold() in seen:
            yield KitGap(kind=KitGapKind.COMPETENCY_TWICE, subject=subject)
        seen.add(each.name.casefold())
        if not each.definition:
            yield KitGap(kind=KitGapKind.DEFINITION, subject=subject)
        if each.weight != 1 and not each.reason:
            yield KitGap(kind=KitGapKind.REASON, subject=subject)
        for level in anchored_levels(len(text.scale)):
            if not each.anchors[level - 1 : level] or not each.anchors[level - 1]:
                yield KitGap(kind=KitGapKind.ANCHOR, subject=subject, level=level)


def _question_gaps(text: KitText) -> Iterator[KitGap]:
    for number, each in enumerate(text.questions, 1):
        if not each.text and (each.probes or each.minutes or each.competencies):
            yield KitGap(kind=KitGapKind.QUESTION_TEXT, subject=str(number))
