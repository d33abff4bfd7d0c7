"""The first sixteen bytes: how a vault's key is made, and the salt it is made with. See FORMAT.md, "Header"."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from app.crypto.costs import Costs
from app.vault.errors import CostsOutOfBounds, NewerVault, NotAVault, VaultNotFound
from app.vault.faults import system_faults
from app.vault.holds import refuse_held

MAGIC: Final = b"\xa7\x52"
FORMAT_VERSION: Final = 1
HEADER_BYTES: Final = 16
_FACTS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Costs that were checked, and the sixteen bytes that say them."""

    costs: Costs
    salt: bytes

    @classmethod
    def fresh(cls, costs: Costs) -> Self:
        """A header for a new key: its random part was never used before."""
        facts = MAGIC + bytes((FORMAT_VERSION, costs.memory_log2, costs.passes, costs.lanes))
        return cls.parse(facts + secrets.token_bytes(HEADER_BYTES - _FACTS))

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """The header that these bytes spell, checked before anything is computed from it.

        Raises:
            NotAVault: other first bytes, or too few.
            NewerVault: a higher format version.
            CostsOutOfBounds: costs under the floor or over the ceiling.
        """
        if len(data) != HEADER_BYTES or data[:2] != MAGIC or data[2] == 0:
            raise NotAVault
        version, memory_log2, passes, lanes = data[2:_FACTS]
        if version > FORMAT_VERSION:
            raise NewerVault(found=version, known=FORMAT_VERSION)
        costs = Costs(memory_log2=memory_log2, passes=passes, lanes=lanes)
        if not costs.within_bounds:
            raise CostsOutOfBounds(memory_log2=memory_log2, passes=passes, lanes=lanes)
        return cls(costs=costs, salt=bytes(data))


def read_salt(path: Path) -> bytes:
    """The file's first sixteen bytes, whatever they are.

    Raises:
        VaultNotFound: there is no such file.
        VaultInUse: this process holds it.
        ReadOnlyPlace, DiskFailed: it cannot be read.
    """
    with system_faults():
        refuse_held(path)
        try:
            with path.open("rb") as file:
                return file.read(HEADER_BYTES)
        except FileNotFoundError as error:
            raise VaultNotFound from error
        except IsADirectoryError as error:
            raise NotAVault from error
