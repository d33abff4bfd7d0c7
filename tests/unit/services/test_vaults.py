"""A vault is made only by whoever can read its sheet."""

from datetime import UTC, datetime

import pytest

from app.crypto.costs import FLOOR
from app.page_setup import PageSetup
from app.sealing.errors import Refusal
from app.sealing.verify import verify_file
from app.services.contact_cards import make_contact_card, own_card
from app.services.errors import WordsDiffer
from app.services.leaving import author_of
from app.services.unlocking import unlock
from app.services.vaults import begin_vault
from app.vault.errors import VaultDamaged, VaultExists, VaultNotFound
from app.vault.places import unfinished
from app.wording.explain import explain
from tests.gui.vaults import PASSPHRASE, machine_in


@pytest.fixture
def new(tmp_path):
    made = begin_vault(tmp_path / "vault.rosa", bytearray(PASSPHRASE), "Abena Mensah", machine_in(tmp_path), FLOOR)
    yield made
    made.discard()


def asked_of(new):
    return [new.sheet.words[place - 1] for place in new.asked]


def test_words_that_are_not_the_sheets_make_no_vault(new, tmp_path):
    words = asked_of(new)
    another = "zoo" if words[0] == "abandon" else "abandon"
    for typed in ([], words[:2], [*words, words[0]], [another, *words[1:]]):
        with pytest.raises(WordsDiffer):
            new.finish(typed)
        assert not (tmp_path / "vault.rosa").exists()
    with pytest.raises(VaultNotFound):
        unlock(tmp_path / "vault.rosa", bytearray(PASSPHRASE), new.machine)


def test_nobody_knows_beforehand_which_words_are_asked_back(tmp_path):
    asked = set()
    for number in range(4):
        path = tmp_path / f"{number}.rosa"
        made = begin_vault(path, bytearray(PASSPHRASE), "Abena Mensah", machine_in(tmp_path), FLOOR)
        asked.add(made.asked)
        made.discard()
    assert len(asked) > 1


def test_the_sheets_words_make_it_however_they_are_typed(new):
    session = new.finish([f" {word.upper()} " for word in asked_of(new)])
    assert session.name == "Abena Mensah"
    session.close()


def test_a_vault_has_its_owner_before_it_has_its_name(new, tmp_path):
    """Once a full disk between the two left a vault of nobody, which no second try could finish."""
    path, copy = tmp_path / "vault.rosa", tmp_path / "copy.rosa"
    path.write_bytes(b"of somebody else")
    with pytest.raises(VaultExists):
        new.finish(asked_of(new))
    copy.write_bytes(unfinished(path).read_bytes())
    opened = unlock(copy, bytearray(PASSPHRASE), machine_in(tmp_path / "elsewhere"))
    opened.close()
    path.unlink()
    session = new.finish(asked_of(new))
    assert (session.name, session.key_digest) == ("Abena Mensah", opened.key_digest)
    session.close()


@pytest.mark.parametrize("year", [2001, 2044, 2094])
def test_whoever_made_a_vault_while_the_clock_was_wrong_signs_when_it_is_right_again(new, year):
    """Once a clock that was two days ahead on that day refused its owner's own seals for two days."""
    new.machine.clock.set(datetime(year, 5, 1, 12, tzinfo=UTC))
    session = new.finish(asked_of(new))
    assert verify_file(own_card(session)).sealed_at.year == year
    right = datetime(2026, 11, 20, 18, tzinfo=UTC)
    card = make_contact_card(author_of(session), number=2, at=right, file_id=bytes(16), setup=PageSetup())
    assert verify_file(card).sealed_at == right
    session.close()


@pytest.mark.parametrize("year", [1970, 1999, 2101])
def test_a_clock_of_another_century_is_called_that_and_no_defect(new, year):
    """A computer without a battery wakes up there; its owner was told that titles have unusual characters."""
    right = new.machine.clock.now()
    new.machine.clock.set(datetime(year, 5, 1, 12, tzinfo=UTC))
    with pytest.raises(Refusal) as refusal:
        new.finish(asked_of(new))
    words = explain(refusal.value)
    assert "clock" in words.what
    assert "set this computer's clock" in words.next
    new.machine.clock.set(right)
    new.finish(asked_of(new)).close()


@pytest.mark.parametrize(
    "change", ["name = 'Eve'", "signing_key = x'00'", "receiving_key = x'00'", "certificate = x''"]
)
def test_an_owner_whose_name_and_keys_do_not_belong_together_is_damage(new, change):
    session = new.finish(asked_of(new))
    session.vault._ledger.database.run(f"UPDATE owner SET {change}")
    session.close()
    with pytest.raises(VaultDamaged):
        unlock(session.vault.path, bytearray(PASSPHRASE), new.machine)
