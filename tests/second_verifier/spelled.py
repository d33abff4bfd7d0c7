"""app/services/FORMAT.md, "The file": what libyaml finds in a kit or a story becomes texts, lists and mappings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from tests.second_verifier.refusal import Refused

REFUSED = "SR-301"
LARGEST, DEEPEST, MOST = 2 * 2**20, 12, 100_000

_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_HALF = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_COMMENT = re.compile(r"(?:^|(?<= ))#.*$", re.MULTILINE)
_BREAKS = {0x85: 0xE085, 0x2028: 0xE028, 0x2029: 0xE029}
"""Libyaml is of YAML 1.1, where these end a line."""
_BACK = {there: here for here, there in _BREAKS.items()}


@dataclass
class Node:
    """A value with the line on which it begins; ``kind`` is ``str``, ``list`` or ``dict``."""

    line: int
    kind: type
    value: Any


def refuse(reason: str, node: Node | None = None) -> Refused:
    """The refusal of this value for this reason."""
    return Refused(reason, code=REFUSED, line=node.line if node else 0)


def read_spelled(data: bytes) -> Node:
    """The one document of a file.

    Raises:
        Refused: the bytes are not a file of this kind.
    """
    if len(data) > LARGEST:
        raise refuse("too long")
    try:
        text = _for_libyaml(data.decode("utf-8-sig"))
        documents = list(_Values(yaml.parse(text, Loader=yaml.CSafeLoader)).documents())
        if "\t" in _block_structure(text):
            raise refuse("not YAML")
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise refuse("not YAML") from error
    if not documents:
        raise refuse("empty")
    return documents[0]


def _for_libyaml(text: str) -> str:
    """The text with what libyaml does not take spelled so that it does: surrogates, and YAML 1.1's line ends."""
    text = _PAIR.sub(lambda pair: bytes.fromhex(pair[1] + pair[2]).decode("utf-16-be"), text)
    return _HALF.sub("\ufffd", text).translate(_BREAKS)


def _block_structure(text: str) -> str:
    """What is left of a file without comments, quoted and block texts, and all that stands in brackets."""
    left, opened = list(text), []
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        begin, apart = event.start_mark.index, getattr(event, "style", None)
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append((begin, event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            begin, apart = opened.pop()
        if apart:
            left[begin : event.end_mark.index] = " " * (event.end_mark.index - begin)
    return _COMMENT.sub("", "".join(left))


class _Values:
    """Makes nodes of events, by the grammar of events."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self.events = events
        self.count = 0

    def documents(self) -> Iterator[Node]:
        found = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                found += 1
                if found > 1:
                    raise Refused("too many", code=REFUSED, line=event.start_mark.line + 1)
                yield self._node(next(self.events), 0)

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self.count += 1
        node = Node(event.start_mark.line + 1, str, None)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None or event.tag is not None:
            raise refuse("alias or tag", node)
        if depth >= DEEPEST or self.count > MOST:
            raise refuse("too deep", node)
        if isinstance(event, yaml.ScalarEvent):
            if not event.style and "\t" in event.value:
                raise refuse("not YAML")
            node.value = event.value.translate(_BACK)
        elif isinstance(event, yaml.SequenceStartEvent):
            node.kind, node.value = list, [self._node(each, depth + 1) for each in self._until(yaml.SequenceEndEvent)]
        else:
            node.kind, node.value = dict, self._pairs(depth + 1)
        return node

    def _pairs(self, depth: int) -> dict[str, Node]:
        pairs: dict[str, Node] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._node(event, depth)
            if key.kind is not str:
                raise refuse("not text", key)
            if key.value in pairs:
                raise refuse("twice", key)
            pairs[key.value] = self._node(next(self.events), depth)
        return pairs

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        for event in self.events:
            if isinstance(event, end):
                return
            yield event
