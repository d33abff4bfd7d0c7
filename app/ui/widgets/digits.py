"""Which digit a key means, on every keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_XKB_FIRST = 10
_WINDOWS_FIRST = 2
_MAC_TOP_ROW = (29, 18, 19, 20, 21, 23, 22, 26, 28, 25)
"""macOS virtual key codes of 0 to 9 in the top row."""


def digit_of(event: QKeyEvent) -> int | None:
    """The digit that a key means, else the digit at its place in the top row, else nothing; nothing while it is held.

    French and Czech rows give digits only with Shift, so a shortcut such as Ctrl+3 would never fire there.
    """
    key = event.key()
    if event.isAutoRepeat():
        return None
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return key - Qt.Key.Key_0
    platform = QGuiApplication.platformName()
    if platform == "cocoa":
        code = event.nativeVirtualKey()
        return _MAC_TOP_ROW.index(code) if code in _MAC_TOP_ROW else None
    return _by_place(event.nativeScanCode(), _WINDOWS_FIRST if platform == "windows" else _XKB_FIRST)


def _by_place(scan_code: int, first: int) -> int | None:
    """Keys 1 to 9 and then 0 lie in one run of codes."""
    place = scan_code - first + 1
    return place % 10 if 1 <= place <= 10 else None


def is_control_only(event: QKeyEvent) -> bool:
    """Whether Control, and nothing but the keypad beside it, is held."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
