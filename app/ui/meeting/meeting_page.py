"""A page about one panel's meeting: it knows the panel and shows the meeting's steps in the rail."""

from typing import ClassVar, override

from app.domain.ids import PanelId
from app.services.session import Session
from app.ui.meeting.meeting_steps import Step, meeting_entries
from app.ui.shell import Entries, Page
from app.ui.tasks import TaskRunner


class MeetingPage(Page):
    """``panel_id`` is None until a panel was handed over."""

    step: ClassVar[Step]

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__()
        self.session, self.runner = session, runner
        self.panel_id: PanelId | None = None

    @override
    def entries(self) -> Entries | None:
        return meeting_entries(self.session, self.panel_id, self.step) if self.panel_id else None

    @override
    def open_entry(self, key: str) -> None:
        self.wanted.emit(key, self.panel_id)

    @override
    def arrive(self, subject: object) -> None:
        if isinstance(subject, str):
            self.show_panel(PanelId(subject))
        self.refresh()

    def show_panel(self, panel_id: PanelId) -> None:
        """Be about another panel from now on; ``refresh`` follows."""
        self.panel_id = panel_id
