"""The body of a vault vector: how its file is put together from a base file. See ../README.md, "Vaults"."""

from collections.abc import Iterator

PAGE = 4096


class BadBody(Exception):
    """A body that is not a row of pieces."""


def to_pieces(file: bytes, base: bytes) -> bytes:
    """The pieces that make ``file`` from ``base``: what stands there is copied, what does not is written out."""
    places = {base[at : at + PAGE]: at for at in range(0, len(base), PAGE)}
    out = bytearray()
    for at in range(0, len(file), PAGE):
        page = file[at : at + PAGE]
        if page in places:
            out += _copy(places[page], len(page))
        elif not any(page):
            out += b"zeros %d\n" % len(page)
        else:
            out += _changed(page, base[at : at + PAGE], at)
    return bytes(out)


def _changed(page: bytes, old: bytes, at: int) -> bytes:
    """A page that may begin and end as the base's page in its place does."""
    begin = _same(page, old)
    end = _same(page[begin:][::-1], old[begin:][::-1])
    own = page[begin : len(page) - end]
    return _copy(at, begin) + b"here %d\n%b\n" % (len(own), own) + _copy(at + len(old) - end, end)


def _same(one: bytes, other: bytes) -> int:
    """How many bytes both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _copy(at: int, length: int) -> bytes:
    return b"copy %d %d\n" % (at, length) if length else b""


def from_pieces(body: bytes, base: bytes) -> bytes:
    """The file that these pieces make.

    Raises:
        BadBody: they are none.
    """
    return b"".join(_pieces(body, base))


def _pieces(body: bytes, base: bytes) -> Iterator[bytes]:
    while body:
        line, _, body = body.partition(b"\n")
        match line.split(b" "):
            case [b"copy", at, length]:
                yield base[int(at) : int(at) + int(length)]
            case [b"zeros", length]:
                yield bytes(int(length))
            case [b"here", length]:
                yield body[: int(length)]
                if body[int(length) : int(length) + 1] != b"\n":
                    raise BadBody
                body = body[int(length) + 1 :]
            case _:
                raise BadBody
