"""One small panel, played once per run; tests start from a copy of it at the step they are about."""

import functools
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from app.clock import SetClock
from app.crypto.secret import Secret
from app.services.play_story import StoryPlayer
from app.services.result_folder import ResultFolder
from app.services.session import Session, session_of
from app.services.story_file import read_story_file
from app.settings import Settings
from app.vault.keys import Recovery
from app.vault.machine import Machine
from app.vault.opening import open_with_key

STORY = """
panel: {code: R-7, title: Night Desk, date: 2026-11-19, time_zone: UTC, deadline: 2026-11-20 12:00}
kit:
  name: Night desk
  scale: [poor, weak, fair, good, excellent]
  competencies:
    - {name: Response, definition: Acts in order., anchors: {1: Freezes., 3: Follows a list., 5: Leads calmly.}}
    - name: Candour
      definition: Says what went wrong.
      must_meet: 3
      anchors: {1: Hides it., 3: Says it when asked., 5: Says it first.}
chair: {name: Ines Duarte}
panelists: [{name: Abena Mensah}, {name: Tomasz Nowak}]
candidates: [{code: C-01, name: Mara Lindqvist}, {code: C-02, name: Jun Park}]
scorecards:
  - panelist: Abena Mensah
    candidate: C-01
    notes:
      - {at: "14:03", competency: Response, text: "Stopped the storm first."}
      - {at: "14:05", handling: chair only, text: "Asks for a quiet room."}
      - {at: "14:09", text: "Drew the whole site from memory."}
    ratings: {Response: 5, Candour: 4}
    recommendation: yes
    summary: Steady.
  - panelist: Tomasz Nowak
    candidate: C-01
    notes: [{at: "15:03", competency: Candour, text: "Named the own mistake."}]
    ratings: {Response: 2, Candour: 4}
    recommendation: strong yes
    summary: Honest.
  - panelist: Abena Mensah
    candidate: C-02
    notes: [{at: "16:03", competency: Response, text: "Restarted everything."}]
    ratings: {Response: 2, Candour: 2}
    recommendation: no
    summary: Not yet.
  - panelist: Tomasz Nowak
    candidate: C-02
    ratings: {Response: 3, Candour: no evidence}
    recommendation: no
    summary: Not yet.
"""
STEPS = ("compare", "issue", "accept", "interview", "seal", "collect", "open")
MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Played:
    """A folder per step, each holding everything as that step left it, and what opens the chair's vault at once."""

    folder: Path
    chair: Recovery


@functools.cache
def _play() -> Played:
    root = Path(tempfile.mkdtemp(prefix="chair-story-"))
    (root / "story.yaml").write_text(STORY, "utf-8")
    player = StoryPlayer(read_story_file(root / "story.yaml", today=date(2026, 11, 19)), ResultFolder(root / "playing"))
    state = player.enrol()
    for step in STEPS:
        getattr(player, step)(state)
        shutil.copytree(root / "playing", root / step)
    chair = state.chair.vault.recovery
    state.close()
    return Played(folder=root, chair=chair)


def played() -> Path:
    """The folder of the steps."""
    return _play().folder


def forget() -> None:
    """Nothing of the story is left."""
    if _play.cache_info().currsize:
        shutil.rmtree(played())
        _play.cache_clear()


def chair_after(step: str, folder: Path, now: datetime = MORNING) -> Session:
    """The chair's own copy of the vault as the step left it."""
    shutil.copytree(played() / step / "chair", folder / "chair")
    return open_chair(folder, now)


def open_chair(folder: Path, now: datetime = MORNING) -> Session:
    """The chair's own copy of the vault, as it lies in the folder."""
    settings = Settings(folder=folder / "settings", backups=folder / "backups")
    machine = Machine(clock=SetClock(now), mirror=settings, backups=settings.backups)
    key = _play().chair
    return session_of(open_with_key(folder / "chair" / "vault.rosa", Secret(bytearray(key.key)), key.salt, machine))


def files(step: str, kind: str) -> list[Path]:
    """The PDFs of a folder of the story, by name."""
    return sorted((played() / step / kind).glob("*.pdf"))
