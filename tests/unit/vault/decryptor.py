"""The independent decryptor: a vault becomes a plain SQLite file with hashlib, hmac and AES alone.

python decryptor.py VAULT KEY_HEX PLAIN
"""

import hashlib
import hmac
import sys
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVE = 4096, 80


def decrypt(file: bytes, key: bytes) -> bytes:
    salt = file[:16]
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(octet ^ 0x3A for octet in salt), 2, 32)
    plain = []
    for number in range(1, len(file) // PAGE + 1):
        page = file[(number - 1) * PAGE : number * PAGE]
        start, end = (16 if number == 1 else 0), PAGE - RESERVE
        iv, tag = page[end : end + 16], page[end + 16 :]
        expected = hmac.digest(mac_key, page[start : end + 16] + number.to_bytes(4, "little"), "sha512")
        if not hmac.compare_digest(expected, tag):
            raise ValueError(f"page {number} is not authentic")
        aes = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        head = b"SQLite format 3\0" if number == 1 else b""
        plain.append(head + aes.update(page[start:end]) + aes.finalize() + bytes(RESERVE))
    return b"".join(plain)


if __name__ == "__main__":
    Path(sys.argv[3]).write_bytes(decrypt(Path(sys.argv[1]).read_bytes(), bytes.fromhex(sys.argv[2])))
