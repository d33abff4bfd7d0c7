"""The panelist's places: packs, interviews, sealing, receipts, contacts."""

from app.services.session import Session
from app.ui.contacts.page import ContactsPage
from app.ui.interview.page import InterviewPage
from app.ui.packs.page import PackPage
from app.ui.passphrase.page import PassphrasePage
from app.ui.seal.page import SealPage
from app.ui.sealed.page import SealedCardsPage
from app.ui.shell import Page, Place
from app.ui.tasks import TaskRunner


def panelist_places(session: Session, runner: TaskRunner) -> tuple[Place, ...]:
    """All pages for sitting on a panel, in the order of the rail; each is built when it is first shown."""

    def interview() -> Page:
        return InterviewPage(session, runner)

    def sealed() -> Page:
        return SealedCardsPage(session, runner)

    def contacts() -> Page:
        return ContactsPage(session, runner)

    def pack() -> Page:
        return PackPage(session, runner)

    def seal() -> Page:
        return SealPage(session, runner)

    def passphrase() -> Page:
        return PassphrasePage(session, runner)

    def promises() -> Page:
        from app.ui.promises.page import PromisesPage  # noqa: PLC0415 - read on few days

        return PromisesPage()

    return (
        Place(key="interview", text="Interview", icon="interview", build=interview),
        Place(key="sealed", text="Sealed cards", icon="sealed", build=sealed),
        Place(key="contacts", text="Contacts", icon="contacts", build=contacts),
        Place(key="pack", text="Pack", icon="file", build=pack, in_rail=False, under="panels"),
        Place(key="passphrase", text="Passphrase", icon="lock", build=passphrase, in_rail=False),
        Place(key="promises", text="What is promised", icon="lock", build=promises, in_rail=False),
        Place(key="seal", text="Seal", icon="sealed", build=seal, in_rail=False, under="interview"),
    )
