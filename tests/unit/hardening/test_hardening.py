"""After hardening no internet socket can be made, and no foreign Qt setting is left."""

import json
import subprocess
import sys

import pytest

from app.hardening.errors import PlatformRefused
from app.hardening.process import keep_known_qt_settings

HARDENED = """
import json, os, socket, sys
from app.hardening.process import harden
from app.hardening.proof import attempt_a_socket
before = attempt_a_socket()
state = harden()
after = attempt_a_socket()
families = {}
for name in ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "AF_UNIX"):
    try:
        socket.socket(getattr(socket, name), socket.SOCK_DGRAM).close()
        families[name] = "made"
    except OSError as error:
        families[name] = error.errno
child = os.spawnlp(os.P_WAIT, sys.executable, sys.executable, "-c", "import socket; socket.socket()")
import resource
core = resource.getrlimit(resource.RLIMIT_CORE)
print(json.dumps([before.refused, str(state), after.refused, after.filtered, families, child, core]))
"""


@pytest.fixture(scope="module")
def hardened():
    done = subprocess.run([sys.executable, "-c", HARDENED], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_only_unix_sockets_are_left_to_the_process_and_its_children(hardened):
    before, state, refused, filtered, families, child, core = hardened
    assert (before, state, refused, filtered) == (False, "blocked by the system", True, True)
    assert families.pop("AF_UNIX") == "made"
    assert set(families.values()) == {97}
    assert child == 1
    assert core == [0, 0]


def test_unknown_qt_settings_are_dropped():
    environment = {"QT_PLUGIN_PATH": "/evil", "QT_SCALE_FACTOR": "2", "QML2_IMPORT_PATH": "x", "PATH": "/bin"}
    keep_known_qt_settings(environment)
    assert environment == {"QT_SCALE_FACTOR": "2", "PATH": "/bin"}


@pytest.mark.parametrize("platform", ["vnc", "vnc:port=5900", "xcb;vnc", "linuxfb"])
def test_a_platform_that_may_listen_is_refused(platform):
    with pytest.raises(PlatformRefused):
        keep_known_qt_settings({"QT_QPA_PLATFORM": platform})


def test_a_filter_that_the_kernel_refuses_is_not_called_one():
    """An empty program is refused by every kernel."""
    code = "from app.hardening import process, seccomp; seccomp.program = lambda _machine: (); print(process.harden())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "no network code\n"


def test_memory_that_was_freed_is_overwritten():
    code = """
import ctypes
from app.hardening.process import PERTURBATION, harden
harden()
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, (ctypes.c_void_p,)
place = libc.malloc(5_000)
words = (ctypes.c_ubyte * 4_000).from_address(place + 100)
ctypes.memset(words, 0x11, 4_000)
libc.free(place)
print(all(byte == PERTURBATION for byte in words))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
