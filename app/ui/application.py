"""Puts the window together: a door, the workspace behind it, and a fresh process after every lock."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

from app.clock import SystemClock
from app.hardening.process import Network
from app.settings import Settings
from app.ui.door import Door
from app.ui.garbage import WindowGarbage
from app.ui.idle import IdleWatch
from app.ui.look import RememberedLook, show_remembered
from app.ui.reading_ahead import ReadAhead
from app.ui.shell import Window, add_command
from app.ui.tasks import TaskRunner
from app.ui.theme import theme
from app.ui.unforeseen import install as install_unforeseen
from app.vault.machine import Machine

if TYPE_CHECKING:
    from app.services.sample_panel import Sample
    from app.services.session import Session
    from app.ui.upkeep import Upkeep

_REOPEN = "SUBROSA_REOPEN"
"""Names the vault to a process that replaces a locked one; never written to a disk."""
_DAMAGED = "SUBROSA_DAMAGED"
"""Tells that process that the check of the vault found damage."""


class Application(QObject):
    """One window and what it needs. Once ``locked``, the process has to be replaced."""

    ended = Signal()

    def __init__(self, machine: Machine, settings: Settings, network: Network, reopen: Path | None) -> None:
        super().__init__()
        self._settings, self._machine = settings, machine
        self.locked = False
        self.locked_path: Path | None = None
        self.damaged = False
        self._session: Session | None = None
        self._sample: Sample | None = None
        self._upkeep: Upkeep | None = None
        self._ahead: ReadAhead | None = None
        self._garbage = WindowGarbage(self)
        self._look = RememberedLook(settings.folder, self)
        self.runner = TaskRunner(self)
        self.window = Window()
        self._network = network
        self.door = Door(machine, settings, self.runner)
        self.door.opened.connect(self.open_session)
        self.door.sample_opened.connect(self.open_sample)
        self.door.proof_wanted.connect(self.show_proof)
        self.door.vault_waits.connect(self.watch_desktop)
        self.window.lock_wanted.connect(self.lock)
        self.window.show_door(self.door)
        self._reopen = reopen

    def begin(self, *, damaged: bool = False) -> None:
        """Show the window, ready to unlock, or to restore a vault that was found ``damaged``."""
        self.window.resize(1280, 800)
        self._look.put_back(self.window)
        self.window.show()
        self.window.activateWindow()
        self.door.begin(self._reopen, damaged=damaged)
        handle = self.window.windowHandle()
        self._idle = IdleWatch(handle, self._settings.lock_minutes)
        self._idle.expired.connect(self.lock)
        self._ahead = ReadAhead(handle, self.runner)
        self._ahead.failed.connect(self.door.message.show_error)

    @Slot(object)
    def open_session(self, session: "Session") -> None:
        """Show the pages of an open vault."""
        self._end_reading_ahead()
        from app.ui.behind_the_door import first_place, make_workspace, say_network  # noqa: PLC0415 - read ahead
        from app.ui.upkeep import Upkeep  # noqa: PLC0415 - same

        self._session = session
        workspace = make_workspace(session, self.runner, self._settings, self.lock_after)
        say_network(workspace, self._network)
        workspace.status.say_lock(self._lock_words(self._settings.lock_minutes))
        add_command(workspace, self.tr("Open a pack…"), self.go_to_pack)
        add_command(workspace, self.tr("Change the passphrase…"), self.go_to_passphrase)
        add_command(workspace, self.tr("No network: show the proof"), self.show_proof)
        add_command(workspace, self.tr("Help: what is promised, and when it ends"), self.go_to_promises, "F1")
        workspace.saved.connect(self.say_saved)
        self.window.show_workspace(workspace)
        workspace.go(first_place(session))
        self.watch_desktop()
        self._upkeep = Upkeep(session, workspace.message)
        self._upkeep.begin()

    @Slot()
    def watch_desktop(self) -> None:
        """Lock when the screen is locked or the computer goes to sleep, from now on."""
        from app.ui.session_watch import SessionWatch  # noqa: PLC0415 - not before a vault is open

        self._watch = SessionWatch.of_this_session()
        self._watch.away.connect(self.lock)

    def _end_reading_ahead(self) -> None:
        if self._ahead is not None:
            self._ahead.close()

    @Slot(int)
    def lock_after(self, minutes: int) -> None:
        """Lock when nobody has touched the window for so long."""
        self._idle.set_minutes(minutes)
        if self.window.workspace is not None:
            self.window.workspace.status.say_lock(self._lock_words(minutes))

    def _lock_words(self, minutes: int) -> str:
        return self.tr("Locks after {minutes} min idle").format(minutes=minutes)

    @Slot(object)
    def open_sample(self, sample: "Sample") -> None:
        """Show the pages of a sample vault."""
        from app.ui.interview.interview_of import InterviewOf  # noqa: PLC0415 - as above

        self._sample = sample
        self.open_session(sample.session)
        if self.window.workspace is not None:
            left = InterviewOf(panel_id=sample.panel_id, candidate=sample.candidate)
            self.window.workspace.go("interview", left)

    @Slot(str)
    def say_saved(self, time: str) -> None:
        """Say when the last change became durable."""
        workspace, session = self.window.workspace, self._session
        if workspace is not None and session is not None:
            words = self.tr("Vault: {name} · saved {time}")
            workspace.status.say_vault(words.format(name=session.vault.path.name, time=time))

    @Slot()
    def go_to_pack(self) -> None:
        """Show where packs are opened."""
        if self.window.workspace is not None:
            self.window.workspace.go("pack")

    @Slot()
    def go_to_passphrase(self) -> None:
        """Show where the passphrase is changed."""
        if self.window.workspace is not None:
            self.window.workspace.go("passphrase")

    @Slot()
    def go_to_promises(self) -> None:
        """Show what can be relied on."""
        if self.window.workspace is not None:
            self.window.workspace.go("promises")

    @Slot()
    def show_proof(self) -> None:
        """Try to open a socket and show the refusal."""
        from app.ui.network_words import proof_words  # noqa: PLC0415 - asked for on few days

        if self.window.workspace is not None:
            self.window.workspace.message.show_words(proof_words())
        else:
            self.door.message.show_words(proof_words())

    def show_unforeseen(self, error: BaseException) -> None:
        """Say that something went wrong which nobody foresaw; what was saved is saved."""
        from app.ui.unforeseen import placed  # noqa: PLC0415 - with the words for every error
        from app.wording.explain import explain  # noqa: PLC0415 - knows every error of every room

        workspace = self.window.workspace
        panel = workspace.message if workspace is not None else self.door.message
        panel.show_words(placed(explain(error), error))

    @Slot()
    def lock(self) -> None:
        """End this process; a fresh one shows the unlock page. Where no vault is open, the door is covered."""
        path = self._session.vault.path if self._session is not None else self.door.waiting_vault()
        if path is None:
            self.door.cover()
            return
        self.locked = True
        if self._sample is None:
            self.locked_path = path
            self.damaged = self._upkeep is not None and self._upkeep.damaged
        self.window.hide()
        self.ended.emit()

    def close(self) -> None:
        """What was written is durable, the vault is shut, clipboard and temporary folder are empty."""
        self._look.keep_place_of(self.window)
        if self.window.workspace is not None:
            self.window.workspace.leave()
        else:
            self.door.discard()
        if self._upkeep is not None:
            self._upkeep.close()
        self._end_reading_ahead()
        self.runner.close()
        _empty_clipboards()
        if self._sample is not None:
            self._sample.discard()
        elif self._session is not None:
            self._session.close()
        self._garbage.close()
        self.window.close()


def _empty_clipboards() -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def replace_process(locked: Path | None) -> None:
    """This process becomes a fresh one that asks for the passphrase of the same vault, if there was one."""
    environment = {**os.environ, _REOPEN: str(locked)} if locked is not None else {**os.environ}
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)  # noqa: S606 - ourselves


def run_window(
    network: Network, vault: str | None = None, restart: Callable[[Path | None], None] = replace_process
) -> int:
    """The window was shown, ready to unlock ``vault`` if one is named, until it was closed or locked.

    After a lock the process is another.
    """
    reopen, damaged = os.environ.pop(_REOPEN, vault), os.environ.pop(_DAMAGED, "")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Sub Rosa")
    theme.install()
    settings = Settings.of_this_computer()
    show_remembered(settings.folder)
    machine = Machine(clock=SystemClock(), mirror=settings, backups=settings.backups, page_setup=settings.page_setup)
    application = Application(machine, settings, network, Path(reopen) if reopen else None)
    install_unforeseen(application.show_unforeseen)
    application.ended.connect(app.quit)
    application.begin(damaged=bool(damaged))
    code = app.exec()
    application.close()
    if application.locked:
        os.environ.update({_DAMAGED: "1"} if application.damaged else {})
        restart(application.locked_path)
    return code
