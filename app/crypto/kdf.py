"""A passphrase becomes a 32-byte key by Argon2id, in memory on huge pages where the system has them."""

import mmap
import secrets
import unicodedata
from typing import Any, Final

from argon2.low_level import Type, core, ffi

from app.crypto import costs as _costs
from app.crypto.costs import Costs
from app.crypto.secret import Secret, wipe

KEY_BYTES: Final = 32
_ARGON2_VERSION: Final = 0x13
_OUT_OF_MEMORY: Final = -22
_HUGE_PAGE: Final = 2 << 20
_HUGE_PAGES: Final = hasattr(mmap, "MADV_HUGEPAGE")

_maps: dict[int, tuple[mmap.mmap, Any]] = {}


def _allocate(place: Any, size: int) -> int:  # noqa: ANN401 - cffi's pointers have no type
    """Aligned anonymous memory that asks for huge pages and stays out of core dumps."""
    try:
        area = mmap.mmap(-1, size + _HUGE_PAGE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    except (OSError, ValueError, OverflowError):
        return -1
    buffer = ffi.from_buffer("uint8_t[]", area, require_writable=True)
    offset = -int(ffi.cast("uintptr_t", buffer)) % _HUGE_PAGE
    area.madvise(mmap.MADV_HUGEPAGE)
    area.madvise(mmap.MADV_DONTDUMP)
    place[0] = buffer + offset
    _maps[int(ffi.cast("uintptr_t", place[0]))] = (area, buffer)
    return 0


def _free(pointer: Any, size: int) -> None:  # noqa: ANN401, ARG001 - the library's signature; it has wiped the memory
    area, buffer = _maps.pop(int(ffi.cast("uintptr_t", pointer)))
    ffi.release(buffer)
    area.close()


_ALLOCATE: Final = ffi.callback("int(uint8_t **, size_t)", _allocate, error=-1) if _HUGE_PAGES else ffi.NULL
_FREE: Final = ffi.callback("void(uint8_t *, size_t)", _free) if _HUGE_PAGES else ffi.NULL


def normalise(passphrase: bytearray) -> bytearray:
    """The passphrase in NFC, in a buffer of its own that the caller wipes; plain ASCII never becomes a ``str``."""
    if passphrase.isascii():
        return bytearray(passphrase)
    text = unicodedata.normalize("NFC", passphrase.decode("utf-8", "surrogateescape"))
    return bytearray(text.encode("utf-8", "surrogateescape"))


def derive_key(passphrase: bytearray, salt: bytes, costs: Costs) -> Secret:
    """The 32-byte key of this passphrase, salt and costs; the passphrase's buffer stays as it is.

    Raises:
        ValueError: The costs are out of bounds: check ``costs.within_bounds`` first.
        MemoryError: The computer has not the memory that the costs ask for.
    """
    if not costs.within_bounds:
        raise ValueError("costs out of bounds")
    key = bytearray(KEY_BYTES)
    password = normalise(passphrase)
    try:
        status = _compute(password, salt, costs, key)
    finally:
        wipe(password)
    if status == _OUT_OF_MEMORY:
        raise MemoryError
    if status != 0:
        raise ValueError(f"argon2 status {status}")
    return Secret(key)


def _compute(password: bytearray, salt: bytes, costs: Costs, key: bytearray) -> int:
    context = ffi.new(
        "argon2_context *",
        {
            "out": ffi.from_buffer("uint8_t[]", key, require_writable=True),
            "outlen": len(key),
            "pwd": ffi.from_buffer("uint8_t[]", password),
            "pwdlen": len(password),
            "salt": ffi.from_buffer("uint8_t[]", salt),
            "saltlen": len(salt),
            "secret": ffi.NULL,
            "secretlen": 0,
            "ad": ffi.NULL,
            "adlen": 0,
            "t_cost": costs.passes,
            "m_cost": costs.memory_kib,
            "lanes": costs.lanes,
            "threads": costs.lanes,
            "version": _ARGON2_VERSION,
            "allocate_cbk": _ALLOCATE,
            "free_cbk": _FREE,
            "flags": 0,
        },
    )
    return int(core(context, Type.ID.value))


def calibrate(*, seconds: float = 1.0) -> Costs:
    """Costs that make a derivation take about ``seconds`` on this computer (bounds: ``app.crypto.costs``)."""
    salt = secrets.token_bytes(16)
    return _costs.calibrate(lambda costs: derive_key(bytearray(b"calibration"), salt, costs), seconds=seconds)
