"""Checks the signatures of a file: the certification over the first revision, and what members added after it."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from app.sealing.certificate import Certificate
from app.sealing.cms import verify_cms
from app.sealing.errors import Reason, Refusal
from app.sealing.layout import byte_range
from app.sealing.values import Value, spell

MOMENT = re.compile(rb"D:([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature that verifies, and the field it fills."""

    field: str
    certificate: Certificate
    signed_at: datetime


class RunningHash:
    """Hashes a file once, however many signatures cover it."""

    def __init__(self, data: bytes) -> None:
        """Start before the first byte."""
        self._data = memoryview(data)
        self._hash = hashlib.sha256()
        self._done = 0

    def without(self, start: int, stop: int, end: int) -> bytes:
        """The digest of the first ``end`` bytes without those from ``start`` to ``stop``."""
        self._hash.update(self._data[self._done : start])
        self._done = start
        branch = self._hash.copy()
        branch.update(self._data[stop:end])
        return branch.digest()


def check_signature(entries: dict[str, Value], start: int, end: int, running: RunningHash, field: str) -> Signature:
    """The signature whose dictionary stands at ``start`` and which covers the first ``end`` bytes.

    Raises:
        Refusal: a byte range that is not the computed one, or whatever the CMS is refused for.
    """
    contents, ranges = entries["Contents"], entries["ByteRange"]
    assert isinstance(contents, bytes)
    hole_at = start + len(b"<< /ByteRange " + spell(ranges) + b" /Contents ")
    width = 2 * len(contents) + 2
    if ranges != byte_range(hole_at, width, end):
        raise Refusal(reason=Reason.BYTE_RANGE)
    certificate = verify_cms(contents, running.without(hole_at, hole_at + width, end))
    signed_at = _moment(entries["M"])
    certificate.check_moment(signed_at)
    return Signature(field=field, certificate=certificate, signed_at=signed_at)


def _moment(value: Value) -> datetime:
    assert isinstance(value, bytes)
    found = MOMENT.fullmatch(value)
    assert found is not None  # the role has looked at its form
    year, month, day, hour, minute, second = map(int, found.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError as error:
        raise Refusal(reason=Reason.ROLE) from error
