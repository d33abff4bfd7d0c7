"""After a lock no note, passphrase or key is left in the memory of any process of the session."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import load_der_private_key

from app.crypto.costs import FLOOR
from app.domain.ids import CandidateCode
from app.domain.note import Handling, KeptNote, RecordNote
from app.services.interviews import add_note
from app.services.vaults import begin_vault
from app.settings import Settings
from tests.benchmarks.processes import ROOT, environment
from tests.benchmarks.screen import Shown, keep_screen, painted, wait_until
from tests.gui.vaults import NAMES, join_panel, machine_in
from tests.stories.canaries import Canaries
from tests.stories.memory import found, relatives, screens

WINDOW = ("setsid", sys.executable, ROOT / "main.py")
PASSPHRASE = "zqvwxk plover nightjar zqvwxk godwit"


@dataclass(frozen=True, kw_only=True)
class Home:
    """Where somebody has a vault, and what must not be left of it."""

    surroundings: dict[str, str]
    notes: set[str]
    keys: set[bytes]
    passphrase: set[str]


@pytest.fixture
def home(tmp_path):
    assert os.environ.get("DISPLAY"), "there is no X screen (make prove brings Xvfb): NO MEMORY WAS SEARCHED"
    assert os.geteuid() == 0, "the program forbids all but root to read its memory: NO MEMORY WAS SEARCHED"
    keep_screen()
    vault = tmp_path / "vault.rosa"
    new = begin_vault(vault, bytearray(PASSPHRASE.encode()), "Abena Mensah", machine_in(tmp_path), FLOOR)
    words, key = new.sheet.words, bytes.fromhex(new.sheet.key)
    session = new.finish([words[place - 1] for place in new.asked])
    notes, owner = write_notes(session), session.vault.owner.get()
    session.close()
    assert any(key)
    Settings(folder=tmp_path / "config/subrosa", backups=tmp_path / "backups").remember_path(vault)
    return Home(
        surroundings=environment(
            HOME=str(tmp_path),
            XDG_CONFIG_HOME=str(tmp_path / "config"),
            XDG_DATA_HOME=str(tmp_path / "data"),
            QT_QPA_PLATFORM="xcb",
        ),
        notes=notes,
        keys={key, owner.signing_key, scalar(owner.signing_key), owner.receiving_key},
        passphrase={PASSPHRASE, PASSPHRASE[:10], PASSPHRASE[-10:]},
    )


def scalar(key):
    return load_der_private_key(key, None).private_numbers().private_value.to_bytes(32)


def write_notes(session):
    """Canaries of every handling about every candidate of a panel."""
    panel, canaries = join_panel(session), Canaries()
    for code in map(CandidateCode, NAMES):
        common = {"at": session.now(), "question": 1}
        record = RecordNote(note_id=session.fresh_id(), text=canaries.new("record"), **common)
        private = KeptNote(
            note_id=session.fresh_id(), text=canaries.new("private"), handling=Handling.PRIVATE, **common
        )
        for note in (record, private):
            add_note(session, panel.block.panel_id, code, note)
    return canaries.every


def press(*arguments, given=""):
    """What is typed is ``given``, not an argument: the X server keeps the command line of every client."""
    subprocess.run(["xdotool", *arguments], input=given.encode(), check=True)


def search(shown, secrets):
    """Those of the secrets that stand in the window's process, in its relatives, or on the X server."""
    processes = {shown.process.pid} | relatives(shown.process.pid) | screens()
    assert len(processes) >= 2
    return set().union(*(found(process, secrets) for process in processes))


def unlock(shown):
    shown.settle()
    window = subprocess.check_output(["xdotool", "search", "--onlyvisible", "--pid", str(shown.process.pid)])
    press("windowfocus", "--sync", window.split()[-1].decode())
    press("type", "--delay", "2", "--file", "-", given=PASSPHRASE)
    press("key", "Return")
    shown.settle()
    shown.settle()


@pytest.mark.prove
def test_nothing_is_left_in_memory_after_a_lock(home):
    with Shown(WINDOW, home.surroundings) as shown, shown.process.stderr:
        unlock(shown)
        wait_until(lambda: search(shown, home.notes), shown.process)  # on a busy machine they come later
        before = search(shown, home.notes | home.keys | home.passphrase)
        assert before & home.notes, "the search cannot see, or no note is on the screen"
        assert before & home.keys, "the search cannot see, or the vault was not unlocked"
        assert not before & home.passphrase, "once the vault is open, nobody needs its passphrase"
        press("key", "ctrl+l")
        wait_until(lambda: not painted(), shown.process)
        wait_until(painted, shown.process)
        shown.settle()
        assert b"SUBROSA_REOPEN=" in Path(f"/proc/{shown.process.pid}/environ").read_bytes()
        assert search(shown, home.notes | home.keys | home.passphrase) == set()
