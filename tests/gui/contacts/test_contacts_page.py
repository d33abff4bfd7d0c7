"""A card makes a contact; only two words that were read out make them compared."""

import pytest

from app.services.contact_cards import own_card
from app.ui.contacts.page import ContactsPage
from app.vault.stores.people import Trust
from tests.gui.vaults import make, open_copy

WAIT = 30_000


@pytest.fixture(scope="session")
def made_other(tmp_path_factory):
    return make(tmp_path_factory.mktemp("other"), "Bo Larsen")


@pytest.fixture
def other(made_other, tmp_path):
    opened = open_copy(made_other, tmp_path / "other")
    yield opened
    opened.close()


@pytest.fixture
def page(show, session, runner):
    made = ContactsPage(session, runner)
    made.arrive(None)
    return show(made, 1085, 730)


@pytest.fixture
def taken(page, other, tmp_path, qtbot):
    card = tmp_path / "contact-card.pdf"
    card.write_bytes(own_card(other))
    page.take_in((card,))
    qtbot.waitUntil(lambda: page._chosen is not None, timeout=WAIT)
    return page


def test_the_words_to_compare_are_not_on_the_screen(taken):
    assert taken._chosen.name == "Bo Larsen"
    assert taken._chosen.trust is Trust.IMPORTED
    assert not taken._compare._words.isVisible()
    assert taken._compare._form.isVisible()


def test_right_words_compare(taken, other):
    taken.compare(tuple(other.words[place - 1] for place in taken._asked))
    assert taken._chosen.trust is Trust.COMPARED
    assert taken._compare._words.text() == " · ".join(other.words)


def test_wrong_words_say_so_and_change_nothing(taken):
    taken.compare(("zoo", "zoo"))
    assert taken._compare.message.isVisible()
    assert taken._chosen.trust is Trust.IMPORTED


def test_the_own_card_is_no_contact(page, session, tmp_path, qtbot):
    card = tmp_path / "mine.pdf"
    card.write_bytes(own_card(session))
    page.take_in((card,))
    qtbot.waitUntil(page.message.isVisible, timeout=WAIT)
    assert "SR-405" in page.message.accessibleDescription()


def test_the_own_card_is_shown_from_memory(page):
    page.show_own()
    assert page._paper.page_count() == 1
    page.hide_own()
    assert page._paper.page_count() == 0
