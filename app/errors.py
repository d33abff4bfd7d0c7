"""One root for every refusal and failure that Sub Rosa names itself.

Leaves live in the room that raises them, hold data and never sentences, and carry a stable code. People read
the words of ``app.wording``; ``str()`` shows the code and the name alone, so that no content reaches a log.
"""

from typing import ClassVar


class SubRosaError(Exception):
    """A failure with a code that a person can quote."""

    code: ClassVar[str] = "SR-900"

    def __str__(self) -> str:
        return f"{self.code} {type(self).__name__}"
