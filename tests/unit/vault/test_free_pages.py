"""After a crash, a torn page that holds nothing is whole again; damage to any other page is never written over."""

import pytest

from app.errors import SubRosaError
from app.vault import database, places
from app.vault.database import PAGE_BYTES
from tests.unit.vault.test_journal import kit, put

HOLDS = PAGE_BYTES - 80 - 4


def free_pages(vault):
    return vault._ledger.database.rows("PRAGMA freelist_count")[0][0]


def leave_free(vault, pages):
    """Some pages of the vault hold nothing any more."""
    put(vault, kit(1, "x" * (HOLDS * pages)))
    with vault.transaction("kit removed"):
        vault.kits.delete(kit_hash=kit(1).kit_hash)
    assert free_pages(vault) >= pages


@pytest.mark.parametrize(("pages", "at_once"), [(0, 1 << 16), (1, 1 << 16), (2, 1 << 16), (1100, 1 << 16), (40, 9)])
def test_all_free_pages_are_written_and_the_file_keeps_its_length(vault, pages, at_once, monkeypatch):
    """A page of the free list names about a thousand others; more need another such page."""
    monkeypatch.setattr(database, "_PAGES_AT_ONCE", at_once)
    put(vault, kit(7))
    if pages:
        leave_free(vault, pages)
    free, size, line = free_pages(vault), vault.path.stat().st_size, vault._ledger.line
    before = vault.path.read_bytes()
    vault._ledger.database.rewrite_free_pages()
    after = vault.path.read_bytes()
    written = [at for at in range(0, size, PAGE_BYTES) if before[at : at + PAGE_BYTES] != after[at : at + PAGE_BYTES]]
    assert (free_pages(vault), len(after)) == (free, size)
    assert len(written) >= free
    assert vault._ledger.line == line
    assert vault.check().sound
    assert vault.kits.all() == (kit(7),)


def torn_and_opened(unlock, vault_file, file, page):
    """Whether a vault with this page torn by a crash is found sound; a refusal to open it is none."""
    at = page * PAGE_BYTES + PAGE_BYTES // 2
    vault_file.write_bytes(file[:at] + bytes(each ^ 0x5A for each in file[at : at + 512]) + file[at + 512 :])
    places.journal_of(vault_file).write_bytes(bytes(512))
    try:
        opened = unlock()
    except SubRosaError:
        return False
    sound = opened.check().sound
    opened.close()
    return sound


def test_every_torn_page_heals_if_and_only_if_it_holds_nothing(unlock, vault_file):
    """The page that names the free ones holds something: it is in the journal of whoever changes it."""
    vault = unlock()
    put(vault, kit(7))
    leave_free(vault, 12)
    names_the_others, free = 1, free_pages(vault)
    vault.close()
    file = vault_file.read_bytes()
    healed = [page for page in range(len(file) // PAGE_BYTES) if torn_and_opened(unlock, vault_file, file, page)]
    assert len(healed) == free - names_the_others
