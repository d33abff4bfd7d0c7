"""Small makers for reportlab's PDF objects, so that the rest of the room speaks in plain values."""

import functools
from collections.abc import Iterable, Mapping

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    PDFArrayCompact,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

rl_config.useA85 = 0  # streams are binary; base 85 would only make them longer

type Value = PDFObject | str | int | float | bytes


@functools.cache
def name(text: str) -> Value:
    """A PDF name."""
    return PDFName(text)


def ascii_string(text: str) -> Value:
    """A PDF string of printable ASCII."""
    return PDFString(text)


class TextString(PDFObject):
    """A PDF text string: UTF-16BE with a byte order mark, in hex."""

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, _document: PDFDocument) -> bytes:
        """The string's bytes in the file."""
        return utf16_hex(self._text).encode("ascii")


def utf16_hex(text: str) -> str:
    """The text as a hexadecimal PDF string in UTF-16BE with a byte order mark."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def dictionary(entries: Mapping[str, Value]) -> PDFDictionary:
    """A direct dictionary with keys in ascending order."""
    return PDFDictionary(dict(sorted(entries.items())))


def array(values: Iterable[Value]) -> PDFArrayCompact:
    """A direct array."""
    return PDFArrayCompact(list(values))


def stream(content: bytes, **entries: Value) -> PDFStream:
    """A compressed stream with the given entries in its dictionary."""
    return PDFStream(dictionary(entries), content, [PDFZCompress])


def plain_stream(content: bytes, **entries: Value) -> PDFStream:
    """An uncompressed stream."""
    return PDFStream(dictionary(entries), content, [])


def add(document: PDFDocument, value: PDFObject) -> PDFObjectReference:
    """Registers an object and returns the reference to it."""
    reference: PDFObjectReference = document.Reference(value)  # type: ignore[no-untyped-call]
    return reference


def number(value: float) -> str:
    """A real with at most two decimals and no trailing zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"", "-0"} else text
