"""A screen that is locked and a computer that goes to sleep lock the vault; without a bus nothing is said."""

import shutil
import subprocess

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from app.ui.session_watch import SessionWatch

SAVER = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged")
GNOME = ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")
LOGIN = "org.freedesktop.login1"
SLEEP = (LOGIN, "/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep")
LOCK = (LOGIN, "/org/freedesktop/login1/session/_32", f"{LOGIN}.Session", "Lock")
OTHERS = (LOGIN, "/org/freedesktop/login1/session/_33", f"{LOGIN}.Session", "Lock")


@pytest.fixture(scope="module")
def address():
    program = shutil.which("dbus-daemon")
    assert program, "dbus-daemon is missing: install the Debian package dbus (make test does)"
    command = [program, "--session", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def bus(address):
    yield QDBusConnection.connectToBus(address, "desktop")
    QDBusConnection.disconnectFromBus("desktop")


@pytest.fixture
def watch(address, qapp):  # noqa: ARG001 - the application has to be there
    heard = QDBusConnection.connectToBus(address, "watch")
    assert heard.isConnected()
    yield SessionWatch(heard, heard, "2")
    QDBusConnection.disconnectFromBus("watch")


def emit(bus, signal, *arguments):
    service, path, interface, name = signal
    assert bus.registerService(service)
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(arguments))
    assert bus.send(message)


@pytest.mark.parametrize(
    "said", [(SAVER, True), (GNOME, True), (SLEEP, True), (LOCK,)], ids=["screen saver", "GNOME", "sleep", "lock"]
)
def test_whoever_goes_away_is_heard(watch, bus, qtbot, said):
    with qtbot.waitSignal(watch.away, timeout=5_000):
        emit(bus, *said)


def test_coming_back_and_the_lock_of_somebody_else_change_nothing(watch, bus, qtbot):
    heard = []
    watch.away.connect(lambda: heard.append(1))
    for said in ((SAVER, False), (GNOME, False), (SLEEP, False), (OTHERS,)):
        emit(bus, *said)
    with qtbot.waitSignal(watch.away, timeout=5_000):  # signals of one sender arrive in their order
        emit(bus, LOCK)
    assert heard == [1]


def test_a_program_that_does_not_own_the_name_is_not_heard(watch, bus, address, qtbot):
    heard = []
    watch.away.connect(lambda: heard.append(1))
    assert bus.registerService(GNOME[0])
    stranger = QDBusConnection.connectToBus(address, "stranger")
    message = QDBusMessage.createSignal(*GNOME[1:])
    message.setArguments([True])
    assert stranger.send(message)
    assert stranger.registerService("org.example.Sent")  # answered: the bus has passed the signal on
    QDBusConnection.disconnectFromBus("stranger")
    with qtbot.waitSignal(watch.away, timeout=5_000):
        emit(bus, LOCK)
    assert heard == [1]


def test_without_a_bus_nothing_is_said(qtbot, monkeypatch, capfd):  # noqa: ARG001 - the application has to be there
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    SessionWatch.of_this_session()
    assert capfd.readouterr() == ("", "")
