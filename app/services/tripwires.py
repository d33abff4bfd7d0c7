"""Words that an off-the-record note cannot hold, because whoever hears them may have a duty to report.

What is recorded is that the notice was shown, never the words.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from app.domain.phrases import Phrase, find_phrases
from app.resources import RESOURCES
from app.services.errors import FileUnreadable

RULES: Final[Path] = RESOURCES / "prompts" / "tripwires.en.json"


class Duty(StrEnum):
    """What may have to be reported (METHOD, "Off the record")."""

    SAFETY = "safety"
    HARASSMENT = "harassment"
    UNLAWFUL_ACTS = "unlawful acts"
    DATA_BREACH = "data breach"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tripwire:
    """One phrase at ``text[start:end]`` that may be bound up with a duty, and the notice to show for it."""

    phrase: str
    duty: Duty
    notice: str
    start: int
    end: int


def tripwires_in(text: str) -> tuple[Tripwire, ...]:
    """Each phrase of this text that may be bound up with a duty to report, in its order.

    Raises:
        FileUnreadable: the file of phrases is missing or is not what it should be.
    """
    notices, phrases = _duties(RULES)
    return tuple(
        Tripwire(phrase=text[span.start : span.end], duty=duty, notice=notices[duty], start=span.start, end=span.end)
        for span, duty in find_phrases(text, phrases)
    )


@cache
def _duties(path: Path) -> tuple[dict[Duty, str], tuple[tuple[Duty, Phrase], ...]]:
    try:
        file = json.loads(path.read_text("utf-8"))
        notices = {duty: str(file["notices"][duty.value]) for duty in Duty}
        phrases = tuple(
            (Duty(row["duty"]), Phrase(pattern=row["phrase"], exceptions=tuple(row["exceptions"])))
            for row in file["phrases"]
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FileUnreadable(path=path) from error
    return notices, phrases
