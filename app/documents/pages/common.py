"""Values that several kinds of page share."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

type Rating = int | Literal["no evidence", "not asked", "recused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A finished PDF, and the characters in it that no face could draw (each once, in order of first use)."""

    pdf: bytes = field(repr=False)
    undrawable: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """How many of how many openers open a card together."""

    needed: int
    openers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelLine:
    """How a page names its panel: code, title, the digest (64 hex) and its four words."""

    code: str
    title: str
    digest: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KitLine:
    """How a page names its kit: name, version, hash (64 hex) and the scale's levels, lowest first."""

    name: str
    version: int
    digest: str
    scale: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """A person as a page names them: the claimed name, the eight key words and the role in the panel."""

    name: str
    words: tuple[str, ...]
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """One note on the record: its time as text (``14:21``), its words, and the question it belongs to."""

    time: str
    text: str
    question: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SealLine:
    """One seal that the chair received.

    ``verdict`` is in plain words ("received in time", "late"), ``decision`` what else was decided about it, empty for
    nothing; ``digest`` is the payload's, 64 hex.
    """

    panelist: str
    words: tuple[str, ...]
    candidate: str
    number: int
    sealed_at: datetime
    received_at: datetime
    digest: str
    receipt: tuple[str, ...]
    verdict: str
    decision: str = ""
