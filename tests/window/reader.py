"""The window as a screen reader has it: names, roles, states and places of its controls, over the accessibility bus."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Self

from jeepney import DBusAddress, Message, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ATSPI: Final = "org.a11y.atspi."
_REGISTRY: Final = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_ENABLED, _SHOWING = 8, 25
_SCREEN_COORDINATES: Final = 0
_PATIENCE: Final = 30.0


class NobodyReads(Exception):
    """There is no accessibility bus, so that no window can be read (Debian and Ubuntu: ``at-spi2-core``)."""


class Gone(Exception):
    """What was asked for is not there any more."""


@dataclass(frozen=True, kw_only=True)
class Control:
    """Something in a window that has a name for those who cannot see it."""

    place: tuple[str, str]
    name: str
    role: str
    states: int

    @property
    def shown(self) -> bool:
        """Whether it is on the screen, itself or what it holds."""
        return bool(self.states >> _SHOWING & 1) or self.role == "application"

    @property
    def enabled(self) -> bool:
        """Whether it can be used."""
        return bool(self.states >> _ENABLED & 1)


class Reader:
    """Reads every program that shows a window on one desktop."""

    def __init__(self, session_bus: str) -> None:
        """The accessibility bus of this session answers."""
        with open_dbus_connection(session_bus) as session:
            asked = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
            answer = session.send_and_get_reply(asked, timeout=_PATIENCE)
        if answer.header.message_type is MessageType.error:
            raise NobodyReads(*answer.body)
        self._bus: DBusConnection = open_dbus_connection(*answer.body)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self._bus.close()

    def controls(self) -> Iterator[Control]:
        """Everything that is shown, from the outside in."""
        level = [tuple(child) for child in self._ask(_children(_REGISTRY))[0]]
        while level:
            below: list[tuple[str, str]] = []
            for place in level:
                with suppress(Gone):
                    control, children = self._read(place)
                    if control.shown:
                        yield control
                        below += children
            level = below

    def middle(self, control: Control) -> tuple[int, int]:
        """The point of the screen where a hand would press it.

        Raises:
            Gone: it is not there any more.
        """
        (left, top, width, height), *_ = self._ask(
            _call(control.place, "Component", "GetExtents", "u", (_SCREEN_COORDINATES,))
        )
        return left + width // 2, top + height // 2

    def _read(self, place: tuple[str, str]) -> tuple[Control, list[tuple[str, str]]]:
        name = self._ask(Properties(_address(place, "Accessible")).get("Name"))[0][1]
        low, high = self._ask(_call(place, "Accessible", "GetState"))[0]
        role = self._ask(_call(place, "Accessible", "GetRoleName"))[0]
        children = [tuple(child) for child in self._ask(_children(place))[0]]
        return Control(place=place, name=name, role=role, states=high << 32 | low), children

    def _ask(self, message: Message) -> tuple[Any, ...]:
        answer = self._bus.send_and_get_reply(message, timeout=_PATIENCE)
        if answer.header.message_type is MessageType.error:
            raise Gone
        return answer.body


def _address(place: tuple[str, str], interface: str) -> DBusAddress:
    return DBusAddress(place[1], place[0], _ATSPI + interface)


def _call(
    place: tuple[str, str], interface: str, method: str, types: str = "", values: tuple[Any, ...] = ()
) -> Message:
    return new_method_call(_address(place, interface), method, types or None, values)


def _children(place: tuple[str, str]) -> Message:
    return _call(place, "Accessible", "GetChildren")
