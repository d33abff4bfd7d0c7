"""What is shown of an open vault. Whoever imports this has read every page: see ``reading_ahead``."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.hardening.process import Network
from app.services.session import Session
from app.settings import Settings
from app.ui.chair_places import chair_places
from app.ui.network_words import network_words
from app.ui.panelist_places import panelist_places
from app.ui.settings.page import SettingsPage
from app.ui.shell import Place
from app.ui.shell.workspace import Workspace
from app.ui.tasks import TaskRunner

_RAIL_ORDER = ("panels", "interview", "sealed", "committee", "kits", "contacts", "settings")


def make_workspace(
    session: Session, runner: TaskRunner, settings: Settings, lock_after: Callable[[int], None]
) -> Workspace:
    """All places of an open vault; none is shown yet. ``lock_after`` hears after how many minutes to lock."""
    settings_place = _settings_place(settings, lock_after)
    places = (*panelist_places(session, runner), *chair_places(session, runner), settings_place)
    workspace = Workspace(_in_order(places))
    workspace.status.say_vault(_tr("Vault: {name}").format(name=session.vault.path.name))
    if not session.vault.known_here:
        workspace.status.say_newness(
            _tr("First time on this computer: nothing here vouches that this is the newest copy")
        )
    return workspace


def say_network(workspace: Workspace, network: Network) -> None:
    """Say in the status line what keeps the network away."""
    workspace.status.say_network(network_words(network))


def first_place(session: Session) -> str:
    """Where whoever sits on a panel, chairs one, or is new here goes on."""
    if session.vault.memberships.all():
        return "interview"
    return "panels" if session.vault.panels.all() else "contacts"


def _settings_place(settings: Settings, lock_after: Callable[[int], None]) -> Place:
    def build() -> SettingsPage:
        page = SettingsPage(settings)
        page.lock_minutes_chosen.connect(lock_after)
        return page

    return Place(key="settings", text=_tr("Settings"), icon="settings", build=build)


def _in_order(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Places of the rail in its order, then those behind pages."""
    rank = {key: number for number, key in enumerate(_RAIL_ORDER)}
    return tuple(sorted(places, key=lambda place: rank.get(place.key, len(rank))))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Application", text)
