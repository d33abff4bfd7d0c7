"""The structured interview: competencies with anchors, questions, one scale; its hash stands on every card."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from app.domain import canonical
from app.domain.errors import Problem, ValueRefused
from app.domain.ids import KitHash
from app.domain.text import LINE_LIMIT, NAME_LIMIT, plain_line, plain_text

FEWEST_LEVELS, MOST_LEVELS = 3, 7
MOST_COMPETENCIES, MOST_QUESTIONS, MOST_PROBES = 40, 60, 12
HEAVIEST = 100


class Conversation(StrEnum):
    """What the kit is for."""

    INTERVIEW = "interview"
    COACHING = "coaching"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The behaviour that one level describes."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Competency:
    """What is rated. Weight is a whole number; another weight than 1 has its reason; ``must_meet`` is a level."""

    name: str
    definition: str
    anchors: tuple[Anchor, ...]
    weight: int = 1
    reason: str = ""
    must_meet: int | None = None

    def __post_init__(self) -> None:
        where = f"competencies / {self.name}"
        if not 1 <= self.weight <= HEAVIEST:
            raise ValueRefused(where=f"{where} / weight", problem=Problem.OUT_OF_RANGE, found=str(self.weight))
        if self.weight != 1 and not self.reason:
            raise ValueRefused(where=f"{where} / weight", problem=Problem.WEIGHT_WITHOUT_REASON)

    def anchor(self, level: int) -> str:
        """The anchor's text at this level, or an empty text."""
        return next((anchor.text for anchor in self.anchors if anchor.level == level), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Asked to every candidate, in the kit's order. ``minutes`` is the planned time, 0 for none."""

    text: str
    minutes: int = 0
    probes: tuple[str, ...] = ()
    competencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """A whole kit that may be issued: every name once, anchors at least at the lowest, middle and highest level."""

    name: str
    version: int
    scale: tuple[str, ...]
    competencies: tuple[Competency, ...]
    questions: tuple[Question, ...] = ()
    conversation: Conversation = Conversation.INTERVIEW

    def __post_init__(self) -> None:
        _between(len(self.scale), FEWEST_LEVELS, MOST_LEVELS, "scale")
        _between(len(self.competencies), 1, MOST_COMPETENCIES, "competencies")
        _between(len(self.questions), 0, MOST_QUESTIONS, "questions")
        if self.version < 1:
            raise ValueRefused(where="version", problem=Problem.OUT_OF_RANGE, found=str(self.version))
        _distinct(self.scale, "scale")
        _distinct((competency.name for competency in self.competencies), "competencies")
        for competency in self.competencies:
            check_levels(competency, len(self.scale))
        for number, question in enumerate(self.questions, 1):
            for name in question.competencies:
                self.competency(name, where=f"questions / {number} / competencies")

    @property
    def levels(self) -> range:
        """The numbers of the scale, lowest first."""
        return range(1, len(self.scale) + 1)

    @property
    def hash(self) -> KitHash:
        """SHA-256 of the canonical JSON."""
        return KitHash(canonical.digest(self.to_json()))

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions; a kit without any offers one open question per competency."""
        return self.questions or tuple(
            Question(text=competency.name, probes=(competency.definition,), competencies=(competency.name,))
            for competency in self.competencies
        )

    def competency(self, name: str, *, where: str = "competencies") -> Competency:
        """The competency of this name.

        Raises:
            ValueRefused: the kit has no such competency.
        """
        for competency in self.competencies:
            if competency.name == name:
                return competency
        raise ValueRefused(where=where, problem=Problem.UNKNOWN, found=name)

    def check_level(self, level: int) -> None:
        """The level is one of the scale's.

        Raises:
            ValueRefused: it is not.
        """
        if level not in self.levels:
            raise ValueRefused(where="rating", problem=Problem.OUT_OF_RANGE, found=str(level))

    def level_name(self, level: int) -> str:
        """The word for a level, like ``good``."""
        return self.scale[level - 1]

    def to_json(self) -> dict[str, Any]:
        """The kit as plain values, ready for canonical JSON."""
        return {
            "format": 1,
            "conversation": self.conversation.value,
            "name": self.name,
            "version": self.version,
            "scale": list(self.scale),
            "competencies": [_competency_to_json(competency) for competency in self.competencies],
            "questions": [_question_to_json(question) for question in self.questions],
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """The kit that ``to_json`` wrote.

        Raises:
            ValueRefused: the values do not make a kit.
            KeyError, TypeError, ValueError: another shape.
        """
        if value.keys() != {"format", "conversation", "name", "version", "scale", "competencies", "questions"}:
            raise ValueRefused(where="kit", problem=Problem.UNKNOWN_KEY)
        if value["format"] != 1:
            raise ValueRefused(where="format", problem=Problem.UNKNOWN, found=str(value["format"]))
        return cls(
            name=plain_line(value["name"], where="name", limit=NAME_LIMIT),
            version=_number(value["version"]),
            scale=tuple(plain_line(level, where="scale", limit=NAME_LIMIT) for level in _list(value["scale"])),
            competencies=tuple(map(_competency_from_json, _list(value["competencies"]))),
            questions=tuple(map(_question_from_json, _list(value["questions"]))),
            conversation=Conversation(value["conversation"]),
        )


def check_levels(competency: Competency, levels: int) -> None:
    """The competency's anchors and required level fit a scale of so many levels.

    Raises:
        ValueRefused: a level out of range or twice, or no anchor at the lowest, middle or highest level.
    """
    where = f"competencies / {competency.name}"
    present = [anchor.level for anchor in competency.anchors]
    _distinct(map(str, present), f"{where} / anchors")
    for level in present:
        if not 1 <= level <= levels:
            raise ValueRefused(where=f"{where} / anchors", problem=Problem.OUT_OF_RANGE, found=str(level))
    for level in anchored_levels(levels):
        if level not in present:
            raise ValueRefused(where=f"{where} / anchors", problem=Problem.ANCHOR_MISSING, found=str(level))
    if competency.must_meet is not None and not 1 <= competency.must_meet <= levels:
        found = str(competency.must_meet)
        raise ValueRefused(where=f"{where} / must_meet", problem=Problem.OUT_OF_RANGE, found=found)


def anchored_levels(levels: int) -> tuple[int, int, int]:
    """The levels that must have an anchor: lowest, middle (the upper one of an even scale), highest."""
    return (1, levels // 2 + 1, levels)


def _between(count: int, fewest: int, most: int, where: str) -> None:
    if count < fewest:
        raise ValueRefused(where=where, problem=Problem.TOO_FEW, found=f"{count} < {fewest}")
    if count > most:
        raise ValueRefused(where=where, problem=Problem.TOO_MANY, found=f"{count} > {most}")


def _distinct(names: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise ValueRefused(where=where, problem=Problem.TWICE, found=name)
        seen.add(name.casefold())


def _number(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueRefused(where="kit", problem=Problem.NOT_A_NUMBER)
    return value


def _list(value: object) -> list[Any]:
    """The list that the value is: a text would pass for a list of its letters."""
    if type(value) is not list:
        raise ValueRefused(where="kit", problem=Problem.NOT_A_LIST)
    return value


def _competency_to_json(competency: Competency) -> dict[str, Any]:
    return {
        "name": competency.name,
        "definition": competency.definition,
        "weight": competency.weight,
        "reason": competency.reason,
        "must_meet": competency.must_meet,
        "anchors": [{"level": anchor.level, "text": anchor.text} for anchor in competency.anchors],
    }


def _competency_from_json(value: dict[str, Any]) -> Competency:
    name = plain_line(value["name"], where="competencies / name", limit=NAME_LIMIT)
    where = f"competencies / {name}"
    return Competency(
        name=name,
        definition=plain_text(value["definition"], where=f"{where} / definition"),
        weight=_number(value["weight"]),
        reason=plain_line(value["reason"], where=f"{where} / reason") if value["reason"] else "",
        must_meet=None if value["must_meet"] is None else _number(value["must_meet"]),
        anchors=tuple(
            Anchor(level=_number(anchor["level"]), text=plain_text(anchor["text"], where=f"{where} / anchors"))
            for anchor in _list(value["anchors"])
        ),
    )


def _question_to_json(question: Question) -> dict[str, Any]:
    return {
        "text": question.text,
        "minutes": question.minutes,
        "probes": list(question.probes),
        "competencies": list(question.competencies),
    }


def _question_from_json(value: dict[str, Any]) -> Question:
    return Question(
        text=plain_text(value["text"], where="questions / text", limit=4 * LINE_LIMIT),
        minutes=_number(value["minutes"]),
        probes=tuple(plain_line(probe, where="questions / probes") for probe in _list(value["probes"])),
        competencies=tuple(_list(value["competencies"])),
    )
