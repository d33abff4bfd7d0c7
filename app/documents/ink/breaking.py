"""Where a line may end: after blanks and dashes, and around Chinese, Japanese and Korean characters."""

import re

_IDEOGRAPHIC = re.compile(
    "[\u2e80-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]"
)
_NOT_FIRST = frozenset(
    "%!?,.:;)]}\u2019\u201d"
    "\u3001\u3002\uff0c\uff0e\u30fb\uff1a\uff1b\uff1f\uff01\uff09\u300d\u300f\u3011\u3015\u3009\u300b"
    "\u30fc\u3005\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30a1\u30a3\u30a5\u30a7\u30a9"
    "\u30c3\u30e3\u30e5\u30e7\uff05"
)  # closing marks, small kana, the long-vowel and iteration marks
_NOT_LAST = frozenset("([{\u2018\u201c\u300c\u300e\uff08\u3010\u3014\u3008\u300a")  # opening marks
_ASCII_PIECE = re.compile(r"[^ ]*?[-/](?=[A-Za-z])|[^ ]+ *| +")
_DASHES = frozenset("-\u2010\u2013\u2014/\u200b")


def pieces(text: str) -> list[str]:
    """The text cut into pieces that a line keeps whole; blanks belong to the piece before them."""
    if text.isascii():
        return _ASCII_PIECE.findall(text)
    out: list[str] = []
    start = 0
    for i in range(1, len(text)):
        if text[i] != " " and _may_break(text[i - 1], text[i]):
            out.append(text[start:i])
            start = i
    if text:
        out.append(text[start:])
    return out


def _may_break(before: str, after: str) -> bool:
    if after == "\u00b7":
        return False  # the dot between words ends a line rather than beginning one
    if before == " ":
        return True
    if before in _DASHES and after.isalpha():
        return True
    if _IDEOGRAPHIC.match(before) or _IDEOGRAPHIC.match(after):
        return after not in _NOT_FIRST and before not in _NOT_LAST
    return False
