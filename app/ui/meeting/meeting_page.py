"""A page about one panel's meeting: it knows the panel and shows the meeting's steps in the rail."""

from typing import ClassVar, override

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction

from app.domain.ids import PanelId
from app.services.session import Session
from app.ui.meeting.meeting_steps import Step, meeting_entries, step_words
from app.ui.shell import Entries, Page
from app.ui.tasks import TaskRunner


class MeetingPage(Page):
    """``panel_id`` is None until a panel was handed over."""

    step: ClassVar[Step]

    def __init__(self, session: Session, runner: TaskRunner) -> None:
        super().__init__()
        self.session, self.runner = session, runner
        self.panel_id: PanelId | None = None
        for step in Step:
            if step is not self.step:
                words = self.tr("Meeting: {step}").format(step=step_words(step))
                self.add_command(words, self.go_by_command).setData(step.value)

    @Slot()
    def go_by_command(self) -> None:
        """Show the step that the running command names."""
        action = self.sender()
        assert isinstance(action, QAction)
        self.wanted.emit(str(action.data()), self.panel_id)

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
