"""The chair's places: panels, the steps of the committee's meeting, kits."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.services.session import Session
from app.ui.board.page import BoardPage
from app.ui.collect.page import CollectPage
from app.ui.decision.page import DecisionPage
from app.ui.decision.summary_page import SummaryPage
from app.ui.kits.editor_page import KitEditorPage
from app.ui.kits.page import KitsPage
from app.ui.meeting.committee_page import CommitteePage
from app.ui.opening.page import OpeningPage
from app.ui.panels.draft_page import DraftPage
from app.ui.panels.issued_page import IssuedPage
from app.ui.panels.page import PanelsPage
from app.ui.shell import Page, Place
from app.ui.tasks import TaskRunner

type MakePage = Callable[[Session, TaskRunner], Page]

_BEHIND: tuple[tuple[str, MakePage], ...] = (
    ("draft", DraftPage),
    ("issued", IssuedPage),
    ("collect", CollectPage),
    ("opening", OpeningPage),
    ("board", BoardPage),
    ("decision", DecisionPage),
    ("summary", SummaryPage),
    ("kit", KitEditorPage),
)
"""Places that other pages lead to; the rail shows the page that they belong to."""


def chair_places(session: Session, runner: TaskRunner) -> tuple[Place, ...]:
    """All pages for chairing a panel, in the order of the rail; each is built when it is first shown."""

    def place(key: str, make: MakePage, text: str = "") -> Place:
        def build() -> Page:
            return make(session, runner)

        return Place(key=key, text=text, icon=key, build=build, in_rail=bool(text))

    return (
        place("panels", PanelsPage, _tr("Panels")),
        place("committee", CommitteePage, _tr("Committee")),
        place("kits", KitsPage, _tr("Kits")),
        *(place(key, make) for key, make in _BEHIND),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Places", text)
