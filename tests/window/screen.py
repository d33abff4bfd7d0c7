"""A screen of a test's own: an X server that nobody else draws on, listening on no port."""

import os
import subprocess
from typing import Self

SIZE = "1600x1500x24"


class NoScreen(Exception):
    """There is no X server, or it cannot be given events (Debian and Ubuntu: ``xvfb``, ``libxtst6``)."""


class Screen:
    """A virtual screen; ``name`` is what ``DISPLAY`` has to say."""

    def __init__(self) -> None:
        """The server answers under a number that was free."""
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
        try:
            self._server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        except FileNotFoundError as error:
            raise NoScreen("no window was looked at") from error
        finally:
            os.close(writing)
        with os.fdopen(reading) as pipe:
            self.name = f":{pipe.readline().strip()}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self._server.terminate()
        self._server.wait()
