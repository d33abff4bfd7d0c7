"""In which language a text is, as far as its script tells."""

import re

_LANGUAGES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("ko", re.compile("[\u1100-\u11ff\uac00-\ud7a3]")),
    ("zh", re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("und-Cyrl", re.compile("[\u0400-\u052f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def language_of(text: str, latin: str = "") -> str:
    """A BCP 47 tag when most letters are of a script that tells one; ``latin`` for Latin letters, else empty."""
    if text.isascii() and not latin:
        return ""
    most = len(_LATIN.findall(text))
    for language, letters in _LANGUAGES:
        if len(letters.findall(text)) > most:
            return language
    return latin if most else ""
