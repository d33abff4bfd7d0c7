"""The real window locks when the desktop says that the screen is locked or that the computer goes to sleep."""

import time
from dataclasses import dataclass

import pytest

from tests.window.bus import GOES_TO_SLEEP, LOGIN, MANAGER, Bus
from tests.window.home import WINDOW, WindowProcess, make_home

SOON = 1.0
"""Seconds within which a locked window shows nothing any more."""
SESSION_ID = "c2"


@dataclass(frozen=True)
class Told:
    """What a desktop says, and on which of its buses."""

    bus: str
    words: tuple[str, ...]


AWAY = {
    "the computer goes to sleep": Told("system", GOES_TO_SLEEP),
    "the session is locked": Told("system", (LOGIN, f"{MANAGER}/session/{SESSION_ID}", f"{LOGIN}.Session.Lock")),
    "the screen saver of a free desktop": Told(
        "session",
        (
            "org.freedesktop.ScreenSaver",
            "/org/freedesktop/ScreenSaver",
            "org.freedesktop.ScreenSaver.ActiveChanged",
            "boolean:true",
        ),
    ),
    "the screen saver of GNOME": Told(
        "session",
        (
            "org.gnome.ScreenSaver",
            "/org/gnome/ScreenSaver",
            "org.gnome.ScreenSaver.ActiveChanged",
            "boolean:true",
        ),
    ),
}
BACK = Told("system", (LOGIN, MANAGER, f"{LOGIN}.Manager.PrepareForSleep", "boolean:false"))


@pytest.fixture
def buses(tmp_path):
    with Bus(tmp_path / "session") as session, Bus(tmp_path / "system") as system:
        yield {"session": session, "system": system}


@pytest.fixture
def window(tmp_path, buses, screen, eye, hand):
    """A window with a vault open, on a desktop of its own."""
    surroundings = make_home(tmp_path).surroundings(screen) | {
        "DBUS_SESSION_BUS_ADDRESS": buses["session"].address,
        "DBUS_SYSTEM_BUS_ADDRESS": buses["system"].address,
        "XDG_SESSION_ID": SESSION_ID,
    }
    with WindowProcess(WINDOW, surroundings, eye) as opened:
        opened.unlock(hand)
        yield opened


@pytest.mark.parametrize("away", AWAY)
def test_the_window_locks_at_once_when(window, buses, hand, away, record_property):
    said = time.perf_counter()
    buses[AWAY[away].bus].signal(*AWAY[away].words)
    gone = window.wait_until_gone() - said
    back = window.wait_for_door() - said
    record_property("milliseconds", [round(1000 * gone), round(1000 * back)])
    assert gone < SOON
    window.unlock(hand)


def test_the_end_of_sleep_locks_nothing(window, buses, hand):
    buses[BACK.bus].signal(*BACK.words)
    hand.write("typed on")
    window.pause(SOON)
    assert window.is_open()
