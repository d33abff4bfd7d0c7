"""The bidirectional algorithm (UAX 9) for text without explicit controls, which stored text never has.

One paragraph at a time: ``levels`` resolves rules W1 to I2, ``settle_line`` applies L1 to one line of it, and
``visual_order`` is L2. Rule numbers below are the standard's.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

from app.documents.ink.brackets import CLOSING, CLOSING_OF

type Level = int
type Base = Literal[0, 1]

_MAX_OPEN_BRACKETS = 63
_NEUTRAL = frozenset(("B", "S", "WS", "ON"))
_STRONG = frozenset(("L", "R", "AL"))


def base_level(text: str, default: Base = 0) -> Base:
    """The level of the first strong character's direction (P2, P3): 1 for right to left; ``default`` without one."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in _STRONG:
            return 0 if kind == "L" else 1
    return default


def has_right_to_left(text: str) -> bool:
    """True when a character of the text is set from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in {"R", "AL", "AN"} for c in text)


def has_direction(text: str, base: Base) -> bool:
    """True when a letter of the text goes that way."""
    kinds = {"R", "AL"} if base else {"L"}
    return any(unicodedata.bidirectional(c) in kinds for c in text)


def levels(text: str, base: Base) -> list[Level]:
    """One embedding level for each character of a paragraph."""
    original = [unicodedata.bidirectional(c) or "L" for c in text]
    visible = [i for i, kind in enumerate(original) if kind != "BN"]  # X9: the rest is as if it were not there
    kinds = [original[i] for i in visible]
    edge = "R" if base else "L"
    _weak_marks(kinds, edge)
    _weak_numbers(kinds, edge)
    _weak_separators(kinds)
    _weak_rest(kinds, edge)
    _brackets(kinds, [text[i] for i in visible], [original[i] for i in visible], edge)
    _neutrals(kinds, edge)
    return _implicit(kinds, visible, len(text), base)


def settle_line(text: str, line_levels: list[Level], base: Base) -> None:
    """Separators, and white space before them or at the line's end, take the base level (L1)."""
    trailing = True
    for i in range(len(text) - 1, -1, -1):
        kind = unicodedata.bidirectional(text[i])
        if kind in {"B", "S"}:
            line_levels[i] = base
            trailing = True
        elif trailing and kind in {"WS", "BN"}:
            line_levels[i] = base
        else:
            trailing = False


def visual_order(line_levels: Sequence[Level]) -> list[int]:
    """Logical indices in the order in which they stand from left to right (L2)."""
    order = list(range(len(line_levels)))
    odd = [level for level in line_levels if level & 1]
    if not odd:
        return order
    for level in range(max(line_levels), min(odd) - 1, -1):
        start = None
        for i in range(len(order) + 1):
            inside = i < len(order) and line_levels[order[i]] >= level
            if inside and start is None:
                start = i
            elif not inside and start is not None:
                order[start:i] = order[start:i][::-1]
                start = None
    return order


def _weak_marks(kinds: list[str], edge: str) -> None:
    """W1: a mark takes the kind of what it stands on."""
    before = edge
    for i, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[i] = before
        before = kinds[i]


def _weak_numbers(kinds: list[str], edge: str) -> None:
    """W2, W3: digits after an Arabic letter are Arabic digits; then its letters are right to left."""
    strong = edge
    for i, kind in enumerate(kinds):
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[i] = "AN"
    for i, kind in enumerate(kinds):
        if kind == "AL":
            kinds[i] = "R"


def _weak_separators(kinds: list[str]) -> None:
    """W4, W5: one separator between equal numbers, and terminators beside European ones, become the number."""
    for i in range(1, len(kinds) - 1):
        before, kind, after = kinds[i - 1 : i + 2]
        if before == after and ((kind in {"ES", "CS"} and before == "EN") or (kind == "CS" and before == "AN")):
            kinds[i] = before
    for sequence in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):
        beside = False
        for i in sequence:
            if beside and kinds[i] == "ET":
                kinds[i] = "EN"
            beside = kinds[i] == "EN"


def _weak_rest(kinds: list[str], edge: str) -> None:
    """W6, W7: separators left over are neutral; European digits after a left-to-right letter follow it."""
    strong = edge
    for i, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS"}:
            kinds[i] = "ON"
        elif kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"


def _side(kind: str) -> str | None:
    """The direction that a kind counts as among neutrals, or None when it has none."""
    if kind == "L":
        return "L"
    return "R" if kind in {"R", "EN", "AN"} else None


def _bracket_pairs(kinds: Sequence[str], chars: Sequence[str]) -> list[tuple[int, int]]:
    """BD16: positions of brackets that belong together, in order of the opening one."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for i, kind in enumerate(kinds):
        if kind != "ON":
            continue
        char = unicodedata.normalize("NFD", chars[i])
        if char in CLOSING_OF:
            if len(stack) == _MAX_OPEN_BRACKETS:
                break
            stack.append((CLOSING_OF[char], i))
        elif char in CLOSING:
            depth = next((d for d in range(len(stack) - 1, -1, -1) if stack[d][0] == char), None)
            if depth is not None:
                pairs.append((stack[depth][1], i))
                del stack[depth:]
    return sorted(pairs)


def _first_side(kinds: Iterable[str], edge: str) -> str:
    return next((side for kind in kinds if (side := _side(kind))), edge)


def _brackets(kinds: list[str], chars: Sequence[str], original: Sequence[str], edge: str) -> None:
    """N0: both brackets of a pair take one direction, and marks on them follow."""
    for opening, closing in _bracket_pairs(kinds, chars):
        inside = {_side(kind) for kind in kinds[opening + 1 : closing]} - {None}
        if not inside:
            continue
        direction = edge if edge in inside else _first_side(reversed(kinds[:opening]), edge)
        for bracket in (opening, closing):
            kinds[bracket] = direction
            after = bracket + 1
            while after < len(kinds) and original[after] == "NSM":
                kinds[after] = direction
                after += 1


def _neutrals(kinds: list[str], edge: str) -> None:
    """N1, N2: neutrals between equal directions take it, others the paragraph's."""
    i = 0
    while i < len(kinds):
        if kinds[i] not in _NEUTRAL:
            i += 1
            continue
        end = i
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        before = _side(kinds[i - 1]) if i else edge
        after = _side(kinds[end]) if end < len(kinds) else edge
        kinds[i:end] = [before if before == after and before is not None else edge] * (end - i)
        i = end


def _implicit(kinds: Sequence[str], visible: Sequence[int], length: int, base: Base) -> list[Level]:
    """I1, I2: levels from directions; what X9 removed takes the level before it."""
    out: list[Level] = [-1] * length
    for kind, i in zip(kinds, visible, strict=True):
        if base:
            out[i] = base + (kind in {"L", "AN", "EN"})
        else:
            out[i] = base + (kind == "R") + 2 * (kind in {"AN", "EN"})
    before: Level = base
    for i, level in enumerate(out):
        before = out[i] = before if level < 0 else level
    return out
