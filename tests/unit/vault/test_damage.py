"""No damage to a vault file goes unnoticed: it is refused when opened, or found by the check."""

import hashlib
from collections.abc import Iterator

import pytest

from app.crypto.secret import Secret
from app.errors import SubRosaError
from app.vault.check import Check
from app.vault.errors import CostsOutOfBounds, NewerVault, NotAVault, VaultDamaged, WrongPassphraseOrDamaged
from app.vault.opening import open_vault, open_with_key
from tests.unit.vault.test_journal import kit, put

PAGE, HEADER, SECTOR = 4096, 16, 512


def numbers(seed: str) -> Iterator[int]:
    """Numbers that are the same in every run, so that a failure can be repeated."""
    block = seed.encode()
    while True:
        block = hashlib.sha256(block).digest()
        yield int.from_bytes(block[:8])


def flip(file: bytes, draw: Iterator[int]) -> bytes:
    at = HEADER + next(draw) % (len(file) - HEADER)
    return file[:at] + bytes((file[at] ^ 1 << next(draw) % 8,)) + file[at + 1 :]


def cut(file: bytes, draw: Iterator[int]) -> bytes:
    return file[: HEADER + next(draw) % (len(file) - HEADER)]


def half_copied(file: bytes, draw: Iterator[int]) -> bytes:
    kept = HEADER + next(draw) % (len(file) - HEADER)
    return file[:kept] + bytes(len(file) - kept)


def zero(file: bytes, draw: Iterator[int]) -> bytes:
    at = HEADER + next(draw) % (len(file) - HEADER - SECTOR)
    return file[:at] + bytes(SECTOR) + file[at + SECTOR :]


def swap(file: bytes, draw: Iterator[int]) -> bytes:
    pages = [file[at : at + PAGE] for at in range(0, len(file), PAGE)]
    one = 1 + next(draw) % (len(pages) - 2)
    other = one + 1 + next(draw) % (len(pages) - 1 - one)
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def double(file: bytes, draw: Iterator[int]) -> bytes:
    one = (1 + next(draw) % (len(file) // PAGE - 1)) * PAGE
    return file[:PAGE] + file[one : one + PAGE] + file[2 * PAGE :] if one != PAGE else file + file[:PAGE]


def lengthen(file: bytes, draw: Iterator[int]) -> bytes:
    return file + bytes(1 + next(draw) % (2 * PAGE))


KINDS = (flip, cut, half_copied, zero, swap, double, lengthen)


@pytest.fixture
def filled(unlock):
    vault = unlock()
    for number in range(8):
        put(vault, kit(number, f"content {number} " * 300))
    with vault.transaction("kit removed"):
        vault.kits.delete(kit_hash=kit(3).kit_hash)
    vault.close()
    return vault.path.read_bytes()


def noticed(path, data, sheet, machine) -> bool:
    path.write_bytes(data)
    for leftover in path.parent.glob("*-journal"):
        leftover.unlink()
    try:
        vault = open_with_key(path, Secret(bytearray(sheet.key)), sheet.salt, machine)
    except SubRosaError:
        return True
    report = vault.check()
    vault.close()
    return not report.sound


def sweep(count, filled, path, sheet, machine):
    assert not noticed(path, filled, sheet, machine)
    for kind in KINDS:
        draw = numbers(kind.__name__)
        unnoticed = []
        for number in range(count):
            data = kind(filled, draw)
            if data != filled and not noticed(path, data, sheet, machine):
                unnoticed.append(number)
        assert unnoticed == [], kind.__name__


def test_no_damage_goes_unnoticed(filled, vault_file, sheet, machine):
    sweep(60, filled, vault_file, sheet, machine)


def test_a_bit_is_noticed_in_every_page_also_in_one_that_holds_nothing(unlock, filled, vault_file, sheet, machine):
    vault_file.write_bytes(filled)
    vault = unlock()
    put(vault, kit(9, "large" * 20_000))
    with vault.transaction("kit removed"):
        vault.kits.delete(kit_hash=kit(9).kit_hash)
    (free,) = vault._ledger.database.row("PRAGMA freelist_count")
    vault.close()
    assert free > 10
    file = vault_file.read_bytes()
    for at in range(PAGE + 100, len(file), PAGE):
        flipped = file[:at] + bytes((file[at] ^ 1,)) + file[at + 1 :]
        assert noticed(vault_file, flipped, sheet, machine), at // PAGE


@pytest.mark.parametrize("more", [1, 512, PAGE, 2 * PAGE])
def test_a_file_of_another_length_is_not_even_opened(more, filled, vault_file, sheet, machine):
    vault_file.write_bytes(filled + bytes(more))
    with pytest.raises(VaultDamaged):
        open_with_key(vault_file, Secret(bytearray(sheet.key)), sheet.salt, machine)


@pytest.mark.prove
def test_ten_thousand_damaged_vaults_are_all_noticed(filled, vault_file, sheet, machine):
    sweep(1429, filled, vault_file, sheet, machine)


@pytest.mark.parametrize("at", [0, 1, 2, 3, 4, 5, 6, 15])
def test_a_damaged_header_is_refused(at, filled, vault_file, machine, passphrase):
    data = bytearray(filled)
    data[at] ^= 1
    vault_file.write_bytes(data)
    with pytest.raises((NotAVault, NewerVault, CostsOutOfBounds, WrongPassphraseOrDamaged)):
        open_vault(vault_file, passphrase, machine)


@pytest.mark.parametrize("kind", [cut, lengthen])
def test_another_length_is_refused_before_anything_is_read(kind, filled, vault_file, sheet, machine):
    vault_file.write_bytes(kind(filled, numbers("length")))
    with pytest.raises(VaultDamaged):
        open_with_key(vault_file, Secret(bytearray(sheet.key)), sheet.salt, machine)


def test_damage_where_nothing_is_stored_any_more_is_found_too(unlock):
    vault = unlock()
    put(vault, kit(1, "large " * 20_000))
    with vault.transaction("kit removed"):
        vault.kits.delete(kit_hash=kit(1).kit_hash)
    vault.close()
    data = bytearray(vault.path.read_bytes())
    data[-2 * PAGE] ^= 1
    vault.path.write_bytes(data)
    (finding,) = unlock().check().findings
    assert (finding.check, finding.count) == (Check.PAGES, 1)


def test_a_check_of_the_worst_damage_is_a_report_and_not_an_error(unlock):
    vault = unlock()
    put(vault, *(kit(number, "content " * 400) for number in range(40)))
    vault.close()
    vault = unlock()
    vault._ledger.database.run("PRAGMA cache_size = 1")
    file = vault.path.read_bytes()
    with vault.path.open("r+b") as torn:
        torn.seek(PAGE)
        torn.write(bytes(len(file) - PAGE))
    found = {finding.check for finding in vault.check().findings}
    assert {Check.PAGES, Check.JOURNAL, Check.ROWS} <= found


def test_an_unchanged_damaged_file_is_left_as_it_is(filled, vault_file, sheet, machine):
    data = flip(filled, numbers("left alone"))
    assert noticed(vault_file, data, sheet, machine)
    assert vault_file.read_bytes() == data
