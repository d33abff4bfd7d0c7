"""A small panel at each of its stages, kept as folders of closed vaults that are copied for every case."""

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from app.clock import SetClock
from app.crypto.secret import Secret
from app.domain.ids import CandidateCode, PanelId
from app.domain.note import Handling
from app.services.interviews import type_note
from app.services.play_story import PASSPHRASE, Played, StoryPlayer
from app.services.result_folder import ResultFolder
from app.services.session import Session, session_of
from app.services.story_file import read_story_file
from app.settings import Settings
from app.vault.keys import Recovery
from app.vault.machine import Machine
from app.vault.opening import open_with_key
from app.vault.stores.typing_draft import TypingDraft

STORY = """\
panel: {code: X-1, title: Porter, date: 2026-11-20, deadline: 2026-11-21 12:00}
kit:
  name: Small
  scale: [low, middle, high]
  competencies:
    - {name: Care, definition: Looks twice., anchors: {1: x, 2: y, 3: z}}
chair: {name: Ada}
panelists: [{name: Bo}]
candidates: [{code: C-01, name: Dee Example}]
scorecards:
  - {panelist: Bo, candidate: C-01, ratings: {Care: 2}, recommendation: yes, summary: Fine.}
decision: [{candidate: C-01, outcome: offer, reason: Looks twice.}]
"""
FIRST = CandidateCode("C-01")
CHAIR, PANELIST = "chair", "panelist-1"
PASSPHRASES = bytearray(PASSPHRASE.encode()), bytearray(b"quite another passphrase")
EVENING = datetime(2026, 11, 20, 18, tzinfo=UTC)
AFTERWARDS = datetime(2026, 11, 21, 13, tzinfo=UTC)
STEPS = ("compare", "issue", "accept", "interview", "seal", "collect", "open", "decide")
TYPED = "typed before"


def typed(panel: PanelId, text: str) -> TypingDraft:
    """A note that is being typed."""
    return TypingDraft(
        panel_id=panel,
        candidate=FIRST,
        handling=Handling.ON_RECORD,
        question=1,
        competencies=(),
        text=text,
        at=EVENING,
    )


@dataclass(frozen=True, kw_only=True)
class Place:
    """One copy of a stage, and what is known of its vaults."""

    folder: Path
    panel: PanelId
    keys: dict[str, Recovery]
    now: datetime

    @property
    def machine(self) -> Machine:
        """The computer that all vaults of the stage live on."""
        settings = Settings(folder=self.folder / "computer", backups=self.folder / "computer" / "backups")
        return Machine(clock=SetClock(self.now), mirror=settings, backups=settings.backups)

    def vault(self, who: str) -> Path:
        """Where this person's vault is."""
        return self.folder / who / "vault.rosa"

    def session(self, who: str, accepted: str | None = None) -> Session:
        """This person's vault, open by its key, which is known."""
        known = self.keys[who]
        key = Secret(bytearray(known.key))
        return session_of(open_with_key(self.vault(who), key, known.salt, self.machine, accepted=accepted))


class Stages:
    """One small panel below a folder, a copy of everything after each step."""

    def __init__(self, folder: Path) -> None:
        """The panel was played, and all its vaults are closed."""
        folder.mkdir(parents=True)
        self._folder, self._live = folder, folder / "live"
        story = folder / "story.yaml"
        story.write_text(STORY)
        player = StoryPlayer(read_story_file(story, today=date(2026, 11, 20)), ResultFolder(self._live))
        played = player.enrol()
        self.panel, self.keys = played.panel_id, _keys(played)
        for step in STEPS:
            getattr(player, step)(played)
            if step == "accept":
                _leave_traces(played)
            self.keep(step, self._live)
        played.close()

    def keep(self, stage: str, live: Path) -> None:
        """What is in ``live`` is a stage of this name."""
        shutil.copytree(live, self._folder / stage)

    def copy(self, stage: str, target: Path) -> Place:
        """A fresh copy of this stage."""
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self._folder / stage, target)
        late = stage in STEPS[STEPS.index("collect") :]
        return Place(folder=target, panel=self.panel, keys=self.keys, now=AFTERWARDS if late else EVENING)


def _keys(played: Played) -> dict[str, Recovery]:
    return {CHAIR: played.chair.vault.recovery, PANELIST: played.session_of("Bo").vault.recovery}


def _leave_traces(played: Played) -> None:
    """A backup that is older than what follows, and a note that was not entered."""
    vault = played.session_of("Bo").vault
    vault.back_up()
    type_note(played.session_of("Bo"), typed(played.panel_id, TYPED))
