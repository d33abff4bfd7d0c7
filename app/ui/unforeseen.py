"""What nobody foresaw: said on the screen in words, and on the error stream by its kind and places, without content."""

import sys
from collections.abc import Callable
from traceback import extract_tb
from types import TracebackType


def install(show: Callable[[BaseException], None]) -> None:
    """From now on, what a slot raises is shown by ``show`` and the window lives on.

    The error stream gets the kind and the places in the code, never the message: it could hold a name or a note.
    """

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if sys.stderr is not None:  # a window without a console has none
            places = "".join(f"  {each.filename}:{each.lineno} in {each.name}\n" for each in extract_tb(trace))
            sys.stderr.write(f"{kind.__name__} at\n{places}")
        if not issubclass(kind, KeyboardInterrupt):
            show(error)

    sys.excepthook = take
