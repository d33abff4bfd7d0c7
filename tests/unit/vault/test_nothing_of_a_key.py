"""Nothing of a key is left once nobody needs it, and no value that is printed by mistake says one, or a note."""

from datetime import UTC, datetime

import pytest

from app.crypto.costs import FLOOR
from app.domain.note import Handling
from app.vault import database, keys
from app.vault.creating import create_vault
from app.vault.errors import CurrentPassphraseWrong, WrongPassphraseOrDamaged
from app.vault.keys import Recovery
from app.vault.opening import open_vault
from app.vault.rekeying import change_passphrase
from app.vault.stores.interviews import NoteRow
from app.vault.stores.kept import KeptNoteRow
from app.vault.stores.typing_draft import TypingDraft
from app.vault.stores.unrecorded import Unrecorded

AT = datetime(2026, 11, 20, tzinfo=UTC)
NOTE = {"panel_id": "p", "candidate": "C-01", "at": AT, "question": 0, "competencies": (), "text": "Ada said so"}


@pytest.fixture
def derived(monkeypatch):
    """Every key that was derived from a passphrase, in order."""
    found, really_derive = [], keys.derive_key

    def derive(*given):
        found.append(really_derive(*given))
        return found[-1]

    monkeypatch.setattr(keys, "derive_key", derive)
    return found


def test_the_text_that_the_engine_gets_the_key_by_is_wiped(vault_file, machine, passphrase, monkeypatch):
    spelled, really_spell = [], database._spell_key

    def spell(*given):
        spelled.append(really_spell(*given))
        return spelled[-1]

    monkeypatch.setattr(database, "_spell_key", spell)
    open_vault(vault_file, passphrase, machine).close()
    assert spelled == [bytearray(2 * 48 + 3)]


def test_a_closed_vault_and_one_that_did_not_open_leave_no_key(vault_file, machine, passphrase, derived):
    vault = open_vault(vault_file, passphrase, machine)
    assert not derived[0].wiped
    vault.close()
    with pytest.raises(WrongPassphraseOrDamaged):
        open_vault(vault_file, bytearray(b"other words"), machine)
    assert [key.wiped for key in derived] == [True, True]


def test_a_new_passphrase_leaves_no_key_but_its_own(vault_file, machine, passphrase, derived):
    vault = open_vault(vault_file, passphrase, machine)
    with pytest.raises(CurrentPassphraseWrong):
        change_passphrase(vault, bytearray(b"other words"), bytearray(b"seven new words"), FLOOR)
    change_passphrase(vault, passphrase, bytearray(b"seven new words"), FLOOR)
    assert [key.wiped for key in derived] == [True, True, True, False]
    vault.close()
    assert derived[-1].wiped


def test_a_vault_that_was_given_up_leaves_no_key(path, machine, passphrase, derived):
    create_vault(path, passphrase, machine, FLOOR).discard()
    assert [key.wiped for key in derived] == [True]


def test_what_is_printed_by_mistake_says_no_key_and_no_note():
    assert "AAA" not in repr(Recovery(key=b"A" * 32, salt=b"A" * 16))
    note = NoteRow(note_id="n", handling=Handling.ON_RECORD, **NOTE)
    kept = KeptNoteRow(note_id="n", handling=Handling.PRIVATE, may_know="Ada", **NOTE)
    typing = TypingDraft(handling=Handling.PRIVATE, **NOTE)
    unrecorded = Unrecorded(panel_id="p", candidate="C-01", competency="", choice=None, reason=NOTE["text"])
    assert not [row for row in (note, kept, typing, unrecorded) if "Ada" in repr(row)]
