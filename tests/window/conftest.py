"""Every test of the real window has a screen of its own, a hand and an eye."""

import pytest

from tests.window.eye import Eye
from tests.window.hand import Hand
from tests.window.screen import Screen


@pytest.fixture(scope="module")
def screen():
    with Screen() as shown:
        yield shown.name


@pytest.fixture
def eye(screen):
    opened = Eye(screen)
    yield opened
    opened.close()


@pytest.fixture
def hand(screen):
    opened = Hand(screen)
    yield opened
    opened.close()
