"""The stage before an open vault: one calm card in the middle, whatever is asked on it."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QWidget

from app.settings import Settings
from app.ui.tasks import TaskRunner
from app.ui.theme import theme
from app.ui.widgets import Card, Column, Fill, Margins, MessagePanel, Row
from app.vault.machine import Machine

if TYPE_CHECKING:
    from app.crypto.costs import Costs
    from app.ui.door.make_vault import MakeVault
    from app.ui.door.sample_step import SampleStep
    from app.ui.door.unlock import Unlock
    from app.ui.door.unlock_by_sheet import UnlockBySheet
    from app.ui.door.welcome import Welcome

_WIDEST = 760


class Door(Fill):
    """``opened`` carries a session; ``sample_opened`` a sample; ``proof_wanted`` asks to see that nothing is sent.

    ``vault_waits`` fires when a vault was opened by its sheet, and waits here for its new passphrase.
    Each page is read and built when it is first shown: whichever is the first is on the screen at once.
    ``costs`` are of new keys; calibrated to this computer when left out.
    """

    opened = Signal(object)
    sample_opened = Signal(object)
    proof_wanted = Signal()
    vault_waits = Signal()

    def __init__(
        self, machine: Machine, settings: Settings, runner: TaskRunner, *, costs: "Costs | None" = None
    ) -> None:
        super().__init__("sunk")
        self._machine, self._settings, self._runner, self._costs = machine, settings, runner, costs
        self.message = MessagePanel()
        self._pages = QStackedLayout()
        self._card = Card("Sub Rosa")
        inner = Column(self._card, margins=Margins.around(40, 34), gap=12)
        inner.addWidget(self.message)
        inner.addLayout(self._pages)
        self._lay_out()
        theme.changed.connect(self.fit)
        self.fit()

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName("Sub Rosa")
        ground = QWidget()
        ground.setProperty("page", True)
        column = Column(ground, margins=Margins.around(24, 32))
        column.addStretch(1)
        row = Row()
        row.addStretch(1)
        row.addWidget(self._card, 1000)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        scroll.setWidget(ground)
        Column(self).addWidget(scroll)

    @cached_property
    def _welcome(self) -> "Welcome":
        from app.ui.door.welcome import Welcome  # noqa: PLC0415 - for whoever has no vault yet

        page = Welcome()
        page.make_wanted.connect(self.show_make)
        page.open_wanted.connect(self.show_unlock)
        page.sample_wanted.connect(self.show_sample)
        page.proof_wanted.connect(self.proof_wanted)
        self._pages.addWidget(page)
        return page

    @cached_property
    def _unlock(self) -> "Unlock":
        from app.ui.door.unlock import Unlock  # noqa: PLC0415 - for whoever has a vault

        page = Unlock(self._machine, self._settings, self._runner)
        page.opened.connect(self.opened)
        page.sheet_wanted.connect(self.show_sheet)
        page.other_wanted.connect(self.show_welcome)
        self._pages.addWidget(page)
        return page

    @cached_property
    def _make(self) -> "MakeVault":
        from app.ui.door.make_vault import MakeVault  # noqa: PLC0415 - brings the pages that are printed

        page = MakeVault(self._machine, self._runner, self._costs)
        page.opened.connect(self.opened)
        page.cancelled.connect(self.show_welcome)
        self._pages.addWidget(page)
        return page

    @cached_property
    def _sheet(self) -> "UnlockBySheet":
        from app.ui.door.unlock_by_sheet import UnlockBySheet  # noqa: PLC0415 - brings the pages that are printed

        page = UnlockBySheet(self._machine, self._runner)
        page.opened.connect(self.opened)
        page.waits.connect(self.vault_waits)
        page.other_wanted.connect(self.show_unlock)
        self._pages.addWidget(page)
        return page

    @cached_property
    def _sample(self) -> "SampleStep":
        from app.ui.door.sample_step import SampleStep  # noqa: PLC0415 - brings a whole panel

        page = SampleStep(self._machine, self._runner)
        page.opened.connect(self.sample_opened)
        page.other_wanted.connect(self.show_welcome)
        self._pages.addWidget(page)
        return page

    @Slot()
    def fit(self) -> None:
        """Take the widest line of the present zoom."""
        self._card.setMaximumWidth(theme.px(_WIDEST))

    def begin(self, path: Path | None = None, *, damaged: bool = False) -> None:
        """Show the unlock page for a known vault, with its backup if it is ``damaged``; else the three doors."""
        known = path or self._settings.last_path
        if known is not None:
            self._pages.setCurrentWidget(self._unlock)
            self._unlock.begin(known)
            if damaged:
                self._unlock.tell_damaged()
        else:
            self.show_welcome()

    @Slot()
    def show_welcome(self) -> None:
        """Show the three doors."""
        self._pages.setCurrentWidget(self._welcome)
        self._welcome.begin()

    @Slot()
    def show_make(self) -> None:
        """Show how a vault is made."""
        self._pages.setCurrentWidget(self._make)
        self._make.begin()

    @Slot()
    def show_unlock(self) -> None:
        """Ask which vault to open."""
        self._pages.setCurrentWidget(self._unlock)
        self._unlock.begin(self._settings.last_path)

    @Slot(object)
    def show_sheet(self, path: Path | None) -> None:
        """Ask for the words of the recovery sheet."""
        self._pages.setCurrentWidget(self._sheet)
        self._sheet.begin(path)

    @Slot()
    def show_sample(self) -> None:
        """Make the sample panel."""
        self._pages.setCurrentWidget(self._sample)
        self._sample.begin()

    def waiting_vault(self) -> Path | None:
        """The file of a vault that is open behind the door, if one is."""
        return self._sheet.waiting_vault() if "_sheet" in self.__dict__ else None

    def cover(self) -> None:
        """Leave nothing in sight, or in a field, that opens a vault."""
        for name in ("_unlock", "_make", "_sheet"):
            if name in self.__dict__:
                getattr(self, name).cover()

    def discard(self) -> None:
        """Leave nothing unfinished behind."""
        for name in ("_make", "_sheet"):
            if name in self.__dict__:
                getattr(self, name).discard()
