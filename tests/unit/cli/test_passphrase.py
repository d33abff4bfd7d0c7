"""A passphrase comes from a descriptor up to its first line end, and is gone when the command is."""

import os

import pytest

from app.cli.passphrase import passphrase_from
from app.services.errors import PassphraseUnreadable


@pytest.fixture
def descriptor():
    reading, writing = os.pipe()
    yield lambda words: (os.write(writing, words), os.close(writing), reading)[-1]
    os.close(reading)


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n", b"\nsecond line"])
def test_it_is_read_to_the_line_end_and_wiped_afterwards(descriptor, ending):
    with passphrase_from(descriptor("seven Wörter".encode() + ending)) as words:
        assert words == "seven Wörter".encode()
    assert words == bytearray(len(words))


def test_it_is_wiped_when_the_command_fails(descriptor):
    with pytest.raises(KeyError), passphrase_from(descriptor(b"words")) as words:
        raise KeyError
    assert words == bytearray(5)


def test_nothing_is_refused(descriptor):
    with pytest.raises(PassphraseUnreadable), passphrase_from(descriptor(b"\n")):
        pass
