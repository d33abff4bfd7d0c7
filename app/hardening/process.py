"""The boot order: first nothing can reach out or look in, then the rest is imported."""

import ctypes
import os
import sys
from collections.abc import MutableMapping
from enum import StrEnum
from typing import Final

from app.hardening.errors import FilterRefused, PlatformRefused
from app.hardening.seccomp import can_filter, leave_only_unix_sockets

PR_SET_DUMPABLE: Final = 4
M_PERTURB: Final = -6
"""glibc's mallopt parameter: freed memory is overwritten, but for small blocks that a thread keeps to use again."""
PERTURBATION: Final = 0xA5

KEPT_QT_SETTINGS: Final = frozenset(
    {
        "QT_QPA_PLATFORM",
        "QT_SCALE_FACTOR",
        "QT_AUTO_SCREEN_SCALE_FACTOR",
        "QT_ENABLE_HIGHDPI_SCALING",
        "QT_SCREEN_SCALE_FACTORS",
        "QT_SCALE_FACTOR_ROUNDING_POLICY",
        "QT_FONT_DPI",
        "QT_IM_MODULE",
        "QT_IM_MODULES",
        "QT_ACCESSIBILITY",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON",
    }
)
"""Settings for sight, writing and screen readers; whatever loads code or writes logs is dropped."""
PLATFORMS: Final = frozenset({"xcb", "wayland", "offscreen", "minimal", "cocoa", "windows"})
"""Qt platforms that open no port. ``vnc`` listens on all interfaces."""


class Network(StrEnum):
    """What keeps the network away."""

    BLOCKED = "blocked by the system"
    UNUSED = "no network code"


def harden() -> Network:
    """The process has no sockets but AF_UNIX (where Linux can), leaves no core, and cannot be traced by its equals.

    Returns:
        What keeps the network away from here on.

    Raises:
        PlatformRefused: the environment asks Qt to listen on a network.
    """
    keep_known_qt_settings(os.environ)
    if sys.platform != "linux":
        return Network.UNUSED
    import resource  # noqa: PLC0415 - exists on POSIX only

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    libc = ctypes.CDLL(None)
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    if hasattr(libc, "mallopt"):
        libc.mallopt(M_PERTURB, PERTURBATION)
    if not can_filter():
        return Network.UNUSED
    try:
        leave_only_unix_sockets()
    except FilterRefused:
        return Network.UNUSED
    return Network.BLOCKED


def keep_known_qt_settings(environment: MutableMapping[str, str]) -> None:
    """Only Qt settings of the allow-list remain.

    Raises:
        PlatformRefused: ``QT_QPA_PLATFORM`` names a platform that is not on the list.
    """
    for name in [
        name for name in environment if name.startswith(("QT_", "QML", "QSG_")) and name not in KEPT_QT_SETTINGS
    ]:
        del environment[name]
    for platform in environment.get("QT_QPA_PLATFORM", "").split(";"):
        if platform and platform.partition(":")[0] not in PLATFORMS:
            raise PlatformRefused(platform=platform)
