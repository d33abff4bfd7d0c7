"""FORMAT.md section 7: canonical JSON, and the values of headers and manifests."""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from unicodedata import normalize

from tests.second_verifier.refusal import Refused, demand

SEALED, RECORDS = ("pack", "acceptance", "scorecard"), ("contact", "minutes", "summary")
SHARED = [
    "candidate",
    "destroy_by",
    "format",
    "kind",
    "number",
    "panel_code",
    "panel_digest",
    "panel_id",
    "recipients",
    "sealed_at",
    "signer_name",
    "signer_recipient",
    "signer_spki_sha256",
]
HEADER = {*SHARED, "opening", "payload_sha256", "payload_size"}
MANIFEST = {*SHARED, "seal_id", "kit_digest", "supersedes", "hold", "signers", "content"}
LARGEST_NUMBER = 2**53 - 1
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

type Row = dict[str, Any]


def canonical(data: bytes, limit: int) -> Row:
    """The object of these bytes.

    Raises:
        Refused: not canonical JSON, or no object.
    """
    demand(len(data) <= limit, "json size")
    try:
        value = json.loads(data.decode(), parse_float=_no_float, parse_constant=_no_float)
        again = encode(value).encode()
    except (ValueError, RecursionError) as error:
        raise Refused("json") from error
    demand(again == data and isinstance(value, dict), "canonical json")
    return value  # type: ignore[no-any-return]


def _no_float(text: str) -> None:
    raise ValueError(text)


def encode(value: Any) -> str:
    """RFC 8785, for what has no floats."""
    match value:
        case bool() | None:
            return json.dumps(value)
        case int() if abs(value) <= LARGEST_NUMBER:
            return str(value)
        case str() if normalize("NFC", value) == value:
            return json.dumps(value, ensure_ascii=False)
        case list():
            return f"[{','.join(map(encode, value))}]"
        case dict():
            keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
            return "{" + ",".join(f"{encode(key)}:{encode(value[key])}" for key in keys) + "}"
    raise ValueError("no canonical form")


def _hex(digits: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and bool(re.fullmatch(f"[0-9a-f]{{{digits}}}", value))


def _line(longest: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and 1 <= len(value) <= longest


def _moment(value: Any) -> bool:
    return _dated(value, r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", datetime.fromisoformat)


def _day(value: Any) -> bool:
    return _dated(value, r"\d{4}-\d{2}-\d{2}", date.fromisoformat)


def _dated(value: Any, form: str, read: Callable[[str], object]) -> bool:
    try:
        return isinstance(value, str) and bool(re.fullmatch(form, value, re.ASCII)) and bool(read(value))
    except ValueError:
        return False


def _number(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and low <= value <= high


def _recipient(value: Any) -> bool:
    if not (isinstance(value, str) and re.fullmatch("age1[a-z0-9]{58}", value)) or set(value[4:]) - set(BECH32):
        return False
    return polymod(_spread("age") + [BECH32.index(letter) for letter in value[4:]]) == 1


def _spread(prefix: str) -> list[int]:
    return [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]


def polymod(values: list[int]) -> int:
    """The checksum of BIP 173."""
    check = 1
    for value in values:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> place & 1 else 0
    return check


def bech32(prefix: str, data: bytes) -> str:
    """BIP 173, for 32 bytes."""
    bits = int.from_bytes(data) << 4
    values = [bits >> 5 * (51 - place) & 31 for place in range(52)]
    check = polymod([*_spread(prefix), *values, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return prefix + "1" + "".join(BECH32[value] for value in values)


def _recipients(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= 32 and all(map(_hex(64), value)) and value == sorted(set(value))


def recipient_hash(recipient: str) -> str:
    """How a recipient is named in ``recipients``."""
    return hashlib.sha256(recipient.encode()).hexdigest()


def _or_null(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or check(value)


FORMS: dict[str, Callable[[Any], bool]] = {
    "format": lambda value: value == "sub-rosa/1",
    "kind": lambda value: value in {*SEALED, *RECORDS} if isinstance(value, str) else False,
    "seal_id": _hex(32), "panel_id": _or_null(_hex(32)), "panel_code": _or_null(_line(64)),
    "panel_digest": _or_null(_hex(64)), "kit_digest": _or_null(_hex(64)), "candidate": _or_null(_line(64)),
    "number": _or_null(_number(1, 9999)), "supersedes": _or_null(_hex(64)), "signer_name": _line(400),
    "signer_recipient": _recipient, "signer_spki_sha256": _hex(64), "sealed_at": _moment,
    "destroy_by": _or_null(_day), "hold": lambda value: isinstance(value, bool), "recipients": _recipients,
    "signers": lambda value: value is None or _roster(value), "content": lambda value: isinstance(value, dict),
    "opening": lambda value: value == {"mode": "courtesy"}, "payload_sha256": _hex(64),
    "payload_size": _number(0, LARGEST_NUMBER),
}  # fmt: skip


def _roster(value: Any) -> bool:
    if not isinstance(value, dict) or not 1 <= len(value) <= 32:
        return False
    fields = all(re.fullmatch("[a-z0-9-]{1,40}", field) for field in value)
    digests = list(value.values())
    return fields and all(map(_hex(64), digests)) and len(set(digests)) == len(digests)


def read_row(data: bytes, keys: set[str], limit: int) -> Row:
    """A header or a manifest whose values have their forms and fit its kind.

    Raises:
        Refused: they do not.
    """
    row = canonical(data, limit)
    demand(row.keys() == keys, "keys")
    for key, value in row.items():
        demand(FORMS[key](value), key)
    panel = [row["panel_code"], row["panel_id"], row["panel_digest"]]
    demand(panel == [None] * 3 if row["kind"] == "contact" else None not in panel, "panel")
    about = [row["candidate"], row["number"]]
    demand(None not in about if row["kind"] == "scorecard" else about == [None] * 2, "candidate")
    demand(row.get("supersedes") is None or row["kind"] == "scorecard", "supersedes")
    demand(bool(row["recipients"]) == (row["kind"] in SEALED), "recipients")
    demand("signers" not in row or (row["signers"] is not None) == (row["kind"] == "summary"), "signers")
    return row
