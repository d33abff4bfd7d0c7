"""When something became durable, as the status line says it."""

from app.services.session import Session


def saved_time(session: Session) -> str:
    """The time of day on this computer's clock, to the second."""
    return f"{session.clock.now().astimezone():%H:%M:%S}"
