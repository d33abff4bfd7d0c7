"""Say something to a screen reader without moving the keyboard."""

from PySide6.QtWidgets import QWidget


def announce(speaker: QWidget, text: str) -> None:
    """A screen reader that runs has been given the words to say."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - slow to name, seldom needed

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(speaker, text))
