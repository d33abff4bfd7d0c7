"""What nobody foresaw: said on the screen with its place in the code, and written nowhere."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.wording.words import Words


def install(show: Callable[[BaseException], None]) -> None:
    """From now on, what a slot raises is shown by ``show``, and the window lives on.

    Python would write the message of the error to the console, and a message may hold a name or a note.
    """

    def take(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            show(error)

    sys.excepthook = take


def placed(words: "Words", error: BaseException) -> "Words":
    """The words with the place in the code where the error arose, for whoever is told of it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return words
    return replace(words, code=f"{words.code} · {PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
