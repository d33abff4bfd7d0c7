"""No word that was written is readable outside the key: not in the file, its journal, temporary files or settings."""

import base64
import zlib
from pathlib import Path

from app.crypto.costs import FLOOR
from app.vault.opening import open_vault
from app.vault.rekeying import change_passphrase
from app.vault.store import Store
from app.vault.tables import TABLES
from tests.unit.vault.decryptor import decrypt
from tests.unit.vault.test_journal import kit, put
from tests.unit.vault.test_stores import an_example, kept, note, typed, unrecorded

CANARY = "zwölfboxkämpfer-3141"


def forms(word: str) -> tuple[bytes, ...]:
    plain = word.encode()
    return (
        plain,
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        plain.hex().encode(),
        plain.hex().upper().encode(),
        base64.b64encode(plain).rstrip(b"=")[:-1],
        zlib.compress(plain)[2:-4],
    )


def everything_under(*folders: Path) -> bytes:
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return b"".join(path.read_bytes() for path in files)


def assert_unreadable(*folders: Path) -> None:
    raw = everything_under(*folders)
    for form in forms(CANARY):
        assert form not in raw


def test_no_word_is_readable_at_any_step(unlock, passphrase, machine, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    vault = unlock()
    vault.typing.save(typed(CANARY * 50))
    vault.unrecorded.save(unrecorded(reason=CANARY * 50))
    assert_unreadable(tmp_path)
    with vault.transaction("notes entered"):
        vault.interviews.put_note("p", "C-01", note(1, CANARY * 1000))
        vault.kept_notes.put("p", "C-01", kept(2, CANARY))
        assert_unreadable(tmp_path)
    assert_unreadable(tmp_path)
    vault._ledger.rows("SELECT text FROM note GROUP BY text ORDER BY hex(text)")
    assert_unreadable(tmp_path)
    vault.back_up()
    change_passphrase(vault, passphrase, bytearray(CANARY.encode()), FLOOR)
    assert_unreadable(tmp_path)
    vault.close()
    assert_unreadable(tmp_path)
    open_vault(vault.path, bytearray(CANARY.encode()), machine).close()
    assert_unreadable(tmp_path)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_the_detector_detects():
    assert all(form in b"x" + b"".join(forms(CANARY)) for form in forms(CANARY))


def test_neither_key_nor_passphrase_lies_in_any_file(unlock, passphrase, sheet, tmp_path):
    vault = unlock()
    put(vault, kit(1))
    vault.back_up()
    vault.close()
    raw = everything_under(tmp_path)
    for secret in (bytes(passphrase), sheet.key, sheet.key_hex.encode()):
        assert secret not in raw


def test_a_note_removed_or_typed_over_is_not_even_under_the_key(unlock, sheet):
    vault = unlock()
    with vault.transaction("note entered"):
        vault.kept_notes.put("p", "C-01", kept(1, CANARY * 700))
    with vault.transaction("note destroyed"):
        vault.kept_notes.remove("k1")
    vault.typing.save(typed(CANARY * 300))
    vault.typing.save(typed("short"))
    vault.unrecorded.save(unrecorded(reason=CANARY * 300))
    vault.unrecorded.clear_panel("p")
    vault.close()
    assert CANARY.encode() not in decrypt(vault.path.read_bytes(), sheet.key)


def test_settings_and_file_names_say_nothing_about_a_person(unlock, tmp_path):
    vault = unlock()
    for table in TABLES:
        with vault.transaction("row stored"):
            Store(vault._ledger, table).put(an_example(table))
    vault.back_up()
    vault.close()
    settings = everything_under(tmp_path / "settings")
    assert settings.startswith(b'{"counter": ')
    names = [path.name for path in tmp_path.rglob("*")]
    assert not any("text" in name or "C-01" in name for name in names)
