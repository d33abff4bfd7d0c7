"""The one window: a door, the workspace behind it, and the screen that a candidate may see."""

from functools import cached_property
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QApplication, QLayout, QStackedLayout, QWidget

from app.ui.shell.commands import add_command
from app.ui.theme import theme
from app.ui.widgets import FocusRing

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.ui.shell.command_palette import CommandPalette
    from app.ui.shell.safe_screen import SafeScreen
    from app.ui.shell.workspace import Workspace

_SMALLEST = QSize(640, 480)


class Window(QWidget):
    """Hangs pictures and does nothing else. ``lock_wanted`` fires on Ctrl+L."""

    lock_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Sub Rosa")
        self.setAutoFillBackground(True)
        self.setMinimumSize(_SMALLEST)
        self._before: QWidget | None = None
        self._main = QWidget()
        self._room = QStackedLayout(self._main)
        self._stack = QStackedLayout(self)
        self._stack.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._room.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._stack.addWidget(self._main)
        self._door: QWidget | None = None
        self.workspace: Workspace | None = None
        self._palette_sheet: CommandPalette | None = None
        self._ring = FocusRing(self)
        self._add_commands()

    def _add_commands(self) -> None:
        add_command(self, self.tr("Candidate-safe screen"), self.toggle_safe, "F9")
        add_command(self, self.tr("Lock now"), self.ask_to_lock, "Ctrl+L")
        main = self._main
        add_command(main, self.tr("Larger text"), theme.zoom_in, "Ctrl++").setAutoRepeat(True)
        add_command(main, self.tr("Smaller text"), theme.zoom_out, "Ctrl+-").setAutoRepeat(True)
        add_command(main, self.tr("Light or dark colours"), theme.toggle_dark)
        add_command(main, self.tr("Colours as the system has them"), theme.choose_system)
        self._open_palette = add_command(main, "", self.open_palette, "Ctrl+K")

    @cached_property
    def _safe(self) -> "SafeScreen":
        from app.ui.shell.safe_screen import SafeScreen  # noqa: PLC0415 - not for the door, where nobody interviews

        screen = SafeScreen()
        self._stack.addWidget(screen)
        return screen

    def show_door(self, door: QWidget) -> None:
        """Show an unlock or first-run page alone; what was behind it is freed."""
        self._drop(self.workspace)
        self.workspace = None
        self._drop(self._door)
        self._door = door
        self._room.addWidget(door)
        self._room.setCurrentWidget(door)

    def show_workspace(self, workspace: "Workspace") -> None:
        """Open the door to the pages; the door is freed."""
        self._drop(self._door)
        self._door = None
        self.workspace = workspace
        self._room.addWidget(workspace)
        self._room.setCurrentWidget(workspace)

    def _drop(self, widget: QWidget | None) -> None:
        if widget is not None:
            self._room.removeWidget(widget)
            widget.deleteLater()

    @Slot()
    def ask_to_lock(self) -> None:
        """Ask for the vault to be locked; whoever hears it knows whether one is open."""
        self.lock_wanted.emit()

    @Slot()
    def open_palette(self) -> None:
        """Offer every action."""
        from app.ui.shell.command_palette import CommandPalette  # noqa: PLC0415 - not before somebody asks for it

        if self._palette_sheet is None:
            self._palette_sheet = CommandPalette(self._main)
        shared: tuple[QAction, ...] = (*self._main.actions(), *self.actions())
        pages = self.workspace.commands() if self.workspace is not None else ()
        self._palette_sheet.open_with((*pages, *shared))

    @Slot()
    def toggle_safe(self) -> None:
        """Show only the current question, or everything again."""
        if self._stack.currentWidget() is self._main:
            if self._palette_sheet is not None and self._palette_sheet.isVisible():
                self._palette_sheet.dismiss()
            self._before = QApplication.focusWidget()
            for other in QApplication.topLevelWidgets():
                if other is not self and other.isVisible():
                    other.close()
            self._safe.show_words(self.workspace.page().safe_text() if self.workspace is not None else "")
            self._stack.setCurrentWidget(self._safe)
            self._safe.setFocus()
            self._ring.hide()
        else:
            self._stack.setCurrentWidget(self._main)
            if self._before is not None and shiboken6.isValid(self._before):
                self._before.setFocus()
            self._before = None
