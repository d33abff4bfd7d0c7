"""Whatever was put back, changed, added or taken away in a vault is noticed; what was deleted cannot be guessed."""

import hashlib
import shutil
import threading
import traceback
from datetime import UTC, datetime

import pytest

from app.vault import spelling
from app.vault.check import Check
from app.vault.errors import RecordConflict, RolledBack, VaultDamaged
from app.vault.stores.kits import StoredKit
from app.wording.explain import explain

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
PAGE = 4096


def kit(number: int, content: str = "{}") -> StoredKit:
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    return StoredKit(kit_hash=digest, name=f"kit {number}", version=1, content=content, imported_at=NOON)


def put(vault, *kits, kind="kit imported"):
    with vault.transaction(kind):
        for each in kits:
            vault.kits.put(each)


def checks(vault):
    return {finding.check for finding in vault.check().findings}


def test_every_transaction_is_one_line(vault):
    put(vault, kit(1), kit(2))
    put(vault, kit(1, "[]"))
    assert vault.counter == 3
    report = vault.check()
    assert report.sound
    assert (report.lines, report.rows) == (3, 2)


def test_a_failed_transaction_leaves_neither_row_nor_line(vault):
    with pytest.raises(KeyError), vault.transaction("kit imported"):
        vault.kits.put(kit(1)) or {}["what fails after the write"]
    assert vault.counter == 1
    assert vault.kits.all() == ()
    assert vault.check().sound


def test_a_contradiction_is_one_refusal_and_no_trace(vault):
    with pytest.raises(RecordConflict), vault.transaction("kit imported"):
        vault._ledger.database.run("INSERT INTO migration VALUES (1, 'again')")
    assert vault.counter == 1


def test_writes_outside_a_transaction_are_refused(vault):
    with pytest.raises(RuntimeError):
        vault.kits.put(kit(1))
    assert vault.kits.all() == ()


def test_transactions_do_not_nest(vault):
    with vault.transaction("outer one"), pytest.raises(RuntimeError), vault.transaction("inner one"):
        pass
    assert vault.counter == 2


@pytest.mark.parametrize("kind", ["", "Mara Lindqvist", "rated 3", "x" * 60, "note: text", "ab"])
def test_a_kind_is_never_content(vault, kind):
    with pytest.raises(ValueError, match="kind"), vault.transaction(kind):
        pass


@pytest.mark.parametrize(
    "tamper",
    [
        "UPDATE kit SET name = 'another'",
        "UPDATE kit SET salt = zeroblob(16)",
        "DELETE FROM kit WHERE id = 1",
        "INSERT INTO kit SELECT 9, salt, 'other', name, version, content, imported_at FROM kit WHERE id = 1",
        "UPDATE kit SET id = 9 WHERE id = 1",
        "UPDATE kit SET version = 2 WHERE id = 2",
        "INSERT INTO kit_draft VALUES (1, zeroblob(16), 'd', 'n', 'c', 'a')",
    ],
)
def test_a_row_changed_behind_the_journal_is_found(vault, tamper):
    put(vault, kit(1), kit(2))
    vault._ledger.database.run(tamper)
    assert checks(vault) == {Check.ROWS}


@pytest.mark.parametrize(
    "tamper",
    [
        "UPDATE journal SET at = 'x' WHERE counter = 2",
        "UPDATE journal SET kind = 'x' WHERE counter = 2",
        "UPDATE journal SET changes = x'' WHERE counter = 2",
        "UPDATE journal SET line = zeroblob(32) WHERE counter = 2",
        "DELETE FROM journal WHERE counter = 2",
        "UPDATE vault SET vault_id = zeroblob(16)",
    ],
)
def test_a_line_changed_is_found(vault, tamper):
    put(vault, kit(1))
    put(vault, kit(2))
    vault._ledger.database.run(tamper)
    assert Check.JOURNAL in checks(vault)


def test_an_old_file_put_back_is_refused_at_unlock(unlock, vault_file, tmp_path):
    vault = unlock()
    put(vault, kit(1))
    vault.close()
    shutil.copyfile(vault_file, tmp_path / "old")
    vault = unlock()
    put(vault, kit(2))
    vault.close()
    shutil.copyfile(tmp_path / "old", vault_file)
    with pytest.raises(RolledBack) as refusal:
        unlock()
    assert (refusal.value.found, refusal.value.seen) == (2, 3)
    vault = unlock(accepted="older file accepted")
    assert vault.counter == 3
    vault.close()
    assert unlock().known_here


def test_a_file_that_went_another_way_is_refused_although_it_is_longer(unlock, vault_file, tmp_path):
    vault = unlock()
    vault.close()
    shutil.copyfile(vault_file, tmp_path / "old")
    vault = unlock()
    put(vault, kit(1))
    vault.close()
    mirror = vault.machine.mirror.read(vault.vault_hash)
    shutil.copyfile(tmp_path / "old", vault_file)
    vault.machine.mirror.write(vault.vault_hash, 1, vault._ledger.line.hex())
    with pytest.raises(RolledBack):
        unlock()
    vault.machine.mirror.write(vault.vault_hash, *mirror)
    with pytest.raises(RolledBack):
        unlock()


def test_of_a_copy_that_was_written_on_elsewhere_nobody_is_told_that_it_is_only_older(unlock, vault_file, tmp_path):
    copy = tmp_path / "copy"
    unlock().close()
    shutil.copyfile(vault_file, copy)
    vault = unlock()
    put(vault, kit(1))
    vault.close()
    remembered = vault.machine.mirror.read(vault.vault_hash)
    shutil.copyfile(copy, vault_file)
    (vault.machine.mirror.folder / "mirror" / f"{vault.vault_hash}.json").unlink()
    elsewhere = unlock()
    for number in range(2, 5):
        put(elsewhere, kit(number))
    elsewhere.close()
    vault.machine.mirror.write(vault.vault_hash, *remembered)
    with pytest.raises(RolledBack) as refusal:
        unlock()
    assert refusal.value.found > refusal.value.seen
    words = explain(refusal.value)
    assert "older than" not in words.what
    assert "written on elsewhere" in words.what
    assert f"Change {refusal.value.seen}, which this computer remembers, is not in it." in words.data


def test_a_vault_that_is_ahead_of_the_mirror_is_fine(unlock):
    vault = unlock()
    remembered = vault.machine.mirror.read(vault.vault_hash)
    put(vault, kit(1))
    vault.close()
    vault.machine.mirror.write(vault.vault_hash, *remembered)
    again = unlock()
    assert again.known_here


def test_an_unlock_remembers_how_far_the_vault_has_come(unlock, vault_file, tmp_path):
    vault = unlock()
    vault.close()
    shutil.copyfile(vault_file, tmp_path / "old")
    remembered = vault.machine.mirror.read(vault.vault_hash)
    vault = unlock()
    put(vault, kit(1))
    vault.close()
    vault.machine.mirror.write(vault.vault_hash, *remembered)
    unlock().close()
    shutil.copyfile(tmp_path / "old", vault_file)
    with pytest.raises(RolledBack):
        unlock()


def test_two_threads_take_turns(vault):
    def write(first):
        for number in range(first, first + 20):
            put(vault, kit(number))

    threads = [threading.Thread(target=write, args=(first,)) for first in (0, 100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert vault.counter == 41
    assert vault.check().sound
    assert len(vault.kits.all()) == 40


def test_settings_that_cannot_be_written_are_said_and_stop_nothing(unlock, tmp_path):
    vault = unlock()
    shutil.rmtree(tmp_path / "settings")
    (tmp_path / "settings").write_bytes(b"a file where a folder should be")
    put(vault, kit(1))
    assert not vault.mirrored
    assert vault.kits.get(kit(1).kit_hash) == kit(1)


def test_one_old_page_put_back_is_found_although_each_page_is_authentic(unlock, vault_file):
    vault = unlock()
    put(vault, *(kit(number, "old " * 200) for number in range(12)))
    vault.close()
    old = vault_file.read_bytes()
    vault = unlock()
    put(vault, kit(7, "new " * 200))
    vault.close()
    new = vault_file.read_bytes()
    changed = [at for at in range(PAGE, len(old), PAGE) if old[at : at + PAGE] != new[at : at + PAGE]]
    assert len(changed) >= 2
    found = 0
    for at in changed:
        vault_file.write_bytes(new[:at] + old[at : at + PAGE] + new[at + PAGE :])
        try:
            vault = unlock()
        except RolledBack:
            found += 1
            continue
        reverted = checks(vault)
        assert Check.PAGES not in reverted
        found += bool(reverted & {Check.ROWS, Check.JOURNAL, Check.STRUCTURE})
        vault.close()
    assert found == len(changed)


def test_salts_are_fresh_so_that_the_same_words_commit_differently(vault):
    put(vault, kit(1))
    put(vault, kit(1))
    lines = vault._ledger.rows("SELECT changes FROM journal WHERE counter > 1")
    one, two = (next(spelling.read_changes(line[0])) for line in lines)
    assert one[:2] == two[:2]
    assert one[2] != two[2]


def test_a_deleted_row_leaves_nothing_to_guess_by(vault):
    put(vault, kit(1))
    (salt,) = vault._ledger.rows("SELECT salt FROM kit")[0]
    with vault.transaction("kit removed"):
        assert vault.kits.delete(kit_hash=kit(1).kit_hash) == 1
    vault.close()
    assert salt not in vault.path.read_bytes()


def test_spelling_keeps_values_apart():
    lists = [("ab", "c"), ("a", "bc"), ("abc",), (b"ab", "c"), (1, "c"), ("1", "c"), (None, "c"), ("", "", "")]
    digests = {spelling.commit_row("t", bytes(16), values) for values in lists}
    assert len(digests) == len(lists)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO kit SELECT -7, salt, 'x', name, version, content, imported_at FROM kit",
        "INSERT INTO kit SELECT 0, salt, 'x', name, version, content, imported_at FROM kit",
        "INSERT INTO kit SELECT 9223372036854775807, salt, 'x', name, version, content, imported_at FROM kit",
    ],
)
def test_a_row_too_many_is_seen_under_whatever_number(vault, statement):
    put(vault, kit(1))
    vault._ledger.database.run(statement)
    assert checks(vault) == {Check.ROWS}


@pytest.mark.parametrize("counter", [0, -1, 9_000, 9_223_372_036_854_775_807])
def test_a_line_too_many_is_seen_under_whatever_number(vault, counter):
    put(vault, kit(1))
    line = "SELECT ?, at, kind, x'', line FROM journal WHERE counter = 1"
    vault._ledger.database.run(f"INSERT INTO journal {line}", (counter,))
    assert checks(vault) == {Check.JOURNAL}


def test_a_journal_that_cannot_be_read_to_its_end_vouches_for_no_row(vault):
    put(vault, kit(1))
    for _ in range(300):
        put(vault, kind="nothing new")
    vault._ledger.database.run("UPDATE journal SET kind = CAST(x'ff' AS TEXT) WHERE counter = ?", (vault.counter,))
    assert checks(vault) == {Check.JOURNAL, Check.ROWS}


def test_a_text_that_is_not_utf_8_is_damage_and_stands_in_no_message(vault):
    put(vault, kit(1))
    vault._ledger.database.run("UPDATE kit SET name = CAST(x'ff' || 'Mara' AS TEXT)")
    with pytest.raises(VaultDamaged) as caught:
        vault.kits.all()
    assert "Mara" not in "".join(traceback.format_exception(caught.value))
    assert checks(vault) == {Check.ROWS}
