"""Every operation that changes a file, and what must be true after it, whether it was acknowledged or not.

An operation is begun before the fault is armed, played while it is armed, and settled when it is no longer: by then
everything that was acknowledged is there, and what was not can be done again to its end.
"""
# ruff: noqa: ARG002 - every operation has the same three verbs

from abc import ABC, abstractmethod
from datetime import timedelta

from app.clock import SetClock
from app.crypto.costs import FLOOR
from app.crypto.secret import Secret
from app.domain.decision import Outcome
from app.domain.ids import PanelId
from app.services.backups import restore_backup
from app.services.collect_seals import received_seals
from app.services.committee import read_committee, record_decision
from app.services.errors import FileUnwritable
from app.services.interviews import open_interview, rate, type_note
from app.services.open_panel import minutes_of, open_panel
from app.services.result_folder import write_whole
from app.services.seal_scorecard import list_receipts, seal_scorecard, sealed_pdf
from app.services.session import Session
from app.services.sign_summary import last_summary, sign_summary
from app.services.take_in import take_in
from app.services.unlocking import unlock
from app.services.unrecorded import keep_unrecorded, read_unrecorded
from app.services.vaults import begin_vault
from app.settings import LOCK_MINUTES, Settings
from app.vault.backups import list_backups
from app.vault.check import check_database
from app.vault.database import Database
from app.vault.errors import BackupsNotReplaced, RolledBack
from app.vault.header import read_salt
from app.vault.rekeying import change_passphrase
from app.vault.stores.outcomes import MinutesPart
from app.vault.stores.unrecorded import OF_THE_DECISION, Unrecorded
from tests.faults.stages import CHAIR, FIRST, PANELIST, PASSPHRASES, TYPED, Place, typed
from tests.unit.vault import older

LATER = timedelta(days=2)
WORDS = "typed and durable"
DONE, KILLED = "done", "killed"
"""What a person is told of an operation, if it is not the code of a refusal."""


class Operation(ABC):
    """One thing that a person does, on a stage of the panel, in one person's vault."""

    stage: str = "interview"
    who: str = PANELIST

    def begin(self, place: Place) -> Session | None:
        """What was open before."""
        return place.session(self.who)

    @abstractmethod
    def play(self, place: Place, session: Session | None) -> Session | None:
        """The operation is done and acknowledged when this returns; tells what is open now."""

    @abstractmethod
    def settle(self, place: Place, *, told: str) -> None:
        """What was acknowledged is there; what was not is there whole or not at all, and can be done.

        ``told`` is what the person was told: DONE, KILLED for nothing at all, or the code of a refusal.
        """


class InVault(Operation):
    """An operation whose whole effect is in the vault that is open."""

    @abstractmethod
    def act(self, place: Place, session: Session) -> None:
        """The operation itself."""

    @abstractmethod
    def there(self, place: Place, session: Session) -> bool:
        """True when its effect is in the vault."""

    def play(self, place: Place, session: Session | None) -> Session | None:
        assert session is not None
        self.act(place, session)
        return session

    def settle(self, place: Place, *, told: str) -> None:
        session = sound(place.session(self.who))
        if not self.there(place, session):
            assert told != DONE, "acknowledged and not there"
            self.act(place, session)
        assert self.there(place, session)
        session.close()


def sound(session: Session) -> Session:
    """The session, after every check of its vault."""
    report = session.vault.check()
    assert report.sound, report
    return session


class Type(InVault):
    """Keystrokes over what was typed before."""

    def act(self, place: Place, session: Session) -> None:
        type_note(session, typed(place.panel, WORDS))

    def there(self, place: Place, session: Session) -> bool:
        typing = open_interview(session, place.panel, FIRST).typing
        assert typing is not None
        assert typing.text in {TYPED, WORDS}, "torn"
        return typing.text == WORDS


class Rate(InVault):
    """A rating given after another."""

    def act(self, place: Place, session: Session) -> None:
        rate(session, place.panel, FIRST, "Care", 3)

    def there(self, place: Place, session: Session) -> bool:
        rating = open_interview(session, place.panel, FIRST).card.ratings["Care"]
        assert rating in {2, 3}
        return rating == 3


class Seal(InVault):
    """A card sealed."""

    def act(self, place: Place, session: Session) -> None:
        seal_scorecard(session, place.panel, FIRST)

    def there(self, place: Place, session: Session) -> bool:
        receipts = list_receipts(session)
        assert all(sealed_pdf(session, receipt) for receipt in receipts)
        return [receipt.number for receipt in receipts] == [1]


class Collect(InVault):
    """A sealed card dropped in."""

    stage, who = "seal", CHAIR

    def act(self, place: Place, session: Session) -> None:
        (card,) = (place.folder / "sealed").iterdir()
        refusal = take_in(session, place.panel, card).collected.refusal
        if refusal is not None:
            raise refusal

    def there(self, place: Place, session: Session) -> bool:
        return len(received_seals(session, place.panel)) == 1


class Open(InVault):
    """The opening, with its minutes before and after."""

    stage, who = "collect", CHAIR

    def act(self, place: Place, session: Session) -> None:
        open_panel(session, place.panel)

    def there(self, place: Place, session: Session) -> bool:
        return bool(minutes_of(session, place.panel, MinutesPart.OPENED))


def half_decided(panel: PanelId) -> Unrecorded:
    return Unrecorded(
        panel_id=panel, candidate=FIRST, competency=OF_THE_DECISION, choice=Outcome.OFFER, reason="Looks tw"
    )


class Decide(InVault):
    """A decision with its reason, half of which was typed before: the one is there or the other."""

    stage, who = "open", CHAIR

    def begin(self, place: Place) -> Session:
        session = place.session(self.who)
        keep_unrecorded(session, half_decided(place.panel))
        return session

    def act(self, place: Place, session: Session) -> None:
        record_decision(session, place.panel, FIRST, Outcome.OFFER, "Looks twice.")

    def there(self, place: Place, session: Session) -> bool:
        recorded = FIRST in read_committee(session, place.panel).decisions
        assert read_unrecorded(session, place.panel) == (() if recorded else (half_decided(place.panel),))
        return recorded


class Sign(InVault):
    """The summary signed."""

    stage, who = "decide", CHAIR

    def act(self, place: Place, session: Session) -> None:
        sign_summary(session, place.panel)

    def there(self, place: Place, session: Session) -> bool:
        return bool(last_summary(session, place.panel))


class Export(Operation):
    """A file that left before is written over."""

    stage = "seal"

    def begin(self, place: Place) -> None:
        return None

    def play(self, place: Place, session: Session | None) -> None:
        (card,) = (place.folder / "sealed").iterdir()
        write_whole(card, b"another content " * 20_000)

    def settle(self, place: Place, *, told: str) -> None:
        card = next(path for path in (place.folder / "sealed").iterdir() if path.suffix == ".pdf")
        data = card.read_bytes()
        assert data == b"another content " * 20_000 or (data.startswith(b"%PDF") and data.endswith(b"%%EOF\n"))
        assert data.startswith(b"another") or told != DONE, "acknowledged and not there"


class Choose(Operation):
    """Another wait until the vault locks, remembered on this computer."""

    before, after = LOCK_MINUTES[0], LOCK_MINUTES[-1]

    def begin(self, place: Place) -> None:
        assert settings_of(place).remember_lock_minutes(self.before)

    def play(self, place: Place, session: Session | None) -> None:
        if not settings_of(place).remember_lock_minutes(self.after):
            raise FileUnwritable(path=place.folder)

    def settle(self, place: Place, *, told: str) -> None:
        minutes = settings_of(place).lock_minutes
        assert minutes in ({self.after} if told == DONE else {self.before, self.after}), "what was chosen is forgotten"


def settings_of(place: Place) -> Settings:
    """What this computer remembers."""
    mirror = place.machine.mirror
    assert isinstance(mirror, Settings)
    return mirror


class BackUp(Operation):
    """A backup beside the one that there is."""

    def begin(self, place: Place) -> Session:
        session = place.session(self.who)
        assert isinstance(session.clock, SetClock)
        session.clock.set(place.now + LATER)
        return session

    def play(self, place: Place, session: Session | None) -> Session | None:
        assert session is not None
        session.vault.back_up()
        return session

    def settle(self, place: Place, *, told: str) -> None:
        session = sound(place.session(self.who))
        backups = list_backups(session.vault.backup_folder)
        assert len(backups) in ({2} if told == DONE else {1, 2}), "a backup is missing"
        for backup in backups:
            key = Secret(bytearray(place.keys[self.who].key))
            with Database(backup.path, key, read_salt(backup.path)) as copy:
                assert check_database(copy).sound
        session.vault.back_up()
        session.close()


class Restore(Operation):
    """An older backup put in the vault's place."""

    def begin(self, place: Place) -> None:
        return None

    def play(self, place: Place, session: Session | None) -> Session | None:
        (backup,) = (place.folder / "computer" / "backups").rglob("*.rosa")
        return restore_backup(backup, place.vault(self.who), PASSPHRASES[0], place.machine)

    def settle(self, place: Place, *, told: str) -> None:
        try:
            session = sound(place.session(self.who))
        except RolledBack:
            assert told != DONE, "acknowledged and not on record"
            session = sound(place.session(self.who, accepted="backup accepted"))
        rated = open_interview(session, place.panel, FIRST).card.ratings
        assert told != DONE or not rated, "the backup is not there"
        session.close()


class ChangePassphrase(Operation):
    """Another passphrase, another file, another backup. Under the old salt the known key is the old passphrase's."""

    def play(self, place: Place, session: Session | None) -> Session | None:
        assert session is not None
        change_passphrase(session.vault, *PASSPHRASES, FLOOR)
        return session

    def settle(self, place: Place, *, told: str) -> None:
        path = place.vault(self.who)
        changed = read_salt(path) != place.keys[self.who].salt
        assert changed or told != DONE, "acknowledged and not there"
        assert not changed or told in {DONE, KILLED, BackupsNotReplaced.code}, "changed, and said not to be"
        session = unlock(path, PASSPHRASES[1], place.machine) if changed else place.session(self.who)
        salts = {read_salt(backup.path) for backup in sound(session).vault.backups()}
        assert told != DONE or salts == {session.vault.recovery.salt}, "a backup under the old key is left"
        assert open_interview(session, place.panel, FIRST).card.ratings == {"Care": 2}
        session.close()


class Make(Operation):
    """A new vault with its owner."""

    who = "newcomer"

    def begin(self, place: Place) -> None:
        place.vault(self.who).parent.mkdir()

    def play(self, place: Place, session: Session | None) -> Session | None:
        new = begin_vault(place.vault(self.who), PASSPHRASES[0], "Cleo", place.machine, FLOOR)
        words = new.sheet.words
        return new.finish([words[asked - 1] for asked in new.asked])

    def settle(self, place: Place, *, told: str) -> None:
        path = place.vault(self.who)
        if path.exists():
            sound(unlock(path, PASSPHRASES[0], place.machine)).close()
        if not path.exists():
            assert told != DONE, "acknowledged and not there"
            again = self.play(place, None)
            assert again is not None
            again.close()


class Unlock(Operation):
    """A vault opened by its passphrase."""

    def begin(self, place: Place) -> None:
        return None

    def play(self, place: Place, session: Session | None) -> Session | None:
        return unlock(place.vault(self.who), PASSPHRASES[0], place.machine)

    def settle(self, place: Place, *, told: str) -> None:
        session = sound(place.session(self.who))
        assert open_interview(session, place.panel, FIRST).card.ratings in ({"Care": 2}, {"Care": 3})
        session.close()


class Recover(Unlock):
    """A vault opened after a crash: what was half written is played back on the way."""

    stage = "crashed"


class Renew(Operation):
    """A vault of an older version opened: it is backed up and gets the newest tables on the way."""

    who = "newcomer"

    def begin(self, place: Place) -> None:
        place.vault(self.who).parent.mkdir()
        older.older(place.vault(self.who), place.machine)

    def play(self, place: Place, session: Session | None) -> None:
        older.unlock(place.vault(self.who), place.machine).close()

    def settle(self, place: Place, *, told: str) -> None:
        vault = older.unlock(place.vault(self.who), place.machine)
        assert vault.check().sound
        assert vault.received_seals.all() == older.cards(), "a card is missing"
        assert vault.backups(), "renewed without a backup"
        vault.close()


OPERATIONS: dict[str, Operation] = {
    "make": Make(),
    "unlock": Unlock(),
    "recover": Recover(),
    "renew": Renew(),
    "type": Type(),
    "rate": Rate(),
    "seal": Seal(),
    "collect": Collect(),
    "open": Open(),
    "decide": Decide(),
    "sign": Sign(),
    "export": Export(),
    "choose": Choose(),
    "back up": BackUp(),
    "restore": Restore(),
    "change passphrase": ChangePassphrase(),
}
