"""YAML 1.2 as plain text with its lines: no aliases, no tags, no guessing what a scalar means.

Built from the parser's events with a stack of our own, so that depth and size are capped before anything is made.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from app.domain.errors import Problem, ValueRefused
from app.domain.moments import FIRST_YEAR, day_from_json
from app.domain.text import LINE_LIMIT, NOTE_LIMIT, clean_line, clean_text, shortened

LARGEST: Final = 2 * 2**20
"""Bytes that a kit or a story may have."""
DEEPEST, MOST_NODES = 12, 100_000
LAST_YEAR: Final = 8999
"""So that what is counted on from a day is a day as well."""


@dataclass(slots=True)
class Node:
    """One value of the file: text, a list or a mapping, with the line (from 1) and the place it stands at."""

    line: int
    where: str
    text_value: str | None = None
    items: "list[Node] | None" = None
    fields: "dict[str, Node] | None" = None
    key: str | None = field(default=None, repr=False)
    """While the file is read: the key whose value is to come, and its line."""
    key_line: int = field(default=0, repr=False)

    def refused(self, problem: Problem, found: str = "") -> ValueRefused:
        """The refusal of this very value."""
        return ValueRefused(where=self.where, problem=problem, found=shortened(found), line=self.line)

    def mapping(self, *, required: Sequence[str] = (), optional: Sequence[str] = ()) -> "Mapping[str, Node]":
        """The fields of a mapping that has all required keys and no unknown one.

        Raises:
            ValueRefused: another kind of value, a key missing or unknown.
        """
        fields = self.anything()
        for key, value in fields.items():
            if key not in required and key not in optional:
                raise ValueRefused(
                    where=value.where, problem=Problem.UNKNOWN_KEY, found=shortened(key), line=value.line
                )
        for key in required:
            if key not in fields:
                raise self.refused(Problem.MISSING_KEY, key)
        return fields

    def anything(self) -> "Mapping[str, Node]":
        """The fields of a mapping, whatever its keys.

        Raises:
            ValueRefused: another kind of value.
        """
        if self.fields is None:
            raise self.refused(Problem.NOT_A_MAPPING)
        return self.fields

    def list(self) -> "Sequence[Node]":
        """The items of a list.

        Raises:
            ValueRefused: another kind of value.
        """
        if self.items is None:
            raise self.refused(Problem.NOT_A_LIST)
        return self.items

    def raw(self) -> str:
        """The scalar's own characters.

        Raises:
            ValueRefused: a list or a mapping.
        """
        if self.text_value is None:
            raise self.refused(Problem.NOT_TEXT)
        return self.text_value

    def line_text(self, limit: int = LINE_LIMIT) -> str:
        """One cleaned line of at most ``limit`` characters."""
        with self.blamed():
            return clean_line(self.raw(), where=self.where, limit=limit)

    def text(self, limit: int = NOTE_LIMIT) -> str:
        """Cleaned text of at most ``limit`` characters, line ends kept."""
        with self.blamed():
            return clean_text(self.raw(), where=self.where, limit=limit)

    def integer(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``."""
        raw = self.raw()
        if not (raw.isascii() and raw.isdigit() and len(raw) < 10):
            raise self.refused(Problem.NOT_A_NUMBER, raw)
        if not low <= int(raw) <= high:
            raise self.refused(Problem.OUT_OF_RANGE, raw)
        return int(raw)

    def day(self) -> date:
        """A day like ``2026-11-20``."""
        try:
            return _within_years(day_from_json(self.raw()))
        except ValueError as error:
            raise self.refused(Problem.NOT_A_DATE, self.raw()) from error

    def clock_time(self) -> time:
        """A time of day like ``14:21``."""
        return self._moment("%H:%M").time()

    def local_moment(self) -> datetime:
        """A day and a time of day like ``2026-11-20 14:21``, in no time zone."""
        return self._moment("%Y-%m-%d %H:%M")

    def _moment(self, spelling: str) -> datetime:
        raw = self.raw()
        try:
            moment = _within_years(datetime.strptime(raw, spelling))  # noqa: DTZ007 - its zone stands elsewhere
        except ValueError as error:
            raise self.refused(Problem.NOT_A_TIME, raw) from error
        if moment.strftime(spelling) != raw:
            raise self.refused(Problem.NOT_A_TIME, raw)
        return moment

    def one_of[Choice](self, choices: Mapping[str, Choice]) -> Choice:
        """What the text names among these."""
        raw = self.raw()
        if raw not in choices:
            raise self.refused(Problem.UNKNOWN, raw)
        return choices[raw]

    @contextmanager
    def blamed(self) -> Iterator[None]:
        """Give this line to a refusal from inside that has none."""
        try:
            yield
        except ValueRefused as error:
            error.line = error.line or self.line
            raise


def read_located_yaml(data: bytes) -> Node:
    """The single document of these bytes.

    Raises:
        ValueRefused: too large or deep, not YAML, more than one document, an alias, a tag, or a key twice.
    """
    if len(data) > LARGEST:
        raise ValueRefused(where="file", problem=Problem.TOO_LONG, found=f"{len(data)} > {LARGEST}")
    builder = _Builder()
    try:
        for event in YAML(typ="safe", pure=True).parse(data.decode("utf-8-sig")):
            builder.take(event)
    except (YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 0
        raise ValueRefused(where="file", problem=Problem.NOT_YAML, line=line) from error
    if builder.root is None:
        raise ValueRefused(where="file", problem=Problem.EMPTY)
    return builder.root


def _within_years[Day: date](day: Day) -> Day:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(day.year)
    return day


class _Builder:
    """Makes nodes of events; the stack holds the open lists and mappings."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.stack: list[Node] = []
        self.count = 0

    def take(self, event: Event) -> None:
        line = event.start_mark.line + 1
        match event:
            case AliasEvent():
                raise ValueRefused(where="file", problem=Problem.ALIAS_OR_TAG, line=line)
            case DocumentStartEvent() if self.root is not None:
                raise ValueRefused(where="file", problem=Problem.TOO_MANY, line=line)
            case ScalarEvent() | SequenceStartEvent() | MappingStartEvent():
                self._refuse_extras(event, line)
                self._start(event, line)
            case SequenceEndEvent() | MappingEndEvent():
                self.stack.pop()

    def _refuse_extras(self, event: ScalarEvent | SequenceStartEvent | MappingStartEvent, line: int) -> None:
        self.count += 1
        if event.anchor is not None or event.tag is not None:
            raise ValueRefused(where="file", problem=Problem.ALIAS_OR_TAG, line=line)
        if len(self.stack) >= DEEPEST or self.count > MOST_NODES:
            raise ValueRefused(where="file", problem=Problem.TOO_DEEP, line=line)

    def _start(self, event: Event, line: int) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is not None and parent.fields is not None and parent.key is None:
            self._key(event, parent, line)
            return
        node = Node(line, _place(parent))
        if isinstance(event, ScalarEvent):
            if parent is not None and parent.key_line and event.start_mark.index == event.end_mark.index:
                node.line = parent.key_line  # the parser places what is not there before whatever comes next
            node.text_value = _joined(event.value)
        elif isinstance(event, SequenceStartEvent):
            node.items = []
            self.stack.append(node)
        else:
            node.fields = {}
            self.stack.append(node)
        self._attach(node, parent)

    def _key(self, event: Event, parent: Node, line: int) -> None:
        if not isinstance(event, ScalarEvent):
            raise ValueRefused(where=parent.where, problem=Problem.NOT_TEXT, line=line)
        key = _joined(event.value)
        if parent.fields is not None and key in parent.fields:
            raise ValueRefused(where=parent.where, problem=Problem.TWICE, found=shortened(key), line=line)
        parent.key, parent.key_line = key, line

    def _attach(self, node: Node, parent: Node | None) -> None:
        if parent is None:
            self.root = node
        elif parent.items is not None:
            parent.items.append(node)
        elif parent.fields is not None and parent.key is not None:
            parent.fields[parent.key] = node
            parent.key = None


def _place(parent: Node | None) -> str:
    if parent is None:
        return "file"
    step = str(len(parent.items) + 1) if parent.items is not None else shortened(parent.key or "")
    return step if parent.where == "file" else f"{parent.where} / {step}"


def _joined(text: str) -> str:
    """The text with each two halves of a character, as JSON escapes them, made one."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
