"""Hears from the desktop that the screen is locked or the computer goes to sleep."""

import os
import string
from pathlib import Path
from typing import Self

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_SCREEN_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)
"""Names, which are their interfaces too, and places; some desktops speak from the older one."""
_LOGIN = "org.freedesktop.login1"
_MANAGER = "/org/freedesktop/login1"
_PLAIN = frozenset(string.ascii_letters + string.digits)


class SessionWatch(QObject):
    """``away`` fires when the screen is locked or the computer goes to sleep; without a bus it stays silent."""

    away = Signal()

    def __init__(self, session_bus: QDBusConnection | None, system_bus: QDBusConnection | None, login_id: str) -> None:
        super().__init__()
        if session_bus is not None:
            for name, path in _SCREEN_SAVERS:
                self._listen(session_bus, (name, path, name, "ActiveChanged"), SLOT("hear_switched(bool)"))
        if system_bus is not None:
            sleep = (_LOGIN, _MANAGER, f"{_LOGIN}.Manager", "PrepareForSleep")
            self._listen(system_bus, sleep, SLOT("hear_switched(bool)"))
        if system_bus is not None and login_id:
            path = f"{_MANAGER}/session/{_in_path(login_id)}"
            self._listen(system_bus, (_LOGIN, path, f"{_LOGIN}.Session", "Lock"), SLOT("hear_locked()"))

    @classmethod
    def of_this_session(cls) -> Self:
        """A watch on the buses of this desktop, as far as there are any; none is started for it."""
        session_bus = QDBusConnection.sessionBus() if _has_session_bus() else None
        return cls(session_bus, QDBusConnection.systemBus(), os.environ.get("XDG_SESSION_ID", ""))

    def _listen(self, bus: QDBusConnection, signal: tuple[str, str, str, str], slot: str) -> None:
        bus.connect(*signal, self, slot)  # type: ignore[call-overload]  # it takes what SLOT gives; its stub says bytes

    @Slot(bool)
    def hear_switched(self, on: bool) -> None:  # noqa: FBT001 - what the bus says is one bare bool
        """Tell that the screen saver came on or sleep is near, not that it is over."""
        if on:
            self.away.emit()

    @Slot()
    def hear_locked(self) -> None:
        """Tell that the session was locked."""
        self.away.emit()


def _has_session_bus() -> bool:
    """Whether there is a bus already: the library would start one."""
    folder = os.environ.get("XDG_RUNTIME_DIR")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or (folder is not None and Path(folder, "bus").exists())


def _in_path(login_id: str) -> str:
    """A session's name as the login manager writes it into its place on the bus."""
    escaped = (
        letter if letter in _PLAIN and not (place == 0 and letter.isdigit()) else f"_{ord(letter):02x}"
        for place, letter in enumerate(login_id)
    )
    return "".join(escaped)
