"""The one thing that this verifier says of a file that it does not accept."""


class Refused(Exception):
    """The file is not one of version 1; the text is a word for people who compare verdicts."""


def demand(holds: object, word: str) -> None:
    """Go on only when it holds.

    Raises:
        Refused: it does not.
    """
    if not holds:
        raise Refused(word)
