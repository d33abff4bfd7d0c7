"""The forms of single values in headers and manifests: each reader gives the value or says that it is misformed."""

import re
from collections.abc import Callable
from datetime import date, datetime

from app.crypto.age_box import public_from_recipient
from app.crypto.box_errors import KeyRefused
from app.domain.moments import day_from_json, moment_from_json

HEX_16 = re.compile(r"[0-9a-f]{32}")
HEX_32 = re.compile(r"[0-9a-f]{64}")


class MisformedError(ValueError):
    """A value is not of its form; readers of headers and manifests turn it into their refusal."""


def optional[T](read: Callable[[object], T], value: object) -> T | None:
    """Nothing for null, else what ``read`` gives."""
    return None if value is None else read(value)


def file_id(value: object) -> str:
    """16 bytes as hex."""
    return _matching(HEX_16, value)


def digest(value: object) -> str:
    """32 bytes as hex."""
    return _matching(HEX_32, value)


def code(value: object) -> str:
    """A panel's or candidate's code: 1 to 64 characters."""
    return _text(value, 64)


def person_name(value: object) -> str:
    """A claimed name: 1 to 400 characters."""
    return _text(value, 400)


def card_number(value: object) -> int:
    """1 to 9,999."""
    return whole(value, 1, 9_999)


def whole(value: object, least: int, most: int) -> int:
    """An int between two bounds."""
    if type(value) is not int or not least <= value <= most:
        raise MisformedError
    return value


def flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise MisformedError
    return value


def recipient(value: object) -> str:
    """A receiving key, ``age1…``."""
    try:
        public_from_recipient(_text(value, 100))
    except KeyRefused as error:
        raise MisformedError from error
    return str(value)


def recipients(value: object) -> tuple[str, ...]:
    """At most 32 digests, strictly ascending."""
    if not isinstance(value, list) or len(value) > 32:
        raise MisformedError
    found = tuple(map(digest, value))
    if list(found) != sorted(set(found)):
        raise MisformedError
    return found


def moment(value: object) -> datetime:
    """A moment to the second, in its one spelling."""
    return _dated(moment_from_json, value)


def day(value: object) -> date:
    """A day, in its one spelling."""
    return _dated(day_from_json, value)


def _dated[T](read: Callable[[str], T], value: object) -> T:
    if not isinstance(value, str):
        raise MisformedError
    try:
        return read(value)
    except ValueError as error:
        raise MisformedError from error


def _matching(form: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not form.fullmatch(value):
        raise MisformedError
    return value


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= longest:
        raise MisformedError
    return value
