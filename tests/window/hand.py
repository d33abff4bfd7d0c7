"""A hand on the keyboard and the mouse: real events of the X server, as any person's, with the moment of each."""

import ctypes
import time

from tests.window.screen import NoScreen

_SHIFT = "Shift_L"
_NAMES = {" ": "space", "\n": "Return", "\t": "Tab"}
_SIGNS = {
    "#": "numbersign",
    ".": "period",
    ",": "comma",
    "-": "minus",
    "/": "slash",
    "_": "underscore",
    ":": "colon",
}
_LEFT_BUTTON = 1


class Hand:
    """Presses keys and buttons on a screen; its server has them when a call returns."""

    def __init__(self, screen: str) -> None:
        """The screen of this name answers."""
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._x.XkbKeycodeToKeysym.restype = ctypes.c_ulong
        opened = self._x.XOpenDisplay(screen.encode())
        if not opened:
            raise NoScreen(screen)
        self._display = ctypes.c_void_p(opened)

    def close(self) -> None:
        """The server forgets this hand."""
        self._x.XCloseDisplay(self._display)

    def press(self, *names: str) -> float:
        """The keys of these X names went down in this order and up again; tells when the last was down."""
        codes = [self._key(name)[0] for name in names]
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, ctypes.c_ulong(0))
        self._x.XSync(self._display, 0)
        moment = time.perf_counter()
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, ctypes.c_ulong(0))
        self._x.XSync(self._display, 0)
        return moment

    def letter(self, letter: str) -> float:
        """One letter was typed; tells when."""
        name = _NAMES.get(letter, f"U{ord(letter):04x}" if ord(letter) > 126 else _plain_name(letter))
        shifted = self._key(name)[1]
        return self.press(*((_SHIFT,) if shifted else ()), name)

    def write(self, words: str) -> None:
        """All letters were typed, as fast as the server takes them."""
        for letter in words:
            self.letter(letter)

    def click(self, x: int, y: int) -> None:
        """The left button was pressed and let go there."""
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, ctypes.c_ulong(0))
        for down in (1, 0):
            self._test.XTestFakeButtonEvent(self._display, _LEFT_BUTTON, down, ctypes.c_ulong(0))
        self._x.XSync(self._display, 0)

    def stretch(self, width: int, height: int) -> None:
        """Every window has this size, as a window manager would give it."""
        root, parent, children, count = (
            ctypes.c_ulong(),
            ctypes.c_ulong(),
            ctypes.POINTER(ctypes.c_ulong)(),
            ctypes.c_uint(),
        )
        whole = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._x.XQueryTree(self._display, whole, *map(ctypes.byref, (root, parent, children, count)))
        for window in children[: count.value]:
            self._x.XMoveResizeWindow(self._display, ctypes.c_ulong(window), 0, 0, width, height)
        self._x.XFree(children)
        self._x.XSync(self._display, 0)

    def _key(self, name: str) -> tuple[int, bool]:
        symbol = self._x.XStringToKeysym(name.encode())
        code = self._x.XKeysymToKeycode(self._display, ctypes.c_ulong(symbol))
        if not code:
            raise NoScreen(f"no key for {name}")
        plain = self._x.XkbKeycodeToKeysym(self._display, ctypes.c_ubyte(code), 0, 0)
        return code, plain != symbol


def _plain_name(letter: str) -> str:
    """X names letters and digits by themselves; signs have names of their own."""
    return _SIGNS.get(letter, letter)
