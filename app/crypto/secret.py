"""Bytes that redact themselves, refuse to be copied, and can be wiped."""

from types import TracebackType
from typing import NoReturn, Self


class Secret:
    """Owns secret bytes in one place until they are wiped; never shows them."""

    __slots__ = ("_bytes",)
    __hash__ = None  # type: ignore[assignment]  # a secret is no key of a dict

    def __init__(self, data: bytearray) -> None:
        """Take ownership of ``data``: the caller's bytearray is the storage that ``wipe`` overwrites."""
        self._bytes = data

    @property
    def view(self) -> memoryview:
        """A read-only window on the bytes, without a copy."""
        return memoryview(self._bytes).toreadonly()

    @property
    def wiped(self) -> bool:
        """True when nothing but zero bytes is left."""
        return not any(self._bytes)

    def wipe(self) -> None:
        """Nothing but zero bytes is left."""
        wipe(self._bytes)

    def __len__(self) -> int:
        return len(self._bytes)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        import hmac  # noqa: PLC0415 - brings OpenSSL, and whoever only wipes does not need it

        return hmac.compare_digest(self._bytes, other._bytes)

    def __repr__(self) -> str:
        return "Secret(…)"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.wipe()

    def __copy__(self) -> NoReturn:
        raise TypeError("a secret is not copied")

    def __deepcopy__(self, memo: object) -> NoReturn:
        raise TypeError("a secret is not copied")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a secret is not pickled")


def wipe(buffer: bytearray) -> None:
    """Every byte of ``buffer`` is zero, in place."""
    buffer[:] = bytes(len(buffer))
