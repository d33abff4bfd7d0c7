"""The window around the pages: rail, status line, command palette, candidate-safe screen."""

from app.ui.shell.commands import add_command
from app.ui.shell.page import Entries, Entry, Page
from app.ui.shell.place import Place
from app.ui.shell.window import Window

__all__ = ["Entries", "Entry", "Page", "Place", "Window", "add_command"]
