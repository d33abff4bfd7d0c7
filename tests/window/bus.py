"""A message bus of a test's own, as a desktop has one per session and one for the system."""

import shutil
import subprocess
from pathlib import Path
from typing import Self

LOGIN, MANAGER = "org.freedesktop.login1", "/org/freedesktop/login1"
GOES_TO_SLEEP = (LOGIN, MANAGER, f"{LOGIN}.Manager.PrepareForSleep", "boolean:true")
"""Who says it, where, what, and that it is so: what the login manager sends before the computer sleeps."""
_ACCESSIBILITY = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
"""The one service that the bus starts when it is asked for."""
_CONFIGURATION = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class NoBus(Exception):
    """There is no bus daemon, so that nothing can be said about signals (Debian and Ubuntu: ``dbus``)."""


class Bus:
    """A bus that listens on a Unix socket in a folder."""

    def __init__(self, folder: Path) -> None:
        """The bus takes messages."""
        folder.mkdir(parents=True, exist_ok=True)
        services, settings = folder / "services", folder / "bus.conf"
        services.mkdir()
        if _ACCESSIBILITY.exists():
            shutil.copy(_ACCESSIBILITY, services)
        self.address = f"unix:path={folder / 'bus'}"
        settings.write_text(_CONFIGURATION.format(socket=folder / "bus", services=services))
        command = ["dbus-daemon", f"--config-file={settings}", "--nofork", "--nopidfile", "--print-address=1"]
        try:
            self._daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        except FileNotFoundError as error:
            raise NoBus from error
        assert self._daemon.stdout is not None
        if not self._daemon.stdout.readline():
            raise NoBus

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self._daemon.terminate()
        self._daemon.wait()
        if self._daemon.stdout is not None:
            self._daemon.stdout.close()

    def signal(self, sender: str, path: str, signal: str, *values: str) -> None:
        """A program that goes by this name has sent a signal."""
        subprocess.run(
            ["dbus-send", f"--bus={self.address}", "--type=signal", f"--sender={sender}", path, signal, *values],
            check=True,
        )
