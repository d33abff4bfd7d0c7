"""The rail's door to the committee: it leads on to the step where the meeting stands."""

from typing import override

from PySide6.QtCore import Slot

from app.domain.ids import PanelId
from app.services.meeting import last_meeting, view_meeting
from app.services.session import Session
from app.ui.meeting.meeting_steps import Step, meeting_entries, next_step
from app.ui.shell import Entries, Page
from app.ui.tasks import TaskRunner
from app.ui.widgets import Column
from app.ui.widgets.empty_state import EmptyState


class CommitteePage(Page):
    """Empty until a panel was issued; then it shows the panel that was handed over, or the one worked on last."""

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__()
        self._session, self._runner = session, runner
        self._panel_id: PanelId | None = None
        empty = EmptyState(
            self.tr("No meeting yet"),
            self.tr("Once you have issued a panel, its sealed cards are collected, opened and compared here."),
            self.tr("Go to the panels"),
        )
        empty.asked.connect(self.go_to_panels)
        Column(self).addWidget(empty)

    @override
    def title(self) -> str:
        return self.tr("Committee")

    @override
    def entries(self) -> Entries | None:
        return meeting_entries(self._session, self._panel_id, self._step()) if self._panel_id else None

    @override
    def arrive(self, subject: object) -> None:
        if isinstance(subject, str):
            self._panel_id = PanelId(subject)
        elif self._panel_id is None:
            self._panel_id = last_meeting(self._session)
        if self._panel_id is not None:
            self.wanted.emit(self._step().value, self._panel_id)

    def _step(self) -> Step:
        assert self._panel_id is not None
        return next_step(view_meeting(self._session, self._panel_id).state)

    @Slot()
    def go_to_panels(self) -> None:
        """Show the panels."""
        self.wanted.emit("panels", None)
