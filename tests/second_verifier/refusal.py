"""The one thing that this verifier says of a file that it does not accept."""


class Refused(Exception):
    """The file is not one of version 1; the text is a word for people who compare verdicts."""

    def __init__(self, word: str, *, code: str = "", line: int = 0) -> None:
        super().__init__(word)
        self.code = code
        """Where the format names one that follows from it."""
        self.line = line
        """Of a text file, from 1; 0 where there is none to name."""


def demand(holds: object, word: str) -> None:
    """Go on only when it holds.

    Raises:
        Refused: it does not.
    """
    if not holds:
        raise Refused(word)
