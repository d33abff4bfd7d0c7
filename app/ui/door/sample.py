"""The sample panel: made-up people in vaults that are gone when the window closes."""

import shutil
import tempfile
import time
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from app.resources import RESOURCES
from app.services.play_story import StoryPlayer
from app.services.result_folder import ResultFolder
from app.services.session import Session
from app.services.story_file import read_story_file
from app.ui.tasks import Progress

_STORY = RESOURCES / "stories" / "sample-panel.yaml"


class Seat(StrEnum):
    """Where to sit in the sample."""

    PANELIST = "panelist"
    CHAIR = "chair"


@dataclass(slots=True)
class RunningClock:
    """A clock that begins at a moment of the story and then runs."""

    start: datetime
    _since: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return self.start + timedelta(seconds=time.monotonic() - self._since)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """An open sample vault and the folder that goes with it."""

    session: Session
    folder: Path

    def remove(self) -> None:
        """Nothing of the sample is left on the disk."""
        shutil.rmtree(self.folder, ignore_errors=True)


def make_sample(seat: Seat, today: datetime, progress: Progress) -> Sample:
    """A sample vault is open: a panelist's before the first interview, or the chair's with every card collected.

    Raises:
        SubRosaError: the temporary folder refuses.
    """
    folder = Path(tempfile.mkdtemp(prefix="subrosa-sample-"))
    try:
        session = _play(seat, today, folder, progress)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Sample(session=session, folder=folder)


def _play(seat: Seat, today: datetime, folder: Path, progress: Progress) -> Session:
    story = read_story_file(_STORY, today=today.date())

    def tell(_step: str, done: int, total: int) -> None:
        progress.report(done, total)

    player = StoryPlayer(story, ResultFolder(folder / "panel"), tell)
    played = player.enrol()
    try:
        steps = [player.compare, player.issue, player.accept]
        if seat is Seat.CHAIR:
            steps += [player.interview, player.seal, player.collect]
        for step in steps:
            step(played)
    except BaseException:
        played.close()
        raise
    mine = played.chair if seat is Seat.CHAIR else next(iter(played.panelists.values()))
    for session in (played.chair, *played.panelists.values()):
        if session is not mine:
            session.close()
    return replace(mine, clock=RunningClock(player.clock.now()))
