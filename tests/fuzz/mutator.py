"""Exchanges whole values inside of JSON, where changed bytes would only break it."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

STRANGE: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 7, 2**53 - 1, "", "x", "1", "-", "C-01", "no evidence", "2026-11-20", "00" * 32, "é",
    "2026-11-20T12:00:00Z", "9999-12-31T23:59:59Z", "0000-00-00", "x" * 501, "\u202e", [], {}, [[]], [{}], {"": None},
    ["x", "x"], {"level": 1}, {"card_number": True},
)  # fmt: skip


def exchange(data: bytes, seed: int) -> bytes:
    """The JSON with one value exchanged, left out or repeated; other bytes as they are."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return data
    draw = _numbers(seed)
    holder = [value]
    places = list(_places(holder))
    container, key = places[next(draw) % len(places)]
    action = next(draw) % 8
    if action == 0 and len(places) > 1 and container is not holder:
        del container[key]
    elif action == 1 and isinstance(container, list):
        container.append(container[key])
    elif action == 2 and isinstance(container, dict):
        container[str(next(draw) % 50)] = container[key]
    else:
        container[key] = STRANGE[next(draw) % len(STRANGE)]
    return json.dumps(holder[0], ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(errors="replace")


def _places(container: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(container) if isinstance(container, dict) else range(len(container))
    for key in keys:
        yield container, key
        if isinstance(container[key], list | dict):
            yield from _places(container[key])


def _numbers(seed: int) -> Iterator[int]:
    """Numbers that follow from the fuzzer's own seed."""
    block = str(seed).encode()
    while True:
        block = hashlib.sha256(block).digest()
        yield int.from_bytes(block[:8])
