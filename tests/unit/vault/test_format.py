"""FORMAT.md is enough to read a vault, and its header is judged before anything is computed."""

import contextlib
import hashlib
import sqlite3
from pathlib import Path

import pytest
from argon2.low_level import Type, hash_secret_raw
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.costs import FLOOR, Costs
from app.vault import opening
from app.vault.errors import CostsOutOfBounds, NewerVault, NotAVault
from app.vault.header import HEADER_BYTES, MAGIC, Header
from app.vault.opening import open_vault
from tests.unit.vault.conftest import PASSPHRASE
from tests.unit.vault.decryptor import decrypt


def test_another_program_reads_a_vault_with_the_sheet(vault, sheet, tmp_path):
    with vault.transaction("something happened"):
        pass
    vault.close()
    plain = tmp_path / "plain.db"
    plain.write_bytes(decrypt(vault.path.read_bytes(), sheet.key))
    with sqlite3.connect(plain) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        kinds = [row[0] for row in database.execute("SELECT kind FROM journal ORDER BY counter")]
    database.close()
    assert kinds == ["vault made", "something happened"]


def test_the_chain_can_be_recomputed_from_the_format_alone(vault, sheet, tmp_path):
    vault.close()
    plain = tmp_path / "plain.db"
    plain.write_bytes(decrypt(vault.path.read_bytes(), sheet.key))
    database = sqlite3.connect(plain)
    (vault_id,) = database.execute("SELECT vault_id FROM vault").fetchone()
    counter, at, kind, changes, line = database.execute("SELECT * FROM journal").fetchone()
    database.close()

    def text(value: str) -> bytes:
        return b"t" + len(value.encode()).to_bytes(8, "big") + value.encode()

    zero = hashlib.sha256(b"subrosa vault 1\0" + vault_id).digest()
    parts = (zero, counter.to_bytes(8, "big"), text(at), text(kind), changes)
    assert line == hashlib.sha256(b"subrosa line 1\0" + b"".join(parts)).digest()
    assert vault.vault_hash == zero.hex()


def test_the_key_is_argon2id_over_the_first_sixteen_bytes(vault_file, sheet):
    salt = vault_file.read_bytes()[:16]
    memory, passes, lanes = salt[3], salt[4], salt[5]
    assert salt == sheet.salt
    assert hash_secret_raw(PASSPHRASE, salt, passes, 1 << memory, lanes, 32, Type.ID) == sheet.key


def header(version=1, memory=16, passes=3, lanes=4) -> bytes:
    return MAGIC + bytes((version, memory, passes, lanes)) + bytes(10)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", NotAVault),
        (b"SQLite format 3\0", NotAVault),
        (header()[:15], NotAVault),
        (header(version=0), NotAVault),
        (header(version=2), NewerVault),
        (header(memory=15), CostsOutOfBounds),
        (header(memory=22), CostsOutOfBounds),
        (header(memory=255), CostsOutOfBounds),
        (header(passes=2), CostsOutOfBounds),
        (header(passes=17), CostsOutOfBounds),
        (header(lanes=0), CostsOutOfBounds),
        (header(lanes=9), CostsOutOfBounds),
    ],
)
def test_a_header_is_refused_before_anything_is_computed(data, refusal, path, machine, passphrase, monkeypatch):
    monkeypatch.setattr(opening, "key_of", lambda *_: pytest.fail("a key was computed"))
    path.write_bytes(data + bytes(8192) if len(data) == HEADER_BYTES else data)
    with pytest.raises(refusal):
        open_vault(path, passphrase, machine)


@given(
    st.builds(
        Costs,
        memory_log2=st.integers(16, 21),
        passes=st.integers(3, 16),
        lanes=st.integers(1, 8),
    )
)
def test_every_allowed_header_reads_back_and_is_never_used_twice(costs):
    one, two = Header.fresh(costs), Header.fresh(costs)
    assert Header.parse(one.salt) == one
    assert one.costs == costs
    assert one.salt != two.salt


@given(st.binary(max_size=40))
def test_any_bytes_are_a_header_in_bounds_or_refused(data):
    with contextlib.suppress(NotAVault, NewerVault, CostsOutOfBounds):
        assert Header.parse(data).costs.within_bounds


def test_the_floor_is_the_floor():
    assert (FLOOR.memory_kib, FLOOR.passes) == (65536, 3)


def test_the_format_page_is_beside_the_code():
    text = (Path(opening.__file__).parent / "FORMAT.md").read_text("utf-8")
    for word in ("A7 52", "subrosa row 1", "subrosa line 1", "subrosa vault 1", "SR-107"):
        assert word in text
