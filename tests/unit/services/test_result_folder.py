"""A file that left is on the disk, whole and under its name, before anybody is told."""

import pytest

from app.services.errors import FileUnwritable
from app.services.result_folder import write_whole
from tests.unit.vault.flushes import Flushes


def test_an_export_outlives_a_power_cut(tmp_path, monkeypatch):
    path = tmp_path / "card.pdf"
    path.write_bytes(b"what was there before")
    flushes = Flushes(monkeypatch)
    write_whole(path, b"words")
    assert path.read_bytes() == b"words"
    assert flushes.written(path)
    assert flushes.entered(path)


@pytest.mark.parametrize("name", ["vault.rosa", "VAULT.ROSA"])
def test_nothing_that_leaves_is_written_over_a_vault(tmp_path, name):
    vault = tmp_path / name
    vault.write_bytes(b"all that somebody wrote")
    with pytest.raises(FileUnwritable):
        write_whole(vault, b"%PDF")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(name, b"all that somebody wrote")]
