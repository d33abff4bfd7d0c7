"""A file that left is on the disk, whole and under its name, before anybody is told."""

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
