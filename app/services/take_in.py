"""Files that a chair was handed, of any kind: sealed cards and acceptances are collected, contact cards imported."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app.domain.ids import PanelId
from app.errors import SubRosaError
from app.sealing.errors import Reason, Refusal
from app.sealing.kinds import Kind
from app.services.collect_seals import Collected, collect_file
from app.services.contact_cards import import_contact_card
from app.services.each_file import bytes_of
from app.services.errors import FileUnreadable
from app.services.session import Session
from app.vault.stores.people import Trust

MOST_FILES: Final = 2000
"""So many files of dropped folders are looked at, the first by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What became of one file, with the trust in its signer where the signer is a contact."""

    collected: Collected
    trust: Trust | None


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The named files, and every PDF in and below named folders, each once."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = (each for each in path.rglob("*") if each.suffix.lower() == ".pdf" and each.is_file())
            found |= dict.fromkeys(sorted(inside)[:MOST_FILES])
        else:
            found[path] = None
    return tuple(found)


def take_in(session: Session, panel_id: PanelId, path: Path) -> TakenIn:
    """The file is kept if it belongs here; the answer says what it is or why it was refused. The file is only read.

    Raises:
        PanelUnknown, WrongState: no such panel, or it is still a draft.
    """
    try:
        data = bytes_of(path)
    except FileUnreadable as error:
        return TakenIn(collected=_nothing(path.name, error), trust=None)
    collected = collect_file(session, panel_id, path.name, data)
    if isinstance(collected.refusal, Refusal) and not collected.kind:
        return _as_contact(session, data, collected)
    return TakenIn(collected=collected, trust=_trust(session, collected))


def _as_contact(session: Session, data: bytes, collected: Collected) -> TakenIn:
    """What a file that is no sealed one is as a contact card; the first refusal stands when it is neither."""
    try:
        view = import_contact_card(session, data)
    except Refusal as error:
        better = replace(collected, refusal=error) if error.reason is Reason.ANOTHER_KIND else collected
        return TakenIn(collected=better, trust=None)
    except SubRosaError as error:
        return TakenIn(collected=replace(collected, kind=Kind.CONTACT.value, refusal=error), trust=None)
    contact = replace(collected, kind=Kind.CONTACT.value, panelist=view.name, refusal=None)
    return TakenIn(collected=contact, trust=view.trust)


def _trust(session: Session, collected: Collected) -> Trust | None:
    """How far the signer of a kept card or acceptance is trusted, None for others and for strangers."""
    contact = session.vault.contacts.get(collected.signer) if collected.refusal is None else None
    return contact.trust if contact is not None else None


def _nothing(name: str, error: SubRosaError) -> Collected:
    return Collected(
        file_name=name,
        kind="",
        panelist="",
        candidate="",
        number=None,
        sealed_at=None,
        digest="",
        signer="",
        late=False,
        refusal=error,
    )
