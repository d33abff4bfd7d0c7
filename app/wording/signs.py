"""How characters that no font here can draw are named: by code and by Unicode's name, for some of them show nothing."""

import unicodedata
from collections.abc import Sequence

from app.documents.render import cjk_available
from app.wording.documents import CJK_MISSING, UNDRAWABLE

_MOST = 8
_CJK = (("\u2e80", "\u9fff"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))


def undrawable_words(signs: Sequence[str]) -> tuple[str, ...]:
    """What a person should know before pages with these characters are sealed; nothing when there are none."""
    if not signs:
        return ()
    names = ", ".join(sign_name(sign) for sign in signs[:_MOST])
    if len(signs) > _MOST:
        names = f"{names} and {len(signs) - _MOST} more"
    said = UNDRAWABLE.format(names=names)
    missing = not cjk_available() and any(low <= sign[:1] <= high for sign in signs for low, high in _CJK)
    return (said, CJK_MISSING) if missing else (said,)


def sign_name(sign: str) -> str:
    """Code and name of each character: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    return " ".join(f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip() for char in sign)
