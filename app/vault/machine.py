"""What a vault and its pages need of the computer that the vault is opened on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.clock import Clock
from app.page_setup import PageSetup


class HeadMirror(Protocol):
    """Remembers the last journal line of each vault that this computer has seen."""

    def read(self, vault_hash: str) -> tuple[int, str] | None:
        """Counter and line (hex) of the vault with this hash, or None."""
        ...

    def write(self, vault_hash: str, counter: int, line: str) -> bool:
        """Counter and line are remembered; False when the settings cannot be written."""
        ...


class NoMirror:
    """Remembers nothing: for a file that has not got its name yet."""

    def read(self, vault_hash: str) -> tuple[int, str] | None:  # noqa: ARG002 - the protocol's signature
        """None: every vault is new."""
        return None

    def write(self, vault_hash: str, counter: int, line: str) -> bool:  # noqa: ARG002 - the protocol's signature
        """Nothing is remembered, and nothing was to be."""
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """This computer, as far as a vault and what is drawn from it are concerned."""

    clock: Clock
    mirror: HeadMirror
    backups: Path
    """The folder of all managed backups, outside the vault's own."""
    page_setup: Callable[[], PageSetup] = PageSetup
    """How this computer's pages are set now; asked whenever a page is drawn."""
