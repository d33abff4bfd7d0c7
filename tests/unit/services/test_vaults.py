"""A vault is made only by whoever can read its sheet."""

import pytest

from app.crypto.costs import FLOOR
from app.services.errors import WordsDiffer
from app.services.unlocking import unlock
from app.services.vaults import begin_vault
from app.vault.errors import VaultNotFound
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
