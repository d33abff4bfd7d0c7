"""Which sentences belong to which error, gathered from every room's table."""

from collections.abc import Mapping
from typing import Final

from app.errors import SubRosaError
from app.sealing.errors import Refusal
from app.wording import documents, domain, hardening, sealing, services, vault
from app.wording.words import UNEXPECTED, Sentences, Wording


def _by_reason(error: SubRosaError) -> Sentences:
    return sealing.sentences(error) if isinstance(error, Refusal) else sealing.WORDS[type(error)]


TABLES: Final[tuple[Mapping[type[SubRosaError], Wording], ...]] = (
    documents.WORDS,
    domain.WORDS,
    hardening.WORDS,
    sealing.WORDS,
    services.WORDS,
    vault.WORDS,
)
"""One table per room."""

BY_KIND: Final[Mapping[type[SubRosaError], Wording]] = {
    **{kind: wording for table in TABLES for kind, wording in table.items()},
    Refusal: _by_reason,
}
"""Every kind of error that has words of its own."""


def sentences(error: SubRosaError) -> Sentences:
    """The sentences for this error, chosen by its kind and, where the kind asks for it, by its data."""
    wording = BY_KIND.get(type(error), UNEXPECTED)
    return wording(error) if callable(wording) else wording
