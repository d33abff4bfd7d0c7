"""The composition root: first the process is hardened, then the rest is imported, then window or command runs."""

import gc
import sys
from collections.abc import Sequence

from app.hardening.errors import PlatformRefused
from app.hardening.process import harden

_VAULT = ".rosa"


def main(arguments: Sequence[str] | None = None) -> int:
    """The window without arguments or on the vault that is named, else one command; the exit code says how it went."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        network = harden()
    except PlatformRefused as error:
        from app.cli.output import complain  # noqa: PLC0415 - nothing is imported before the process is hardened

        complain(error)
        return 2
    if given and not _is_vault(given):
        from app.cli.main import run  # noqa: PLC0415 - nothing is imported before the process is hardened

        return run(given)
    gc.disable()  # reading the program makes no garbage; the window collects by itself, see ``app.ui.garbage``
    from app.ui.application import run_window  # noqa: PLC0415 - nothing is imported before the process is hardened

    return run_window(network, given[0] if given else None)


def _is_vault(given: Sequence[str]) -> bool:
    return len(given) == 1 and given[0].endswith(_VAULT)
