"""Scorecards by the thousand, in a vault and in the same engine without a key: what encryption costs, and unlocking."""

import hashlib
import itertools
import os
import shutil

from app.analysis.board import make_board
from app.crypto.kdf import calibrate, derive_key
from app.domain.kit import Anchor, Competency, Kit
from app.domain.note import RecordNote
from app.domain.rating import Recommendation
from app.vault.creating import create_vault
from app.vault.header import Header, read_salt
from app.vault.machine import Machine
from app.vault.opening import open_vault
from app.vault.store import Store
from app.vault.stores.interviews import CARD
from app.vault.vault import Vault
from tests.benchmarks.measure import interleaved, wall
from tests.benchmarks.processes import run_python
from tests.benchmarks.row import Row
from tests.benchmarks.vaults import NOON, PASSPHRASE, Twins, machine_in, plain_vault

CARDS = 100_000 if os.environ.get("FULL") else 20_000
PER_PANEL, AT_ONCE = 50, 1_000
COMPETENCIES = tuple(f"Competency {number}" for number in range(1, 9))
SCALE = ("poor", "fair", "good", "excellent")
ANCHORS = tuple(Anchor(level=level, text="seen") for level in range(1, 5))
KIT = Kit(
    name="Eight",
    version=1,
    scale=SCALE,
    competencies=tuple(Competency(name=name, definition=name, anchors=ANCHORS) for name in COMPETENCIES),
)
SIZE = f"{CARDS:,} scorecards"
PEER = "the same engine and code without a key"
PAGE = """
import sys
import app.services.unlocking
from app.clock import SystemClock
from app.settings import Settings
from app.vault.machine import Machine
from app.vault.opening import open_vault
from app.vault.store import Store
from app.vault.stores.interviews import CARD
from pathlib import Path
folder = Path(sys.argv[1])
settings = Settings(folder=folder / "settings", backups=folder / "backups")
vault = open_vault(folder / "keyed.rosa", bytearray(sys.argv[2].encode()), Machine(clock=SystemClock(), mirror=settings, backups=settings.backups))
"""  # noqa: E501 - a whole program


def rows(folder):
    machine, costs = machine_in(folder), calibrate()
    keyed = create_vault(folder / "keyed.rosa", bytearray(PASSPHRASE), machine, costs).finish()
    twins = Twins(keyed=keyed, plain=plain_vault(folder / "plain.rosa", machine), machine=machine)
    found = [*building(twins), *using(twins), one_edit(folder)]
    twins.close()
    sizes = [(folder / name).stat().st_size / 2**20 for name in ("keyed.rosa", "plain.rosa")]
    found.append(Row(what=f"{SIZE}: file", unit="MiB", ours=sizes[0], peer=PEER, theirs=sizes[1], goal=1.25))
    return [*found, *unlocking(folder, machine)]


def building(twins: Twins):
    chunks = {id(vault): itertools.count() for vault in twins.both}
    rounds = CARDS // AT_ONCE
    ours, theirs = interleaved(
        rounds, *(wall(lambda vault=vault: fill(vault, next(chunks[id(vault)]))) for vault in twins.both)
    )
    seconds = rounds / 1000
    return [
        Row(
            what=f"{SIZE}: build", unit="s", ours=ours * seconds, peer=PEER, theirs=theirs * seconds, goal=1.4,
            note=f"{AT_ONCE} cards a transaction, 8 ratings and 2 kB of notes each",
        ),
    ]  # fmt: skip


def fill(vault: Vault, chunk: int):
    with vault.transaction("cards made"):
        for number in range(chunk * AT_ONCE, (chunk + 1) * AT_ONCE):
            panel, candidate = place(number)
            for competency in COMPETENCIES:
                vault.interviews.rate(panel, candidate, competency, number % 4 + 1, NOON)
            text = hashlib.shake_128(str(number).encode()).hexdigest(1_000)
            note = RecordNote(note_id=f"{number:032x}", at=NOON, text=text, competencies=COMPETENCIES[:1])
            vault.interviews.put_note(panel, candidate, note)
            vault.interviews.judge(panel, candidate, recommendation=Recommendation.YES, summary="seen", at=NOON)


def place(number):
    return f"panel-{number // PER_PANEL}", f"C-{number % PER_PANEL:02}"


def using(twins: Twins):
    strides = {id(vault): itertools.count() for vault in twins.both}

    def elsewhere(vault):
        return next(strides[id(vault)]) * 7_919 % CARDS

    def each(work):
        return [wall(lambda vault=vault: work(vault, elsewhere(vault))) for vault in twins.both]

    measured = (
        (f"{SIZE}: point read", 1.8, 1_000, lambda vault, number: vault.interviews.draft(*place(number))),
        (f"{SIZE}: board of one panel", 1.2, 40, lambda vault, number: board_of(vault, place(number)[0])),
        (f"{SIZE}: edit", 1.7, 200, edit),
    )
    for what, goal, rounds, work in measured:
        ours, theirs = interleaved(rounds, *each(work))
        yield Row(what=what, ours=ours, peer=PEER, theirs=theirs, goal=goal)


def board_of(vault, panel):
    codes = [f"C-{number:02}" for number in range(PER_PANEL)]
    cards = {("one", code): vault.interviews.draft(panel, code).content(KIT) for code in codes}
    return make_board(KIT, codes, ["one"], cards)


def edit(vault, number):
    with vault.transaction("rated"):
        vault.interviews.rate(*place(number), COMPETENCIES[number % 8], number % 3 + 1, NOON)


def one_edit(folder):
    """In a vault as large as one person's season."""
    small = folder / "small"
    small.mkdir()
    machine = machine_in(small)
    keyed = create_vault(small / "keyed.rosa", bytearray(PASSPHRASE), machine, calibrate(seconds=0.1)).finish()
    twins = Twins(keyed=keyed, plain=plain_vault(small / "plain.rosa", machine), machine=machine)
    for vault in twins.both:
        fill(vault, 0)
    numbers = itertools.count()
    ours, theirs = interleaved(
        300, *(wall(lambda vault=vault: edit(vault, next(numbers) % AT_ONCE)) for vault in twins.both)
    )
    twins.close()
    return Row(what="one edit, made durable", ours=ours, peer=PEER, theirs=theirs, goal=1.5, note="1,000 scorecards")


def unlocking(folder, machine: Machine):
    path = folder / "keyed.rosa"
    salt = read_salt(path)

    def unlock_to_page():
        vault = open_vault(path, bytearray(PASSPHRASE), machine)
        assert len(Store(vault._ledger, CARD).find(panel_id="panel-1")) == PER_PANEL
        vault.close()

    def from_nothing():
        run_python(PAGE, folder, PASSPHRASE.decode())

    def raw():
        derive_key(bytearray(PASSPHRASE), salt, Header.parse(salt).costs).wipe()

    from_nothing()
    warm, cold, key = interleaved(5, wall(unlock_to_page), wall(from_nothing), wall(raw))
    peer = "the raw Argon2id computation, same costs"
    yield Row(what=f"unlock to the first page, {SIZE}: warm", ours=warm, peer=peer, theirs=key, goal=1.05)
    yield Row(
        what=f"unlock to the first page, {SIZE}: with imports", ours=cold, peer=peer, theirs=key, goal=1.30,
        note="a fresh Python process",
    )  # fmt: skip
    shutil.rmtree(folder)
