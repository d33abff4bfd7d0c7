"""A card makes a contact; only two words that were read out make them compared."""

import pytest

from app.services.contact_cards import own_card
from app.ui.contacts.page import ContactsPage
from app.ui.widgets import isolated
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


def test_a_file_that_is_refused_keeps_no_other_card_out_and_is_named(page, session, other, tmp_path, qtbot):
    """Once the first refusal ended it, and the cards behind it were left out without a word."""
    files = {"mine.pdf": own_card(session), "scan.pdf": b"%PDF-1.4", "bo.pdf": own_card(other)}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    page.take_in((tmp_path / "mine.pdf", tmp_path / "scan.pdf", tmp_path / "bo.pdf", tmp_path / "gone.pdf"))
    qtbot.waitUntil(page.message.isVisible, timeout=WAIT)
    assert page._chosen.name == "Bo Larsen"
    assert "Taken in: Bo Larsen." in page._said.text()
    assert page._not_taken.text() == "Not taken in: " + ", ".join(map(isolated, ("mine.pdf", "scan.pdf", "gone.pdf")))
    assert "SR-405" in page.message.accessibleDescription()
    page.take_in((tmp_path / "bo.pdf",))
    qtbot.waitUntil(lambda: not page._not_taken.isVisible(), timeout=WAIT)


def test_the_own_card_is_shown_from_memory(page):
    page.show_own()
    assert page._paper.page_count() == 1
    page.hide_own()
    assert page._paper.page_count() == 0
