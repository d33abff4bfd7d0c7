"""FORMAT.md section 2, values: one regular expression for the tokens, and a reader for what is nested."""

import re
from typing import NamedTuple

from tests.second_verifier.refusal import Refused, demand

DEEPEST, MOST_MEMBERS, LONGEST_TOKEN, MOST_VALUES = 12, 50_000, 262_144, 400_000

_KEY = rb"[A-Za-z0-9_.+-]{1,127}"
_TOKENS = re.compile(
    rb"(?P<ref>[1-9][0-9]{0,9} 0 R)"
    rb"|(?P<real>-?(?:0|[1-9][0-9]{0,9})\.[0-9]{0,2}[1-9])"
    rb"|(?P<int>0|-?[1-9][0-9]{0,9})"
    rb"|(?P<bool>true|false)"
    rb"|(?P<name>/(?:[A-Za-z0-9_.+-]|#2F){1,127})"
    rb"|(?P<array>\[ )"
    rb"|(?P<dict><< )"
    rb"|(?P<text>\((?:[\x20-\x27\x2A-\x5B\x5D-\x7E]|\\[()\\])*\))"
    rb"|(?P<hex><(?:[0-9A-F]{2})+>)"
)
_DICT_KEY = re.compile(rb"/(" + _KEY + rb") ")
_ESCAPE = re.compile(rb"\\(.)")
_PRINTABLE = re.compile(rb"[\x20-\x7E]*")


class Ref(NamedTuple):
    """A reference to an object."""

    number: int


class Name(str):
    """A name, without its slash."""

    __slots__ = ()


class Real(NamedTuple):
    """A number with a point, as it is spelled."""

    spelled: bytes


class Reader:
    """Reads values at a place; keeps the references in the order of the text and what is left of the budget."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.references: list[int] = []
        self.spent = 0

    def literal(self, expected: bytes, word: str) -> None:
        """Exactly these bytes stand here, and are passed."""
        demand(self.data.startswith(expected, self.at), word)
        self.at += len(expected)

    def value(self, depth: int = 0) -> object:
        """The value that stands here."""
        token = _TOKENS.match(self.data, self.at)
        if token is None:
            raise Refused("token")
        kind, spelled = str(token.lastgroup), token.group()
        self.at = token.end()
        self._spend(len(spelled))
        if kind in {"array", "dict"}:
            demand(depth < DEEPEST, "depth")
            return self._array(depth + 1) if kind == "array" else self._dict(depth + 1)
        return self._scalar(kind, spelled)

    def _spend(self, length: int) -> None:
        self.spent += 1 + length // 16
        demand(length <= LONGEST_TOKEN and self.spent <= MOST_VALUES, "budget")

    def _array(self, depth: int) -> list[object]:
        items: list[object] = []
        while not self.data.startswith(b"]", self.at):
            items.append(self.value(depth))
            self.literal(b" ", "token")
            demand(len(items) <= MOST_MEMBERS, "members")
        self.at += 1
        return items

    def _dict(self, depth: int) -> dict[str, object]:
        entries: dict[str, object] = {}
        last = b""
        while not self.data.startswith(b">>", self.at):
            key = _DICT_KEY.match(self.data, self.at)
            if key is None or key.group(1) <= last:
                raise Refused("key order")
            last, self.at = key.group(1), key.end()
            self._spend(len(last))
            entries[last.decode()] = self.value(depth)
            self.literal(b" ", "token")
            demand(len(entries) <= MOST_MEMBERS, "members")
        self.at += 2
        return entries

    def _scalar(self, kind: str, spelled: bytes) -> object:
        if kind == "ref":
            self.references.append(int(spelled[:-4]))
            return Ref(self.references[-1])
        if kind == "hex":
            octets = bytes.fromhex(spelled[1:-1].decode())
            demand(not _PRINTABLE.fullmatch(octets), "hexadecimal text")
            return octets
        simple = {
            "int": lambda: int(spelled),
            "real": lambda: Real(spelled),
            "bool": lambda: spelled == b"true",
            "name": lambda: Name(spelled[1:].decode().replace("#2F", "/")),
            "text": lambda: _ESCAPE.sub(rb"\1", spelled[1:-1]),
        }
        return simple[kind]()
