"""Plays a story a step at a time: tells each step that is done, and waits for a line before the next.

python -m tests.stories.canary_player STORY FOLDER TYPED
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from app.boot import harden
from app.domain.note import Handling
from app.services.interviews import type_note
from app.services.play_story import Played, StoryPlayer
from app.services.result_folder import ResultFolder
from app.services.story_file import read_story_file
from app.vault.stores.typing_draft import TypingDraft

STEPS = ("compare", "issue", "accept", "interview", "type", "seal", "collect", "open", "decide", "sign")


def tell(step: str) -> None:
    """The step is done; the next begins when somebody says so."""
    sys.stdout.write(f"{step}\n")
    sys.stdout.flush()
    sys.stdin.readline()


def type_in_every_vault(played: Played, text: str) -> None:
    """A note is being typed, and typed over, in every panelist's vault."""
    for session in played.panelists.values():
        for words in (text * 40, text):
            draft = TypingDraft(
                panel_id=played.panel_id,
                candidate=played.story.candidates[0].code,
                handling=Handling.ON_RECORD,
                question=1,
                competencies=(),
                text=words,
                at=datetime(2026, 11, 20, 10, tzinfo=UTC),
            )
            type_note(session, draft)


def main(story: str, folder: str, typed: str) -> None:
    """The whole story, its vaults open until the last step was looked at."""
    harden()
    today = datetime(2026, 11, 20, tzinfo=UTC).date()
    player = StoryPlayer(read_story_file(Path(story), today=today), ResultFolder(Path(folder)))
    played = player.enrol()
    tell("enrol")
    for step in STEPS:
        if step == "type":
            type_in_every_vault(played, typed)
        else:
            getattr(player, step)(played)
        tell(step)
    for session in (played.chair, *played.panelists.values()):
        session.vault.back_up()
    tell("back up")
    played.close()
    tell("lock")


if __name__ == "__main__":
    main(*sys.argv[1:])
