"""app/services/FORMAT.md, "Kit"."""

from dataclasses import dataclass
from typing import Any

from tests.second_verifier import kinds
from tests.second_verifier.spelled import Node, read_spelled, refuse


@dataclass
class Kit:
    """What a story needs to know of its kit."""

    name: str
    competencies: list[str]
    levels: int
    asked: int


def read_kit(data: bytes, section: str = "") -> Kit:
    """The kit of a file, or of a section of a library.

    Raises:
        Refused: it is none.
    """
    root = read_spelled(data)
    keys = kinds.mapped(root).keys()
    if not section and "kit" in keys:
        return kit_at(kinds.fields(root, {"kit": kinds.itself})["kit"])
    if not section and "competencies" in keys:
        return kit_at(root)
    return _section(root, section)


def kit_at(node: Node) -> Kit:
    """The kit that stands here.

    Raises:
        Refused: it is none.
    """
    found = kinds.fields(
        node,
        {"name": kinds.name, "scale": kinds.itself, "competencies": kinds.listed},
        {
            "version": kinds.number(1, 9999),
            "conversation": kinds.word("interview", "coaching"),
            "questions": kinds.each(_question),
            "format": kinds.word("1"),
        },
    )
    levels = kinds.listed(found["scale"])
    kinds.within(found["scale"], levels, 3, 7)
    kinds.distinct(node, map(kinds.name, levels))
    competencies = [_competency(each, len(levels)) for each in found["competencies"]]
    questions = found["questions"] or []
    _together(node, competencies)
    kinds.within(node, questions, 0, 60)
    if any(name not in competencies for question in questions for name in question):
        raise refuse("unknown", node)
    return Kit(found["name"], competencies, len(levels), len(questions) or len(competencies))


def _together(node: Node, competencies: list[str]) -> None:
    kinds.within(node, competencies, 1, 40)
    kinds.distinct(node, competencies)


def _competency(node: Node, levels: int) -> str:
    def reason(value: Node) -> str:
        return kinds.line(value) if kinds.spelled(value) else ""

    def must_meet(value: Node) -> None:
        if kinds.spelled(value) not in {"", "null"}:
            kinds.number(1, levels)(value)

    found = kinds.fields(
        node,
        {"name": kinds.name, "definition": kinds.text, "anchors": lambda value: _anchors(value, levels)},
        {"weight": kinds.number(1, 100), "reason": reason, "must_meet": must_meet},
    )
    if found["weight"] not in {None, 1} and not found["reason"]:
        raise refuse("weight without reason", node)
    anchored = found["anchors"]
    if len(set(anchored)) < len(anchored):
        raise refuse("twice", node)
    if not {1, levels // 2 + 1, levels} <= set(anchored):
        raise refuse("anchor missing", node)
    return str(found["name"])


def _anchors(node: Node, levels: int) -> list[int]:
    """The levels that have an anchor."""
    if node.kind is list:
        kind = {"level": kinds.number(1, levels), "text": kinds.text}
        return [kinds.fields(each, kind)["level"] for each in node.value]
    spellings = {str(level): level for level in range(1, levels + 1)}
    for level, words in kinds.mapped(node).items():
        if level not in spellings:
            raise refuse("out of range", words)
        kinds.text(words)
    return [spellings[level] for level in node.value]


def _question(node: Node) -> list[str]:
    """The competencies that it asks about."""
    found = kinds.fields(
        node,
        {"text": kinds.short_text},
        {"minutes": kinds.number(0, 480), "probes": kinds.itself, "competencies": kinds.each(kinds.name)},
    )
    if found["probes"] is not None:
        kinds.within(found["probes"], kinds.listed(found["probes"]), 0, 12)
        kinds.each(kinds.line)(found["probes"])
    return found["competencies"] or []


def _section(root: Node, section: str) -> Kit:
    sections = kinds.mapped(root)
    if section not in sections:
        raise refuse("unknown", root)
    node = sections[section]
    competencies, scale = [], None
    for each in kinds.listed(node):
        row = _row(each)
        found = [level["proficiency"] for level in row["levels"]]
        scale = scale or found
        kinds.within(row["at"], found, 3, 7)
        if found != scale:
            raise refuse("levels differ", row["at"])
        competencies.append(row["competency"])
    _together(node, competencies)
    kinds.distinct(node, scale or [])
    name = kinds.cleaned(node, section.replace("-", " ").capitalize(), 200)
    return Kit(name, competencies, len(scale or []), len(competencies))


def _row(node: Node) -> dict[str, Any]:
    """A competency of a library, with the node of its levels."""
    level = {"proficiency": kinds.name, "definition": kinds.text}
    optional = {"levels": kinds.itself, "required": kinds.itself, "meets": kinds.itself}
    row = kinds.fields(node, {"competency": kinds.itself, "definition": _definition}, optional)
    if row["levels"] is None:
        raise refuse("no levels", row["competency"])
    row["competency"] = kinds.name(row["competency"])
    row["at"], optional = row["levels"], {"required": kinds.word("true", "false")}
    row["levels"] = [kinds.fields(each, level, optional) for each in kinds.listed(row["levels"])]
    marked = [each["proficiency"] for each in row["levels"] if each["required"] == "true"]
    if len(marked) > 1:
        raise refuse("twice", row["at"])
    if row["required"] is not None and marked != [kinds.name(row["required"])]:
        raise refuse("disagrees", row["required"])
    return row


def _definition(node: Node) -> str:
    if node.kind is list:
        return kinds.cleaned(node, "\n".join(map(kinds.text, node.value)), 20_000)
    return kinds.text(node)
