"""Prompts about fairness for notes and questions, by the rules that ship with the program and that people may edit."""

import json
from functools import cache
from pathlib import Path
from typing import Final

from app.domain.fairness import Characteristic, FairnessRule, Prompt, prompts
from app.domain.phrases import Phrase
from app.resources import RESOURCES
from app.services.errors import FileUnreadable

RULES: Final[Path] = RESOURCES / "prompts" / "fairness.en.json"


def prompts_for(text: str) -> tuple[Prompt, ...]:
    """What a fair-minded reader may ask about this text, in its order. Never stored, never a bar.

    Raises:
        FileUnreadable: the file of rules is missing or is not what it should be.
    """
    return prompts(text, fairness_rules(RULES))


@cache
def fairness_rules(path: Path) -> tuple[FairnessRule, ...]:
    """The rules of this file.

    Raises:
        FileUnreadable: it is missing or is not what it should be.
    """
    try:
        rows = json.loads(path.read_text("utf-8"))["rules"]
        return tuple(
            FairnessRule(
                name=row["name"],
                phrase=Phrase(pattern=row["phrase"], exceptions=tuple(row["exceptions"])),
                characteristic=Characteristic(row["characteristic"]),
                why=row["why"],
                suggestion=row["suggestion"],
            )
            for row in rows
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FileUnreadable(path=path) from error
