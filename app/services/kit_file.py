"""Kits from files: our own form (YAML or JSON) and sections of a competency library as others keep them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.domain.errors import Problem
from app.domain.kit import (
    FEWEST_LEVELS,
    HEAVIEST,
    MOST_LEVELS,
    MOST_PROBES,
    Anchor,
    Competency,
    Conversation,
    Kit,
    Question,
    check_levels,
)
from app.domain.text import LINE_LIMIT, NAME_LIMIT, clean_line, clean_text
from app.services.errors import FileUnreadable
from app.services.located_yaml import LARGEST, Node, read_located_yaml

MOST_MINUTES = 480


def read_kit_file(path: Path, section: str = "") -> Kit:
    """The kit in this file; ``section`` names one of a library's sections.

    Raises:
        FileUnreadable: the file cannot be read.
        ValueRefused: it does not hold a kit, with the line.
    """
    return read_kit(read_bytes(path), section)


def read_kit(data: bytes, section: str = "") -> Kit:
    """The kit that these bytes spell in YAML or JSON.

    Raises:
        ValueRefused: they do not hold a kit, with the line.
    """
    root = read_located_yaml(data)
    fields = root.anything()
    if "kit" in fields and not section:
        return kit_from_node(root.mapping(required=("kit",))["kit"])
    if "competencies" in fields and not section:
        return kit_from_node(root)
    return _kit_from_library(root, section)


def sections(data: bytes) -> tuple[str, ...]:
    """The names of the sections when the bytes hold a library, else nothing."""
    fields = read_located_yaml(data).anything()
    own = "kit" in fields or "competencies" in fields
    return () if own else tuple(name for name, node in fields.items() if node.items is not None)


def read_bytes(path: Path) -> bytes:
    """The bytes of a kit or story file, no more than one may have.

    Raises:
        FileUnreadable: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise FileUnreadable(path=path) from error


def kit_from_node(node: Node) -> Kit:
    """The kit of our own form that stands here.

    Raises:
        ValueRefused: it is not one, with the line.
    """
    fields = node.mapping(
        required=("name", "scale", "competencies"), optional=("version", "questions", "conversation", "format")
    )
    if "format" in fields:
        fields["format"].one_of({"1": 1})
    scale = _scale(fields["scale"], fields["scale"].list())
    questions = fields["questions"].list() if "questions" in fields else ()
    competencies = tuple(_competency(each, len(scale)) for each in fields["competencies"].list())
    with node.blamed():
        return Kit(
            name=fields["name"].line_text(NAME_LIMIT),
            version=fields["version"].integer(1, 9999) if "version" in fields else 1,
            scale=scale,
            competencies=competencies,
            questions=tuple(map(_question, questions)),
            conversation=_conversation(fields),
        )


def _conversation(fields: Mapping[str, Node]) -> Conversation:
    if "conversation" not in fields:
        return Conversation.INTERVIEW
    return fields["conversation"].one_of({kind.value: kind for kind in Conversation})


def _competency(node: Node, levels: int) -> Competency:
    fields = node.mapping(required=("name", "definition", "anchors"), optional=("weight", "reason", "must_meet"))
    given = fields.get("must_meet")
    with node.blamed():
        competency = Competency(
            name=fields["name"].line_text(NAME_LIMIT),
            definition=fields["definition"].text(),
            weight=fields["weight"].integer(1, HEAVIEST) if "weight" in fields else 1,
            reason=fields["reason"].line_text() if "reason" in fields and fields["reason"].raw() else "",
            must_meet=given.integer(1, levels) if given is not None and given.raw() not in {"", "null"} else None,
            anchors=_anchors(fields["anchors"], levels),
        )
        check_levels(competency, levels)
    return competency


def _scale(node: Node, levels: Sequence[Node]) -> tuple[str, ...]:
    if not FEWEST_LEVELS <= len(levels) <= MOST_LEVELS:
        raise node.refused(Problem.TOO_FEW if len(levels) < FEWEST_LEVELS else Problem.TOO_MANY, str(len(levels)))
    return tuple(level.line_text(NAME_LIMIT) for level in levels)


def _anchors(node: Node, levels: int) -> tuple[Anchor, ...]:
    if node.items is not None:
        rows = [each.mapping(required=("level", "text")) for each in node.items]
        return tuple(Anchor(level=row["level"].integer(1, levels), text=row["text"].text()) for row in rows)
    anchors = []
    for level, text in node.anything().items():
        if level not in {str(number) for number in range(1, levels + 1)}:
            raise text.refused(Problem.OUT_OF_RANGE, level)
        anchors.append(Anchor(level=int(level), text=text.text()))
    return tuple(anchors)


def _question(node: Node) -> Question:
    fields = node.mapping(required=("text",), optional=("minutes", "probes", "competencies"))
    probes = fields["probes"].list() if "probes" in fields else ()
    if len(probes) > MOST_PROBES:
        raise fields["probes"].refused(Problem.TOO_MANY, str(len(probes)))
    return Question(
        text=fields["text"].text(4 * LINE_LIMIT),
        minutes=fields["minutes"].integer(0, MOST_MINUTES) if "minutes" in fields else 0,
        probes=tuple(probe.line_text() for probe in probes),
        competencies=tuple(
            name.line_text(NAME_LIMIT) for name in (fields["competencies"].list() if "competencies" in fields else ())
        ),
    )


def _kit_from_library(root: Node, section: str) -> Kit:
    sections_found = root.anything()
    if section not in sections_found:
        raise root.refused(Problem.UNKNOWN, section or "#")
    node = sections_found[section]
    rows = [
        each.mapping(required=("competency", "definition"), optional=("required", "levels", "meets"))
        for each in node.list()
    ]
    for row in rows:
        if "levels" not in row:
            raise row["competency"].refused(Problem.NO_LEVELS, row["competency"].raw())
    if not rows:
        raise node.refused(Problem.TOO_FEW)
    scale = _scale(rows[0]["levels"], [level["proficiency"] for level in _levels(rows[0])])
    competencies = tuple(_library_competency(row, scale) for row in rows)
    with node.blamed():
        name = clean_line(section.replace("-", " ").capitalize(), where=node.where, limit=NAME_LIMIT)
        return Kit(name=name, version=1, scale=scale, competencies=competencies)


def _levels(row: Mapping[str, Node]) -> list[Mapping[str, Node]]:
    return [
        each.mapping(required=("proficiency", "definition"), optional=("required",)) for each in row["levels"].list()
    ]


def _library_competency(row: Mapping[str, Node], scale: Sequence[str]) -> Competency:
    levels = _levels(row)
    if tuple(level["proficiency"].line_text(NAME_LIMIT) for level in levels) != tuple(scale):
        raise row["levels"].refused(Problem.LEVELS_DIFFER, row["competency"].raw())
    return Competency(
        name=row["competency"].line_text(NAME_LIMIT),
        definition=_definition(row["definition"]),
        must_meet=_required(row, levels, scale),
        anchors=tuple(Anchor(level=number, text=level["definition"].text()) for number, level in enumerate(levels, 1)),
    )


def _required(row: Mapping[str, Node], levels: Sequence[Mapping[str, Node]], scale: Sequence[str]) -> int | None:
    """The one level that is marked, which is the one that the row names when it names one."""
    answers = {"true": True, "false": False}
    marked = [
        number for number, level in enumerate(levels, 1) if "required" in level and level["required"].one_of(answers)
    ]
    if len(marked) > 1:
        raise row["levels"].refused(Problem.TWICE, "required")
    if "required" in row and [scale[number - 1] for number in marked] != [row["required"].line_text(NAME_LIMIT)]:
        raise row["required"].refused(Problem.DISAGREES, row["required"].raw())
    return marked[0] if marked else None


def _definition(node: Node) -> str:
    if node.items is None:
        return node.text()
    with node.blamed():
        return clean_text("\n".join(item.text() for item in node.items), where=node.where)


def split_reference(reference: str) -> tuple[str, str]:
    """The path and the section of ``kits/file.yml#section``."""
    path, _, section = reference.partition("#")
    return path, section
