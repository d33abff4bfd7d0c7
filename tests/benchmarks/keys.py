"""A passphrase becomes a key: ours on huge pages against the library's own call."""

from argon2.low_level import Type, hash_secret_raw

from app.crypto.costs import VAULT_2026
from app.crypto.kdf import derive_key
from tests.benchmarks.measure import interleaved, wall
from tests.benchmarks.row import Row
from tests.benchmarks.vaults import PASSPHRASE

SALT = bytes(range(16))


def rows(_folder):
    ours, theirs = interleaved(5, wall(derive), wall(hash_plainly))
    cost = f"{VAULT_2026.memory_kib >> 10} MiB, {VAULT_2026.passes} passes, {VAULT_2026.lanes} lanes"
    return [
        Row(what="Argon2id", ours=ours, peer="argon2-cffi hash_secret_raw", theirs=theirs, goal=0.85, note=cost),
    ]


def derive():
    derive_key(bytearray(PASSPHRASE), SALT, VAULT_2026).wipe()


def hash_plainly():
    hash_secret_raw(
        PASSPHRASE, SALT, VAULT_2026.passes, VAULT_2026.memory_kib, VAULT_2026.lanes, hash_len=32, type=Type.ID
    )
