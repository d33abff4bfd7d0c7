"""What is said when the process cannot give up what it must give up before it starts."""

from typing import Final

from app.errors import SubRosaError
from app.hardening import errors
from app.wording.words import Sentences

WORDS: Final[dict[type[SubRosaError], Sentences]] = {
    errors.FilterRefused: (
        "The system did not take the filter that keeps network sockets away from this program ({reason}).",
        "No vault was opened. Sub Rosa has no network code; only the system's own lock on top of that is missing.",
        "Use a newer Linux kernel, or ask whoever looks after this computer whether seccomp filters are switched off.",
    ),
    errors.PlatformRefused: (
        "The setting QT_QPA_PLATFORM asks for “{platform}”, a kind of display that Sub Rosa does not start on.",
        "No vault was opened. Some of these displays show the window to a network.",
        "Remove the setting, or choose xcb or wayland, then start again.",
    ),
}
