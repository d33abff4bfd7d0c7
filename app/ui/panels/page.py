"""The panels: those that one chairs, and those that one sits on."""

from typing import override

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.services.chaired_panels import PanelView, list_panels
from app.services.memberships import MembershipView, list_memberships
from app.services.session import Session
from app.ui.dates import day_text
from app.ui.models import TableColumn, TableModel
from app.ui.panels.panel_list import PanelList
from app.ui.panels.panel_words import membership_state, panel_state
from app.ui.shell import Page
from app.ui.tasks import TaskRunner
from app.ui.widgets import Button, Label, Margins, Row
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.scroll import Scroll
from app.vault.stores.memberships import MembershipState
from app.vault.stores.panels import PanelState


class PanelsPage(Page):
    """Two lists; Enter or a double click goes on with a panel."""

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__()
        self._session, self._runner = session, runner
        self._runner.changed.connect(self.look_again)
        self.chaired: TableModel[PanelView] = TableModel(
            (
                TableColumn(title=self.tr("Code"), text=lambda row: row.code or "–"),
                TableColumn(title=self.tr("Title"), text=lambda row: row.title or "–"),
                TableColumn(title=self.tr("State"), text=lambda row: panel_state(row.state)),
                TableColumn(title=self.tr("Deadline"), text=lambda row: day_text(row.deadline.date())),
                TableColumn(title=self.tr("Panel words"), text=lambda row: " · ".join(row.words) or "–"),
            ),
            self,
        )
        self.seats: TableModel[MembershipView] = TableModel(
            (
                TableColumn(title=self.tr("Code"), text=lambda row: row.code),
                TableColumn(title=self.tr("Title"), text=lambda row: row.title),
                TableColumn(title=self.tr("State"), text=lambda row: membership_state(row.state)),
                TableColumn(title=self.tr("Deadline"), text=lambda row: day_text(row.deadline.date())),
                TableColumn(title=self.tr("Panel words"), text=lambda row: " · ".join(row.words)),
            ),
            self,
        )
        widths = (110, 220, 170, 110)
        self.chair_list = PanelList(self.tr("Panels you chair"), self.chaired, widths)
        self.chair_list.opened.connect(self.go_on)
        self.seat_list = PanelList(self.tr("Panels you sit on"), self.seats, widths)
        self.seat_list.opened.connect(self.sit)
        self._packs = Button(self.tr("Packs…"))
        self._packs.clicked.connect(self.show_packs)
        self._continue = Button(self.tr("Continue"))
        self._continue.clicked.connect(self.chair_list.open_current)
        self.chair_list.moved.connect(self.show_actions)
        self._new = Button(self.tr("New panel…"), "primary")
        self._new.clicked.connect(self.draft_new)
        self._open_pack = Button(self.tr("Open a pack…"))
        self._open_pack.clicked.connect(self.go_to_pack)
        self._lay_out()
        self.add_command(self.tr("New panel…"), self.draft_new, "Ctrl+N")
        self.add_command(self.tr("Open a pack…"), self.go_to_pack)

    def _lay_out(self) -> None:
        self._empty = EmptyState(
            self.tr("No panels yet"),
            self.tr("Draft a panel if you chair one. If you sit on one, its chair hands you a pack to open."),
            self.tr("New panel…"),
        )
        self._empty.asked.connect(self.draft_new)
        self._lists = Scroll(self.tr("Panels"), margins=Margins.around(18, 16), gap=14)
        self._none = Label(self.tr("You chair no panel yet."), "body", "soft", wrap=True)
        self._actions = QWidget()
        actions = Row(self._actions, gap=8)
        actions.addWidget(self._continue)
        actions.addWidget(self._packs)
        actions.addStretch(1)
        for part in (self.chair_list, self._actions, self._none, self.seat_list):
            self._lists.column.addWidget(part)
        self._lists.column.addStretch(1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._lists)

    @override
    def title(self) -> str:
        return self.tr("Panels")

    @override
    def subtitle(self) -> str:
        return self.tr("A panel is one vacancy's round of interviews: kit, candidates, members, rules.")

    @override
    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self._open_pack, self._new)

    @override
    def refresh(self) -> None:
        chaired, seats = list_panels(self._session), list_memberships(self._session)
        self.chaired.set_rows(chaired)
        self.seats.set_rows(seats)
        self._stack.setCurrentWidget(self._lists if chaired or seats else self._empty)
        self._none.setVisible(not chaired)
        self._actions.setVisible(bool(chaired))
        self.chair_list.show_rows()
        self.seat_list.show_rows()
        self.show_actions()

    @Slot()
    def look_again(self) -> None:
        """Show what was still being saved when the page came."""
        if self.isVisible() and self._runner.current() is None:
            found = list_panels(self._session), list_memberships(self._session)
            if found != (self.chaired.rows, self.seats.rows):
                chosen = self.chair_list.current(), self.seat_list.current()
                self.refresh()
                self.chair_list.choose_again(chosen[0], "panel_id")
                self.seat_list.choose_again(chosen[1], "panel_id")

    @Slot()
    def show_actions(self) -> None:
        """Offer what can be done with the chosen panel."""
        view = self.chair_list.current()
        self._continue.setEnabled(view is not None)
        self._packs.setEnabled(isinstance(view, PanelView) and view.state is not PanelState.DRAFT)

    @Slot(object)
    def go_on(self, view: PanelView) -> None:
        """Go on with a panel: its draft, or its meeting."""
        self.wanted.emit("draft" if view.state is PanelState.DRAFT else "committee", view.panel_id)

    @Slot(object)
    def sit(self, view: MembershipView) -> None:
        """Go on with one's own part in a panel."""
        self.wanted.emit("interview" if view.state is MembershipState.ACCEPTED else "pack", view.panel_id)

    @Slot()
    def show_packs(self) -> None:
        """Show the packs of the chosen panel."""
        view = self.chair_list.current()
        if isinstance(view, PanelView):
            self.wanted.emit("issued", view.panel_id)

    @Slot()
    def draft_new(self) -> None:
        """Begin a new draft."""
        self.wanted.emit("draft", None)

    @Slot()
    def go_to_pack(self) -> None:
        """Open a pack that somebody issued."""
        self.wanted.emit("pack", None)
