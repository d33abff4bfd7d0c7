"""Writes notes and keystrokes to a vault for ever, telling each one that is durable; made to be killed.

python -m tests.unit.vault.writer VAULT KEY_HEX SALT_HEX FOLDER
"""

import itertools
import sys
from datetime import UTC, datetime
from pathlib import Path

from app.clock import SystemClock
from app.crypto.secret import Secret
from app.domain.note import Handling, RecordNote
from app.settings import Settings
from app.vault.machine import Machine
from app.vault.opening import open_with_key
from app.vault.stores.typing_draft import TypingDraft

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(path: str, key: str, salt: str, folder: str) -> None:
    settings = Settings(folder=Path(folder) / "settings", backups=Path(folder) / "backups")
    machine = Machine(clock=SystemClock(), mirror=settings, backups=settings.backups)
    vault = open_with_key(Path(path), Secret(bytearray.fromhex(key)), bytes.fromhex(salt), machine)
    start = len(vault.interviews.notes("p", "C-01"))
    for number in itertools.count(start):
        text = f"canary {number} " * 40
        vault.typing.save(
            TypingDraft(
                panel_id="p",
                candidate="C-01",
                handling=Handling.ON_RECORD,
                question=1,
                competencies=(),
                text=text,
                at=NOON,
            )
        )
        tell(f"typed {number}")
        with vault.transaction("note entered"):
            vault.interviews.put_note("p", "C-01", RecordNote(note_id=f"n{number}", at=NOON, text=text))
            vault.typing.clear("p", "C-01")
        tell(f"entered {number}")


if __name__ == "__main__":
    main(*sys.argv[1:])
