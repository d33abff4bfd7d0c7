"""The sample panel: a newcomer's own vault, in the chair and on the panel, with one card left to rate and to seal."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from app.clock import Clock
from app.domain.ids import CandidateCode, PanelId
from app.page_setup import PageSetup
from app.resources import RESOURCES
from app.services.errors import FileUnwritable
from app.services.play_story import PASSPHRASE, VAULT_NAME, Played, Progress, StoryPlayer, unheard
from app.services.result_folder import ResultFolder
from app.services.session import Session
from app.services.story import Story
from app.services.story_file import read_story_file
from app.services.unlocking import unlock
from app.settings import Settings
from app.vault.machine import Machine

_PREFIX: Final = "subrosa-sample-"
SAMPLE_STORY: Final = RESOURCES / "stories" / "sample-panel.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The newcomer's open vault, and where everything lies until it is discarded."""

    session: Session
    folder: Path
    panel_id: PanelId
    candidate: CandidateCode
    """Whose card is left to rate and to seal."""

    def discard(self) -> None:
        """The vault is closed and nothing of the sample is left."""
        self.session.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def prepare_sample(
    clock: Clock, progress: Progress = unheard, page_setup: Callable[[], PageSetup] = PageSetup
) -> Sample:
    """Everybody else has sealed, the chair has collected; the newcomer's notes on one candidate wait for ratings.

    Raises:
        FileUnwritable, VaultError: there is no place for it.
    """
    folder = _folder()
    try:
        return _prepare(clock, folder, progress, page_setup)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _folder() -> Path:
    """A new folder among the computer's temporary files."""
    try:
        return Path(tempfile.mkdtemp(prefix=_PREFIX))
    except OSError as error:
        raise FileUnwritable(path=Path(_PREFIX)) from error


def _prepare(clock: Clock, folder: Path, progress: Progress, page_setup: Callable[[], PageSetup]) -> Sample:
    now = clock.now()
    told = read_story_file(SAMPLE_STORY, today=(now - timedelta(days=1)).date())
    newcomer = told.panelists[0].name
    story = replace(told, chair=newcomer, deadline=now.replace(second=0, microsecond=0) + timedelta(days=1))
    played = _play(StoryPlayer(story, ResultFolder(folder), progress, page_setup))
    panel_id, path = played.panel_id, played.chair.vault.path
    played.close()
    settings = Settings(folder=folder / "computer", backups=folder / "computer" / "backups")
    machine = Machine(clock=clock, mirror=settings, backups=settings.backups, page_setup=page_setup)
    assert path.name == VAULT_NAME
    session = unlock(path, bytearray(PASSPHRASE.encode()), machine)
    return Sample(session=session, folder=folder, panel_id=panel_id, candidate=_left(story))


def _play(player: StoryPlayer) -> Played:
    """The story up to the evening; the newcomer's first card has its notes and nothing else."""
    story, played = player.story, player.enrol()
    player.compare(played)
    player.issue(played)
    player.accept(played)
    left = [card for card in story.cards if (card.panelist, card.candidate) == (story.chair, _left(story))]
    done = [card for card in story.cards if card not in left]
    for card in story.cards:
        player.take_notes(played, card)
    for card in done:
        player.judge(played, card)
    player.seal_cards(played, done)
    player.collect(played)
    return played


def _left(story: Story) -> CandidateCode:
    """The first candidate whom the newcomer has a card on."""
    return next(card.candidate for card in story.cards if card.panelist == story.chair)
