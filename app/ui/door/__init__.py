"""What stands before an open vault: first run, unlock, the recovery sheet."""

from app.ui.door.door import Door

__all__ = ["Door"]
