"""This computer remembers a chain's head and, if asked, a path; nothing else, and never more than a hint."""

import json
import zlib
from pathlib import Path

import pytest

from app.settings import Settings

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
    assert json.loads(file.read_text()) == {
        "counter": 7,
        "line": LINE,
        "sum": f"{zlib.crc32(f'7 {LINE}'.encode()):08x}",
    }


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
    assert settings.read(HASH) is None
    assert settings.last_path is None


def test_the_systems_places_are_this_applications_own():
    settings = Settings.of_this_computer()
    assert "subrosa" in settings.folder.parts
    assert settings.backups.name == "backups"
