"""The few pieces of DER that the one CMS needs: written here, walked here, definite and minimal lengths only."""

from app.sealing.errors import Reason, Refusal

LONG_FORM = 0x80
LONGEST_LENGTH = 3

SEQUENCE = 0x30
SET = 0x31
INTEGER = 0x02
OCTETS = 0x04
OID = 0x06
EXPLICIT_0 = 0xA0


def tlv(tag: int, *contents: bytes) -> bytes:
    """Tag, length, contents."""
    content = b"".join(contents)
    size = len(content)
    if size < LONG_FORM:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes((tag, LONG_FORM | len(length))) + length + content


def sequence(*contents: bytes) -> bytes:
    """A SEQUENCE of already encoded items."""
    return tlv(SEQUENCE, *contents)


def set_of(*contents: bytes) -> bytes:
    """A SET OF already encoded items, in DER's order."""
    return tlv(SET, *sorted(contents))


def integer(value: int) -> bytes:
    """A positive INTEGER."""
    return tlv(INTEGER, value.to_bytes(value.bit_length() // 8 + 1))


def oid(dotted: str) -> bytes:
    """An OBJECT IDENTIFIER."""
    first, second, *rest = map(int, dotted.split("."))
    encoded = bytes((first * 40 + second,))
    for arc in rest:
        groups = [arc & 0x7F]
        while arc := arc >> 7:
            groups.append(arc & 0x7F | 0x80)
        encoded += bytes(reversed(groups))
    return tlv(OID, encoded)


class Walker:
    """Walks over the items of one DER value; a foreign shape is refused with the reason it was made with."""

    def __init__(self, data: bytes, reason: Reason) -> None:
        """Stand at the first byte."""
        self.data = data
        self.at = 0
        self._reason = reason

    def enter(self, tag: int) -> int:
        """Stand at the first byte inside the item here, which has this tag; where it ends."""
        start, end = self._measure(tag)
        self.at = start
        return end

    def take(self, tag: int) -> bytes:
        """The whole item here, which has this tag; stand behind it."""
        begin = self.at
        _, self.at = self._measure(tag)
        return self.data[begin : self.at]

    def content(self, tag: int) -> bytes:
        """The contents of the item here, which has this tag; stand behind it."""
        start, self.at = self._measure(tag)
        return self.data[start : self.at]

    def _measure(self, tag: int) -> tuple[int, int]:
        data, start = self.data, self.at + 2
        if start > len(data) or data[self.at] != tag:
            raise Refusal(reason=self._reason)
        size = data[self.at + 1]
        if size >= LONG_FORM:
            count = size & 0x7F
            size = int.from_bytes(data[start : start + count])
            if not 1 <= count <= LONGEST_LENGTH or size < max(LONG_FORM, 1 << 8 * (count - 1)):
                raise Refusal(reason=self._reason)
            start += count
        if start + size > len(data):
            raise Refusal(reason=self._reason)
        return start, start + size
