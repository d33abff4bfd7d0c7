"""This computer remembers a chain's head, how pages are set, when to lock, and a path if asked; nothing else."""

import json
import zlib
from pathlib import Path

import pytest

from app.page_setup import LANGUAGES, PAPERS, PageSetup
from app.private_folder import make_private
from app.settings import LOCK_MINUTES, Settings

HASH, LINE = "ab" * 32, "cd" * 32


@pytest.fixture
def settings(tmp_path):
    return Settings(folder=tmp_path / "settings", backups=tmp_path / "backups")


def test_a_head_is_remembered_by_the_vaults_hash(settings):
    assert settings.read(HASH) is None
    assert settings.write(HASH, 7, LINE)
    assert settings.read(HASH) == (7, LINE)
    assert settings.read("ef" * 32) is None
    (file,) = (settings.folder / "mirror").iterdir()
    assert (file.parent.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)
    assert json.loads(file.read_text()) == {
        "counter": 7,
        "line": LINE,
        "sum": f"{zlib.crc32(f'7 {LINE}'.encode()):08x}",
    }


def test_nobody_else_looks_into_what_is_remembered(tmp_path):
    deep = Settings(folder=tmp_path / "config" / "subrosa", backups=tmp_path / "data" / "subrosa" / "backups")
    assert deep.write(HASH, 7, LINE)
    assert deep.remember_path(Path("/somewhere/vault.rosa"))
    back = deep.backups / "first"
    make_private(back)
    modes = {each: each.stat().st_mode & 0o777 for top in ("config", "data") for each in (tmp_path / top).rglob("*")}
    assert {mode for each, mode in modes.items() if each.is_dir()} == {0o700}
    assert {mode for each, mode in modes.items() if each.is_file()} == {0o600}
    assert deep.remember_path(None)
    assert deep.remember_lock_minutes(5)
    assert (deep.folder / "settings.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"counter": "7", "line": 1}', '{"line": "cd"}', "\x00" * 40]
)
def test_a_torn_mirror_is_no_mirror(settings, content):
    settings.write(HASH, 7, LINE)
    (settings.folder / "mirror" / f"{HASH}.json").write_text(content)
    assert settings.read(HASH) is None


def test_a_mirror_half_written_over_another_is_no_mirror(settings):
    """Both halves are good JSON together: without its sum it would read as a vault that was rolled back."""
    settings.write(HASH, 7, LINE)
    (file,) = (settings.folder / "mirror").iterdir()
    old = file.read_bytes()
    settings.write(HASH, 8, "ef" * 32)
    new = file.read_bytes()
    for torn in range(1, len(new)):
        file.write_bytes(new[:torn] + old[torn:])
        assert settings.read(HASH) in {None, (7, LINE), (8, "ef" * 32)}


def test_a_path_is_remembered_only_when_asked(settings):
    assert settings.last_path is None
    assert settings.remember_path(Path("/somewhere/vault.rosa"))
    assert settings.last_path == Path("/somewhere/vault.rosa")
    assert settings.remember_path(None)
    assert settings.last_path is None
    assert not list(settings.folder.rglob("*.json"))


def test_a_place_that_cannot_be_written_is_said(settings, tmp_path):
    (tmp_path / "settings").write_bytes(b"a file where a folder should be")
    assert not settings.write(HASH, 1, LINE)
    assert not settings.remember_path(Path("x"))
    assert not settings.remember_page_setup(PageSetup())
    assert not settings.remember_lock_minutes(10)
    assert settings.read(HASH) is None
    assert settings.last_path is None


@pytest.fixture
def at_home(monkeypatch):
    for name in ("LC_ALL", "LC_PAPER", "LC_MEASUREMENT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")


@pytest.mark.usefixtures("at_home")
def test_pages_are_set_as_is_usual_here_until_somebody_chooses(settings, monkeypatch):
    assert settings.page_setup() == PageSetup(paper="A4", large_print=False, language="en")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert settings.page_setup().paper == "Letter"
    assert not settings.folder.exists()


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("large", [False, True])
def test_how_pages_are_set_is_remembered(settings, paper, language, large):
    chosen = PageSetup(paper=paper, large_print=large, language=language)
    assert settings.remember_page_setup(chosen)
    assert settings.page_setup() == chosen


def test_what_is_remembered_does_not_disturb_what_else_is(settings):
    settings.remember_path(Path("/somewhere/vault.rosa"))
    settings.remember_page_setup(PageSetup(paper="Letter"))
    settings.remember_lock_minutes(10)
    assert settings.last_path == Path("/somewhere/vault.rosa")
    settings.remember_path(None)
    assert settings.last_path is None
    assert settings.page_setup().paper == "Letter"
    assert settings.lock_minutes == 10


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"paper": "A0", "large_print": 1, "page_language": "xx", "lock_minutes": 5000}',
     '{"paper": [], "page_language": {}, "lock_minutes": true}', '{"lock_minutes": 0, "last_path": 7}'],
)  # fmt: skip
def test_settings_that_make_no_sense_are_none(settings, content):
    settings.folder.mkdir()
    (settings.folder / "settings.json").write_text(content)
    assert settings.page_setup() == PageSetup()
    assert settings.lock_minutes == 5
    assert settings.last_path is None


@pytest.mark.parametrize("minutes", LOCK_MINUTES)
def test_when_to_lock_is_remembered(settings, minutes):
    assert settings.lock_minutes == 5
    assert settings.remember_lock_minutes(minutes)
    assert settings.lock_minutes == minutes


def test_the_systems_places_are_this_applications_own():
    settings = Settings.of_this_computer()
    assert "subrosa" in settings.folder.parts
    assert settings.backups.name == "backups"
