"""app/vault/FORMAT.md, "Header", "Keys" and "Pages": from a vault file to the plain database inside it."""

import hashlib
import hmac
from dataclasses import dataclass
from unicodedata import normalize

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.second_verifier.refusal import Refused

NOT_A_VAULT, NEWER, COSTS, WRONG_KEY, DAMAGED = "SR-102", "SR-103", "SR-104", "SR-101", "SR-106"
PAGE, IV, TAG = 4096, 16, 64
SQLITE = b"SQLite format 3\0"
UNREADABLE = b"\xff" * PAGE
"""No page of a database: whatever comes to it finds damage."""


@dataclass
class Plain:
    """The database, with UNREADABLE for every page that does not authenticate."""

    database: bytes
    damaged: list[int]


def check_header(file: bytes) -> None:
    """The first sixteen bytes are those of a vault, and the key they ask for may be computed.

    Raises:
        Refused: they are not.
    """
    if len(file) < 16 or file[:2] != b"\xa7\x52" or file[2] == 0:
        raise Refused("not a vault", code=NOT_A_VAULT)
    if file[2] != 1:
        raise Refused("another version", code=NEWER)
    memory, passes, lanes = file[3:6]
    if not (16 <= memory <= 21 and 3 <= passes <= 16 and 1 <= lanes <= 8):
        raise Refused("costs", code=COSTS)


def key_of(passphrase: str, header: bytes) -> bytes:
    """The database key that a passphrase makes with the file's header."""
    memory, passes, lanes = header[3:6]
    password = normalize("NFC", passphrase).encode()
    return hash_secret_raw(password, header, passes, 1 << memory, lanes, 32, Type.ID, 0x13)


def open_pages(file: bytes, key: bytes) -> Plain:
    """Every page, decrypted.

    Raises:
        Refused: the first page does not authenticate, or the file has not the length that it names.
    """
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(octet ^ 0x3A for octet in file[:16]), 2, 32)
    pages = [_page(file, number, key, mac_key) for number in range(1, len(file) // PAGE + 1)]
    if not pages or pages[0] is None:
        raise Refused("the key does not open the first page", code=WRONG_KEY)
    damaged = [number for number, page in enumerate(pages, 1) if page is None]
    database = b"".join(page or UNREADABLE for page in pages)
    if int.from_bytes(database[28:32]) * PAGE != len(file):
        raise Refused("cut or lengthened", code=DAMAGED)
    return Plain(database=database, damaged=damaged)


def _page(file: bytes, number: int, key: bytes, mac_key: bytes) -> bytes | None:
    page = file[(number - 1) * PAGE : number * PAGE]
    begin = 16 if number == 1 else 0
    covered, tag = page[begin:-TAG], page[-TAG:]
    ciphertext, start_value = covered[:-IV], covered[-IV:]
    if not hmac.compare_digest(tag, hmac.digest(mac_key, covered + number.to_bytes(4, "little"), "sha512")):
        return None
    aes = Cipher(algorithms.AES256(key), modes.CBC(start_value)).decryptor()
    return SQLITE[:begin] + aes.update(ciphertext) + aes.finalize() + bytes(IV + TAG)
