"""A backup is due an hour after the last one, whatever the clock did meanwhile, and never of a damaged vault."""

import errno
from datetime import timedelta

import pytest

from app.services.backups import DUE_AFTER, back_up_if_due, check_and_back_up, latest_backup
from app.services.errors import BackupPlaceRefused
from app.vault import backups
from app.wording.explain import explain
from tests.gui.vaults import START, make, open_copy


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make(tmp_path_factory.mktemp("made"), "Ada Mensah")


@pytest.fixture
def session(made, tmp_path):
    opened = open_copy(made, tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("later", "made_anew"),
    [
        (timedelta(), False),
        (DUE_AFTER - timedelta(seconds=1), False),
        (DUE_AFTER, True),
        (timedelta(days=400), True),
        (-timedelta(seconds=1), True),
        (-timedelta(days=400), True),
    ],
)
def test_a_backup_is_made_when_the_last_one_is_an_hour_old_or_from_the_future(session, later, made_anew):
    """Once a clock that had been a year ahead kept every backup away for a year."""
    assert back_up_if_due(session) is not None
    session.clock.set(START + later)
    assert (back_up_if_due(session) is not None) == made_anew


def test_a_sound_vault_is_backed_up_after_its_check_and_a_damaged_one_is_not(session):
    assert check_and_back_up(session).sound
    assert len(session.vault.backups()) == 1
    session.clock.set(START + DUE_AFTER)
    session.vault._ledger.database.run("UPDATE owner SET name = 'Somebody else'")
    assert not check_and_back_up(session).sound
    assert len(session.vault.backups()) == 1


def test_the_newest_backup_tells_when_the_next_is_due(session):
    for hours in (0, 1):
        session.clock.set(START + timedelta(hours=hours))
        assert back_up_if_due(session) is not None
    session.clock.set(START + timedelta(hours=1, minutes=59))
    assert back_up_if_due(session) is None


@pytest.mark.parametrize("wrong", [timedelta(days=400), -timedelta(days=400)], ids=["ahead", "behind"])
@pytest.mark.parametrize("mended", [False, True])
def test_the_latest_backup_is_the_one_that_holds_most_whatever_the_clock_said(session, wrong, mended):
    """Once one made while the clock was a year ahead would have taken the place of everything written since."""
    moments = (START, START + wrong, START + DUE_AFTER)[: 3 if mended else 2]
    for moment in moments:
        session.clock.set(moment)
        with session.vault.transaction("time used"):
            pass
        session.vault.back_up()
    counter, path, machine = session.vault.counter, session.vault.path, session.vault.machine
    session.close()
    found = latest_backup(path, machine)
    assert found is not None
    assert found.counter == counter


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_backup_that_has_no_place_is_not_told_as_a_change_that_was_lost(session, monkeypatch, number):
    """The disk for programs' data was full, and everybody who unlocked read that their last change was not saved."""

    def refuse(_folder):
        raise OSError(number, "backups")

    monkeypatch.setattr(backups, "make_private", refuse)
    with pytest.raises(BackupPlaceRefused) as refusal:
        check_and_back_up(session)
    words = explain(refusal.value)
    assert "not saved" not in words.data
    assert str(session.vault.machine.backups)[:20] in words.what


def test_a_file_that_was_never_called_a_vault_is_offered_no_backup_in_its_place(session, tmp_path):
    session.vault.back_up()
    machine = session.vault.machine
    session.close()
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-2.0")
    assert latest_backup(letter, machine) is None
    assert latest_backup(letter.rename(tmp_path / "letter.rosa"), machine) is not None


def test_where_a_vault_is_gone_its_backup_is_found_if_it_can_be_of_no_other(session, tmp_path):
    session.vault.back_up()
    path, machine = session.vault.path, session.vault.machine
    session.close()
    path.rename(tmp_path / "lost.rosa")
    found = latest_backup(path, machine)
    assert found is not None
    another = found.path.parent.with_name("0123456789abcdef")
    another.mkdir()
    (another / found.path.name).write_bytes(found.path.read_bytes())
    assert latest_backup(path, machine) is None
    (tmp_path / "folder.rosa").mkdir()
    assert latest_backup(tmp_path / "folder.rosa", machine) is None
