"""A file that left is on the disk, whole and under its name, before anybody is told."""

import errno
import os

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


@pytest.mark.parametrize(("call", "number"), [("fsync", errno.EINVAL), ("open", errno.EACCES)])
def test_a_file_in_a_folder_that_cannot_be_flushed_is_not_called_refused(tmp_path, monkeypatch, call, number):
    """As in the shared folders of some systems, and in those that one may write into and not read."""
    own = getattr(os, call)

    def refuse(place, *more):
        if place == tmp_path or (isinstance(place, int) and os.path.samestat(os.fstat(place), tmp_path.stat())):
            raise OSError(number, os.strerror(number))
        return own(place, *more)

    monkeypatch.setattr(os, call, refuse)
    write_whole(tmp_path / "card.pdf", b"words")
    assert (tmp_path / "card.pdf").read_bytes() == b"words"


def test_a_disk_that_fails_is_told(tmp_path, monkeypatch):
    def fail(_handle):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileUnwritable):
        write_whole(tmp_path / "card.pdf", b"words")
    assert not list(tmp_path.iterdir())
