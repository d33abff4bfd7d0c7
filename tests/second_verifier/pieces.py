"""The testkit's README, "Vaults": a body is pieces, and they make a file of the base file."""

from tests.second_verifier.refusal import demand


def put_together(body: bytes, base: bytes) -> bytes:
    """The file that the pieces make.

    Raises:
        Refused: a line that is no piece.
    """
    file, at = bytearray(), 0
    while at < len(body):
        end = body.index(b"\n", at)
        word, *numbers = body[at:end].split(b" ")
        at = end + 1
        sizes = [int(number) for number in numbers]
        if word == b"copy":
            begin, length = sizes
            file += base[begin : begin + length]
        elif word == b"zeros":
            file += bytes(sizes[0])
        else:
            demand(word == b"here" and body[at + sizes[0]] == ord("\n"), "a piece of another kind")
            file += body[at : at + sizes[0]]
            at += sizes[0] + 1
    return bytes(file)
