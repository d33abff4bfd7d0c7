"""Verification without a vault: what a file is, whether it is whole, and whether its signer was named as known."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.crypto.age_box import public_from_recipient
from app.crypto.key_words import identity_words
from app.sealing.errors import Reason, Refusal
from app.sealing.kinds import Kind
from app.sealing.verify import VerifiedFile, verify_file
from app.services.errors import FileUnreadable

LARGEST = 256 * 2**20
"""Bytes that are read of a file; a longer one is refused by its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found: the file when it is good, the refusal when it is not."""

    path: Path
    good: VerifiedFile | None
    words: tuple[str, ...]
    """The signer's eight key words, when the file is good."""
    known: bool
    refusal: Refusal | None


def check_readable(path: Path) -> None:
    """The file is there and may be read.

    Raises:
        FileUnreadable: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        raise FileUnreadable(path=path) from error


def read_file(path: Path) -> bytes:
    """The file's bytes, at most one more than a file of ours may have.

    Raises:
        FileUnreadable: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise FileUnreadable(path=path) from error


def known_keys(cards: Iterable[Path]) -> frozenset[tuple[str, str]]:
    """Signing key digest and receiving key of each contact card.

    Raises:
        FileUnreadable: a card cannot be read.
        Refusal: a file is no good contact card.
    """
    keys = set()
    for path in cards:
        card = verify_file(read_file(path))
        if card.kind is not Kind.CONTACT:
            raise Refusal(reason=Reason.ANOTHER_KIND)
        keys.add((card.spki_sha256, card.signer_recipient))
    return frozenset(keys)


def verify(path: Path, data: bytes, known: frozenset[tuple[str, str]] = frozenset()) -> Verdict:
    """What these bytes are; a signer is known when both keys are those of a card that was named.

    A refusal is made anew: the one that was raised holds the bytes that it refused for as long as it lives.
    """
    try:
        file = verify_file(data)
    except Refusal as error:
        return Verdict(
            path=path, good=None, words=(), known=False, refusal=Refusal(reason=error.reason, layer=error.layer)
        )
    words = identity_words(file.spki, public_from_recipient(file.signer_recipient))
    is_known = (file.spki_sha256, file.signer_recipient) in known
    return Verdict(path=path, good=file, words=words, known=is_known, refusal=None)
