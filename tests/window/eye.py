"""An eye on the screen: the colour of one point, asked of the X server and of nobody else."""

import ctypes
from typing import Final

from tests.window.screen import NoScreen

_ALL_PLANES: Final = ctypes.c_ulong(0xFFFFFFFF)
_Z_PIXMAP: Final = 2


class Eye:
    """Looks at a screen."""

    def __init__(self, screen: str) -> None:
        """The screen of this name answers."""
        self._x = ctypes.CDLL("libX11.so.6")
        for name in ("XOpenDisplay", "XGetImage"):
            getattr(self._x, name).restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = self._x.XGetPixel.restype = ctypes.c_ulong
        opened = self._x.XOpenDisplay(screen.encode())
        if not opened:
            raise NoScreen(screen)
        self._display = ctypes.c_void_p(opened)
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))

    def close(self) -> None:
        """The server forgets this eye."""
        self._x.XCloseDisplay(self._display)

    def colour(self, x: int, y: int) -> str:
        """The colour of this point as ``#rrggbb``; black where no window is."""
        image = ctypes.c_void_p(self._x.XGetImage(self._display, self._root, x, y, 1, 1, _ALL_PLANES, _Z_PIXMAP))
        try:
            return f"#{self._x.XGetPixel(image, 0, 0) & 0xFFFFFF:06x}"
        finally:
            self._x.XDestroyImage(image)
