"""This computer, for the commands that open a vault."""

from app.clock import SystemClock
from app.settings import Settings
from app.vault.machine import Machine


def this_machine() -> Machine:
    """The system's clock, and this user's settings and backups."""
    settings = Settings.of_this_computer()
    return Machine(clock=SystemClock(), mirror=settings, backups=settings.backups, page_setup=settings.page_setup)
