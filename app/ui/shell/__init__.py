"""The window around the pages: rail, status line, command palette, candidate-safe screen."""

from app.ui.shell.page import Entries, Entry, Page, add_command
from app.ui.shell.place import Place
from app.ui.shell.window import Window
from app.ui.shell.workspace import Workspace

__all__ = ["Entries", "Entry", "Page", "Place", "Window", "Workspace", "add_command"]
