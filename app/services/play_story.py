"""Plays a story from enrolment to signed summary with the verbs that the window uses, in vaults made for it."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from typing import Final

from app.clock import SetClock
from app.crypto.costs import FLOOR
from app.domain.ids import PanelCode, PanelId
from app.domain.moments import zone
from app.domain.panel_draft import DraftCandidate, DraftMember, PanelDraft
from app.page_setup import PageSetup
from app.services.chaired_panels import DEFAULT_PLEDGE
from app.services.collect_seals import Collected, collect_file
from app.services.committee import record_consensus, record_decision
from app.services.contact_cards import compare_contact, import_contact_card, own_card
from app.services.interviews import add_note, judge, rate
from app.services.issue_panel import Pack, issue_panel
from app.services.kits import keep_kit
from app.services.memberships import accept, receive_pack, take_pledge
from app.services.open_panel import minutes_of, open_panel
from app.services.result_folder import ResultFolder
from app.services.seal_scorecard import Receipt, seal_scorecard
from app.services.session import Session
from app.services.sign_summary import SignedSummary, sign_summary
from app.services.story import Story, StoryCard
from app.services.vaults import begin_vault
from app.settings import Settings
from app.vault.machine import Machine
from app.vault.stores.outcomes import MinutesPart

PASSPHRASE: Final = "made up for the demonstration"  # noqa: S105 - says itself what it is
VAULT_NAME: Final = "vault.rosa"
_EVENING: Final = time_of_day(18)
_BEFORE_DEADLINE: Final = timedelta(minutes=30)

type Progress = Callable[[str, int, int], None]
"""Told the step, how much of it is done, and how much there is."""


def unheard(_step: str, _done: int, _total: int) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A sealed card with where it lies and who made it."""

    path: str
    panelist: str
    receipt: Receipt


@dataclass(slots=True, kw_only=True)
class Played:
    """What has come out so far; paths are relative to the folder."""

    story: Story
    panel_id: PanelId
    chair: Session
    panelists: Mapping[str, Session]
    cards: list[tuple[str, Session]] = field(default_factory=list)
    packs: list[tuple[str, Pack]] = field(default_factory=list)
    acceptances: list[tuple[str, str]] = field(default_factory=list)
    sealed: list[Sealed] = field(default_factory=list)
    collected: list[Collected] = field(default_factory=list)
    minutes: list[str] = field(default_factory=list)
    summary: SignedSummary | None = None
    summary_path: str = ""
    timings: list[tuple[str, int, float]] = field(default_factory=list)

    def session_of(self, name: str) -> Session:
        """The session of the panelist with this name."""
        return self.panelists[name]

    def others(self) -> tuple[Session, ...]:
        """Everybody but the chair, who may be a panelist too."""
        return tuple(session for session in self.panelists.values() if session is not self.chair)

    def close(self) -> None:
        """All vaults are closed."""
        for session in (self.chair, *self.others()):
            session.close()


class StoryPlayer:
    """Plays one story in one new folder, step by step, on a clock of its own."""

    def __init__(
        self,
        story: Story,
        folder: ResultFolder,
        progress: Progress = unheard,
        page_setup: Callable[[], PageSetup] = PageSetup,
    ) -> None:
        """Nothing is made yet; everybody's pages will be set alike."""
        self.story, self.folder, self._tell, self._page_setup = story, folder, progress, page_setup
        here = zone(story.time_zone, where="time zone")
        evening = datetime.combine(story.day, _EVENING, here).astimezone(UTC)
        self.clock = SetClock(datetime.combine(story.day - timedelta(days=3), time_of_day(9), here).astimezone(UTC))
        self._sealing = min(evening, story.deadline - _BEFORE_DEADLINE)

    def play(self) -> Played:
        """The whole story is played; close what comes back."""
        played = self.enrol()
        try:
            for step in (self.compare, self.issue, self.accept, self.interview, self.seal, self.collect):
                step(played)
            for step in (self.open, self.decide, self.sign):
                step(played)
        except BaseException:
            played.close()
            raise
        return played

    def enrol(self) -> Played:
        """Everybody has a vault and a contact card."""
        names = list(dict.fromkeys((self.story.chair, *(panelist.name for panelist in self.story.panelists))))
        timings: list[tuple[str, int, float]] = []
        with self._timed(timings, "enrol", len(names)):
            sessions = [self._vault(place, name) for place, name in enumerate(names)]
        chair, by_name = sessions[0], {session.name: session for session in sessions}
        played = Played(
            story=self.story,
            panel_id=PanelId(chair.fresh_id()),
            chair=chair,
            panelists={panelist.name: by_name[panelist.name] for panelist in self.story.panelists},
            timings=timings,
        )
        for place, session in enumerate(sessions):
            path = self.folder.write(f"{_home(place)}/contact-card.pdf", own_card(session), self.clock.now())
            played.cards.append((path, session))
        return played

    def compare(self, played: Played) -> None:
        """The chair knows every panelist's words, and they the chair's."""
        for session in played.others():
            _introduce(played.chair, session)
            _introduce(session, played.chair)

    def issue(self, played: Played) -> None:
        """The panel is issued and the packs lie in the folder."""
        story, chair = self.story, played.chair
        members = {session.name: session.key_digest for session in played.panelists.values()}
        draft = PanelDraft(
            panel_id=played.panel_id,
            code=PanelCode(story.code),
            title=story.title,
            day=story.day,
            time_zone=story.time_zone,
            deadline=story.deadline,
            destroy_by=story.destroy_by,
            pledge=DEFAULT_PLEDGE.read_text("utf-8").strip(),
            kit_hash=keep_kit(chair, story.kit),
            members=tuple(DraftMember(key_digest=members[each.name], focus=each.focus) for each in story.panelists),
            candidates=tuple(DraftCandidate(code=each.code, name=each.name) for each in story.candidates),
        )
        with self._timed(played.timings, "issue", len(members)):
            _, packs = issue_panel(chair, draft)
        for pack in packs:
            path = self.folder.write(f"packs/{pack.file_name}", pack.data, self.clock.now())
            played.packs.append((path, pack))

    def accept(self, played: Played) -> None:
        """Every panelist took the pledge; recusals are declared."""
        recused = {name: {code for who, code in self.story.recusals if who == name} for name in played.panelists}
        with self._timed(played.timings, "accept", len(played.packs)):
            for _, pack in played.packs:
                session = played.session_of(pack.to)
                receive_pack(session, pack.data)
                take_pledge(session, played.panel_id)
                name, data = accept(session, played.panel_id, conflicts={}, recusals=frozenset(recused[session.name]))
                path = self.folder.write(f"acceptances/{name}", data, self.clock.now())
                played.acceptances.append((path, session.name))

    def interview(self, played: Played) -> None:
        """Every note stands, every rating is given."""
        with self._timed(played.timings, "interview", len(self.story.cards)):
            for card in self.story.cards:
                self.take_notes(played, card)
                self.judge(played, card)

    def seal(self, played: Played) -> None:
        """Every card is sealed that evening."""
        self.seal_cards(played, self.story.cards)

    def seal_cards(self, played: Played, cards: Sequence[StoryCard]) -> None:
        """These cards are sealed that evening and lie in the folder."""
        self.clock.set(self._sealing)
        with self._timed(played.timings, "seal", len(cards)):
            for done, card in enumerate(cards):
                self._tell("seal", done, len(cards))
                receipt, data = seal_scorecard(played.session_of(card.panelist), played.panel_id, card.candidate)
                path = self.folder.write(f"sealed/{receipt.file_name}", data, self.clock.now())
                played.sealed.append(Sealed(path=path, panelist=card.panelist, receipt=receipt))

    def collect(self, played: Played) -> None:
        """The chair has dropped in every acceptance and every sealed card."""
        self.clock.set(self._sealing + timedelta(minutes=10))
        paths = [path for path, _ in played.acceptances] + [sealed.path for sealed in played.sealed]
        with self._timed(played.timings, "collect", len(paths)):
            for path in paths:
                name = path.rpartition("/")[2]
                played.collected.append(collect_file(played.chair, played.panel_id, name, self.folder.read(path)))

    def open(self, played: Played) -> None:
        """The panel is opened after the deadline, its minutes are in the folder."""
        self.clock.set(max(self.story.deadline, self.clock.now()) + timedelta(minutes=30))
        with self._timed(played.timings, "open", len(played.sealed)):
            open_panel(played.chair, played.panel_id)
        for part, name in ((MinutesPart.DIGESTS, "minutes"), (MinutesPart.OPENED, "minutes-opened")):
            data = minutes_of(played.chair, played.panel_id, part)
            path = self.folder.write(f"{self.story.code}_{name}.pdf", data, self.clock.now())
            played.minutes.append(path)

    def decide(self, played: Played) -> None:
        """Consensus and decisions are on record; a candidate without one in the story is in reserve."""
        chair, panel_id = played.chair, played.panel_id
        with self._timed(played.timings, "decide", len(self.story.decisions)):
            for each in self.story.consensus:
                record_consensus(chair, panel_id, each.candidate, each.competency, each.rating, each.reason)
            for decision in self.story.decisions:
                record_decision(chair, panel_id, decision.candidate, decision.outcome, decision.reason)

    def sign(self, played: Played) -> None:
        """The summary is signed, if every candidate has a decision."""
        decided = {decision.candidate for decision in self.story.decisions}
        if any(candidate.code not in decided for candidate in self.story.candidates):
            return
        with self._timed(played.timings, "sign", 1):
            played.summary = sign_summary(played.chair, played.panel_id)
        played.summary_path = self.folder.write(played.summary.file_name, played.summary.data, self.clock.now())

    def _vault(self, place: int, name: str) -> Session:
        self._tell("enrol", place, len(self.story.panelists) + 1)
        settings = Settings(folder=self.folder.path / "computer", backups=self.folder.path / "computer" / "backups")
        machine = Machine(clock=self.clock, mirror=settings, backups=settings.backups, page_setup=self._page_setup)
        path = self.folder.make(_home(place)) / VAULT_NAME
        new = begin_vault(path, bytearray(PASSPHRASE.encode()), name, machine, FLOOR)
        words = new.sheet.words
        return new.finish([words[asked - 1] for asked in new.asked])

    def take_notes(self, played: Played, card: StoryCard) -> None:
        """The notes of this card stand, each at its time."""
        session = played.session_of(card.panelist)
        for note in card.notes:
            self.clock.set(note.at)
            add_note(session, played.panel_id, card.candidate, replace(note, note_id=session.fresh_id()))

    def judge(self, played: Played, card: StoryCard) -> None:
        """The ratings, the recommendation and the summary of this card stand."""
        session, panel_id, candidate = played.session_of(card.panelist), played.panel_id, card.candidate
        for competency, rating in card.ratings.items():
            rate(session, panel_id, candidate, competency, rating)
        judge(session, panel_id, candidate, card.recommendation, card.summary)

    @contextmanager
    def _timed(self, timings: list[tuple[str, int, float]], step: str, count: int) -> Iterator[None]:
        self._tell(step, 0, count)
        start = time.perf_counter()
        yield
        timings.append((step, count, time.perf_counter() - start))
        self._tell(step, count, count)


def _home(place: int) -> str:
    return f"panelist-{place}" if place else "chair"


def _introduce(session: Session, other: Session) -> None:
    """The one imports the other's card and types two words that the other reads out."""
    contact = import_contact_card(session, own_card(other))
    asked = (1, 5)
    compare_contact(session, contact.key_digest, asked, [other.words[place - 1] for place in asked])
