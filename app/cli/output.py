"""How the command line speaks: plain lines, no control characters of strangers, refusals in three sentences."""

import json
import re
import sys
from pathlib import Path
from typing import Any, Final

from app.errors import SubRosaError
from app.wording.explain import explain

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """The text with nothing in it that steers a terminal."""
    return _CONTROL.sub("\ufffd", text)


def plain_path(path: Path) -> str:
    """The path on one line: a stranger's file name cannot pass for a line of ours."""
    return plain(str(path).replace("\n", "\ufffd"))


def say(text: str = "") -> None:
    """One line on standard output."""
    print(plain(text))


def say_beside(text: str) -> None:
    """One line on standard error, beside what a program may read from standard output."""
    print(plain(text), file=sys.stderr)


def say_json(value: Any) -> None:  # noqa: ANN401 - whatever JSON takes
    """The value as indented JSON on standard output; what would steer a terminal is written as an escape."""
    print(_CONTROL.sub(_escape, json.dumps(value, ensure_ascii=False, indent=2)))


def _escape(control: re.Match[str]) -> str:
    return f"\\u{ord(control[0]):04x}"


def complain(error: SubRosaError) -> None:
    """What happened, what it means for your data, what to do now and the code, on standard error."""
    words = explain(error)
    for line in (f"{words.what} [{words.code}]", words.data, words.next):
        print(plain(line), file=sys.stderr)
