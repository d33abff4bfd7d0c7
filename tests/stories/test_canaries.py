"""No word is readable outside a vault but in what was exported to be read, and there only what may be."""

import base64
import json
import os
import subprocess
import sys
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.crypto.age_box import ReceivingKey, decrypt
from app.sealing.sealed_file import check_sealed
from app.services.play_story import PASSPHRASE
from app.services.session import session_of
from app.settings import Settings
from app.vault.machine import Machine
from app.vault.opening import open_vault
from tests.stories.canaries import (
    STAYING,
    STEM,
    Canaries,
    files_below,
    spellings,
    story_of,
    words_in,
    words_in_bytes,
    words_in_file,
)

ROOT = Path(__file__).parents[2]
PLACES = ("HOME", "TMPDIR", *(f"XDG_{kind}_HOME" for kind in ("CONFIG", "DATA", "CACHE", "STATE")), "XDG_RUNTIME_DIR")
OPEN_TO_ALL = {
    "contact-card.pdf": ("owner",),
    "X-1_minutes.pdf": ("owner", "title"),
    "X-1_minutes-opened.pdf": ("owner", "title"),
    "X-1_summary.pdf": ("owner", "title", "kit", "candidate", "on the record", "summary", "reason"),
}
"""What may be read in the files that are signed for all to read."""
COVERS = {"sealed": ("owner",), "packs": ("owner",), "acceptances": ("owner",)}
"""What may be read on the covers of sealed files."""


@dataclass(frozen=True)
class Story:
    canaries: Canaries
    folder: Path
    steps: tuple[str, ...]

    @property
    def out(self):
        return self.folder / "out"


def allowed_in(canaries, path):
    kinds = OPEN_TO_ALL.get(path.name) or COVERS.get(path.parent.name) or ()
    return canaries.of(*kinds) if path.suffix == ".pdf" else set()


@cache
def words_in_pdf(data):
    """The canaries that a person could select in any viewer, and those in the bytes."""
    text = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    return words_in(text) | words_in_file(data)


def words_of(path):
    data = path.read_bytes()
    return words_in_pdf(data) if path.suffix == ".pdf" else words_in_file(data)


def shared_memory():
    """What programs share by name lies at the top; folders there are those of other tests."""
    return [path for path in Path("/dev/shm").glob("*") if path.is_file()]


def assert_quiet(canaries, *folders):
    """Nothing is readable below these folders but what may be; no file is named after anything."""
    for path in (*files_below(*folders), *shared_memory()):
        assert STEM not in str(path).lower()
        found = words_of(path)
        assert found <= allowed_in(canaries, path), (path.name, found - allowed_in(canaries, path))


def play(folder, story, canaries, after_each):
    """The story, written elsewhere, is played in a process whose every place is below ``folder``; tells the steps."""
    places = {name: folder / name.lower() for name in PLACES}
    for place in places.values():
        place.mkdir(mode=0o700)
    story.write_text(json.dumps(story_of(canaries)))
    command = [sys.executable, "-B", "-m", "tests.stories.canary_player", story, folder / "out", canaries.new("typed")]
    environment = os.environ | {name: str(place) for name, place in places.items()}
    steps = []
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as player:
        for line in player.stdout:
            steps.append(line.strip())
            after_each(steps[-1])
            player.stdin.write("\n")
            player.stdin.flush()
    assert player.returncode == 0
    return tuple(steps)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    folder, canaries = tmp_path_factory.mktemp("places"), Canaries()
    steps = play(
        folder,
        tmp_path_factory.mktemp("story") / "story.json",
        canaries,
        lambda _step: assert_quiet(canaries, folder),
    )
    return Story(canaries, folder, steps)


def test_after_every_step_nothing_is_readable_but_what_may_be(story):
    assert len(story.canaries.every) >= 200
    assert story.steps[-3:] == ("sign", "back up", "lock")
    assert len(story.steps) == 13
    assert len(list(story.out.rglob("*.pdf"))) == 4 + 3 + 3 + 9 + 3


def test_the_detector_sees_every_spelling():
    canary = f"{STEM}bcdf"
    for form in spellings(canary):
        assert words_in_bytes(b"xyz" + form + b"xyz")
        assert words_in_file(b"stream\n" + zlib.compress(b"xyz" + form + b"xyz"))
    for skip in range(3):
        assert words_in_bytes(base64.b64encode(b"xyz"[skip:] + canary.encode() + b"xyz"))
    assert words_in(f"{STEM[:5]}-\n{STEM[5:]}bcdf") == {f"{STEM}bcdf"}


def test_what_is_to_be_read_is_there(story):
    """The search finds what it should: the exports hold the very words."""
    found = words_of(story.out / "X-1_summary.pdf")
    assert story.canaries.of("on the record", "summary", "reason") <= found
    assert words_of(story.out / "chair" / "contact-card.pdf") <= story.canaries.of("owner")


@contextmanager
def unlocked(story, who):
    settings = Settings(folder=story.out / "computer", backups=story.out / "computer" / "backups")
    machine = Machine(clock=SystemClock(), mirror=settings, backups=settings.backups)
    session = session_of(open_vault(story.out / who / "vault.rosa", bytearray(PASSPHRASE.encode()), machine))
    yield session
    session.close()


def opened_with(story, folder, keys, tmp_path):
    """The inner file of every sealed file in a folder, and what can be read in it."""
    inside = tmp_path / "inner.pdf"
    for path in sorted((story.out / folder).iterdir()):
        checked = check_sealed(path.read_bytes())
        for key in keys(checked):
            inside.write_bytes(decrypt(checked.payload, key))
            yield words_of(inside)


def test_words_that_must_stay_are_in_nothing_that_left(story, tmp_path):
    canaries = story.canaries
    staying = canaries.of(*STAYING, "typed")
    with unlocked(story, "chair") as chair:
        opening = {row.code: ReceivingKey.from_bytes(row.opening_identity) for row in chair.vault.candidates.all()}
        cards = list(opened_with(story, "sealed", lambda checked: [opening[checked.header.candidate]], tmp_path))
        answers = list(opened_with(story, "acceptances", lambda _checked: [chair.receiving], tmp_path))
        for_the_chair = "".join(row.chair_only for row in chair.vault.received_seals.all())
    assert len(cards) == 9
    assert len(answers) == 3
    assert canaries.of("on the record", "summary") <= set().union(*cards)
    assert not staying & set().union(*cards, *answers)
    assert not canaries.of("chair only") & set().union(*cards, *answers)
    assert words_in(for_the_chair) == canaries.of("chair only")


def test_no_name_of_a_candidate_is_in_a_card_or_an_acceptance(story, tmp_path):
    """Neither in what a machine reads nor on the pages that a person reads, opened or not."""
    with unlocked(story, "chair") as chair:
        opening = {row.code: ReceivingKey.from_bytes(row.opening_identity) for row in chair.vault.candidates.all()}
        cards = list(opened_with(story, "sealed", lambda checked: [opening[checked.header.candidate]], tmp_path))
        answers = list(opened_with(story, "acceptances", lambda _checked: [chair.receiving], tmp_path))
    outside = [words_of(path) for folder in COVERS for path in (story.out / folder).iterdir()]
    assert story.canaries.of("candidate")
    assert not story.canaries.of("candidate") & set().union(*cards, *answers, *outside)


def test_a_pack_tells_its_member_what_a_member_needs_and_no_more(story, tmp_path):
    for number in (1, 2, 3):
        with unlocked(story, f"panelist-{number}") as session:
            (row,) = session.vault.memberships.all()
            inside = tmp_path / "inner.pdf"
            inside.write_bytes(decrypt(check_sealed(row.pack_pdf).payload, session.receiving))
        assert words_of(inside) == story.canaries.of("owner", "title", "kit", "candidate")


@pytest.mark.prove
def test_a_raw_disk_holds_no_word_either(tmp_path):
    """The whole story on a disk of its own, whose every sector is looked at after every step: what was deleted too."""
    assert os.geteuid() == 0, "only root can mount a disk image: run this proof as root"
    image, disk, canaries = tmp_path / "disk.img", tmp_path / "disk", Canaries()
    disk.mkdir()
    with image.open("wb") as file:
        file.truncate(128 << 20)
    subprocess.run(["mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0", image], check=True)
    subprocess.run(["mount", "-o", "loop", image, disk], check=True)
    exported = set()

    def look(step):
        os.sync()
        exported.update(*(allowed_in(canaries, path) for path in files_below(disk / "places" / "out")))
        found = words_on(image)
        assert found <= exported, (step, found - exported)
        assert not canaries.of(*STAYING, "typed", "chair only") & found

    try:
        (disk / "places").mkdir()
        steps = play(disk / "places", tmp_path / "story.json", canaries, look)
    finally:
        subprocess.run(["umount", disk], check=True)
    assert steps[-1] == "lock"
    assert canaries.of("on the record") <= words_on(image), "the search finds what was exported"


def words_on(image):
    with image.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as sectors:
        return words_in_bytes(sectors)
