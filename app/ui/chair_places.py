"""The chair's places: the door to the committee and the steps behind it."""

from app.services.session import Session
from app.ui.board.page import BoardPage
from app.ui.collect.page import CollectPage
from app.ui.decision.page import DecisionPage
from app.ui.decision.summary_page import SummaryPage
from app.ui.meeting.committee_page import CommitteePage
from app.ui.opening.page import OpeningPage
from app.ui.panels.draft_page import DraftPage
from app.ui.panels.issued_page import IssuedPage
from app.ui.panels.page import PanelsPage
from app.ui.shell import Page, Place
from app.ui.tasks import TaskRunner


def chair_places(session: Session, runner: TaskRunner) -> tuple[Place, ...]:
    """All pages for chairing a panel, in the order of the rail; each is built when it is first shown."""

    def panels() -> Page:
        return PanelsPage(session, runner)

    def draft() -> Page:
        return DraftPage(session, runner)

    def issued() -> Page:
        return IssuedPage(session, runner)

    def committee() -> Page:
        return CommitteePage(session, runner)

    def board() -> Page:
        return BoardPage(session, runner)

    def collect() -> Page:
        return CollectPage(session, runner)

    def opening() -> Page:
        return OpeningPage(session, runner)

    def decision() -> Page:
        return DecisionPage(session, runner)

    def summary() -> Page:
        return SummaryPage(session, runner)

    return (
        Place(key="panels", text="Panels", icon="panels", build=panels),
        Place(key="draft", text="Draft", icon="panels", build=draft, in_rail=False),
        Place(key="issued", text="Packs", icon="panels", build=issued, in_rail=False),
        Place(key="committee", text="Committee", icon="committee", build=committee),
        Place(key="collect", text="Collect", icon="committee", build=collect, in_rail=False),
        Place(key="opening", text="Opening", icon="committee", build=opening, in_rail=False),
        Place(key="board", text="Board", icon="committee", build=board, in_rail=False),
        Place(key="decision", text="Decision", icon="committee", build=decision, in_rail=False),
        Place(key="summary", text="Summary", icon="committee", build=summary, in_rail=False),
    )
