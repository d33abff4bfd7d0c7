"""A passphrase comes from a descriptor up to its first line end, and is gone when the command is."""

import os

import pytest

from app.cli.passphrase import passphrase_from
from app.services.errors import PassphraseUnreadable


@pytest.fixture
def descriptor():
    opened = []

    def holding(words):
        reading, writing = os.pipe()
        opened.append(reading)
        os.write(writing, words)
        os.close(writing)
        return reading

    yield holding
    for reading in opened:
        os.close(reading)


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n", b"\nsecond line"])
def test_it_is_read_to_the_line_end_and_wiped_afterwards(descriptor, ending):
    with passphrase_from(descriptor("seven Wörter".encode() + ending)) as words:
        assert words == "seven Wörter".encode()
    assert words == bytearray(len(words))


def test_one_as_long_as_the_window_takes_is_read_whole_and_a_longer_one_is_not_cut(descriptor):
    with passphrase_from(descriptor(b"x" * 4096 + b"\n")) as words:
        assert len(words) == 4096
    with pytest.raises(PassphraseUnreadable), passphrase_from(descriptor(b"x" * 4097)):
        pass


def test_control_characters_are_left_out_as_the_window_does(descriptor):
    with passphrase_from(descriptor(b"one\ttwo \x7fthree\r\n")) as words:
        assert words == b"onetwo three"


def test_it_is_wiped_when_the_command_fails(descriptor):
    with pytest.raises(KeyError), passphrase_from(descriptor(b"words")) as words:
        raise KeyError
    assert words == bytearray(5)


@pytest.mark.parametrize("number", [-1, 1 << 80])
def test_a_number_that_no_descriptor_has_is_refused(number):
    with pytest.raises(PassphraseUnreadable), passphrase_from(number):
        pass


def test_nothing_is_refused(descriptor):
    with pytest.raises(PassphraseUnreadable), passphrase_from(descriptor(b"\n")):
        pass
