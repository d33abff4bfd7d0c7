"""A passphrase comes from a descriptor up to its first line end, and is gone when the command is."""

import os
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from app.cli.passphrase import passphrase_from
from app.services.errors import PassphraseUnreadable

ROOT = Path(__file__).parents[3]


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


ASKING = (
    "from app.cli.passphrase import passphrase_from\nwith passphrase_from(0) as words: print(words == b'seven words')"
)


def test_what_is_typed_at_a_terminal_is_not_shown_there():
    keyboard, terminal = os.openpty()
    before = termios.tcgetattr(terminal)
    command = [sys.executable, "-c", ASKING]
    with subprocess.Popen(command, cwd=ROOT, stdin=terminal, stdout=terminal, stderr=terminal) as asking:
        shown = b""
        while not shown.endswith(b"Passphrase:\r\n"):
            shown += os.read(keyboard, 1000)
        os.write(keyboard, b"seven words\n")
    shown += os.read(keyboard, 1000)
    assert asking.returncode == 0
    assert shown == b"Passphrase:\r\nTrue\r\n"
    assert termios.tcgetattr(terminal) == before
    os.close(keyboard)
    os.close(terminal)


@pytest.fixture
def heeded():
    """A started program hears Ctrl+C, also where a shell that runs these tests in the background keeps it off."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded")
def test_whoever_stops_a_command_is_not_shown_its_insides(tmp_path):
    vault = tmp_path / "vault.rosa"
    vault.write_bytes(bytes(8192))
    keyboard, terminal = os.openpty()
    command = [sys.executable, ROOT / "main.py", "check", vault, "--passphrase-fd", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdin=terminal, stdout=terminal, stderr=terminal) as asking:
        shown = b""
        while not shown.endswith(b"Passphrase:\r\n"):
            shown += os.read(keyboard, 1000)
        asking.send_signal(signal.SIGINT)
    os.close(terminal)
    assert asking.returncode == 130
    assert shown == b"Passphrase:\r\n"
    with pytest.raises(OSError, match="Input/output"):
        os.read(keyboard, 1000)
    os.close(keyboard)


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
