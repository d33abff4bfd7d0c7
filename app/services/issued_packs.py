"""The packs that a chair issued, as they were sealed, with what has come back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.domain.ids import KeyDigest, PanelId
from app.services.chaired_panels import panel_of
from app.services.errors import NameTaken
from app.services.page_values import called
from app.services.result_folder import write_whole
from app.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class PackView:
    """One member's pack; ``accepted`` once the acceptance came in."""

    key_digest: KeyDigest
    to: str
    file_name: str
    issued_at: datetime
    accepted: bool
    data: bytes = field(repr=False)


def issued_packs(session: Session, panel_id: PanelId) -> tuple[PackView, ...]:
    """All packs of this panel in roster order.

    Raises:
        PanelUnknown, WrongState: no such panel, or it is still a draft.
    """
    panel, _ = panel_of(session, panel_id)
    rows = {row.spki_sha256: row for row in session.vault.issued_packs.find(panel_id=panel_id)}
    accepted = {row.spki_sha256 for row in session.vault.acceptances.find(panel_id=panel_id)}
    return tuple(
        PackView(
            key_digest=row.spki_sha256,
            to=called(panel, member),
            file_name=row.file_name,
            issued_at=row.issued_at,
            accepted=row.spki_sha256 in accepted,
            data=row.pdf,
        )
        for member in panel.panelists
        if (row := rows.get(member.seat.key_digest)) is not None
    )


def write_packs(folder: Path, packs: Sequence[PackView], progress: Callable[[int, int], None]) -> None:
    """Every pack lies in the folder; nothing that was there is lost. ``progress`` is told how many of how many.

    Raises:
        NameTaken: a file of such a name holds something else; no pack was written.
        FileUnwritable: the folder refuses.
    """
    for pack in packs:
        if not _free(folder / pack.file_name, pack.data):
            raise NameTaken(path=folder / pack.file_name)
    for done, pack in enumerate(packs):
        progress(done, len(packs))
        write_whole(folder / pack.file_name, pack.data)


def _free(path: Path, data: bytes) -> bool:
    """Whether nothing is lost when the path has these bytes."""
    try:
        return path.read_bytes() == data
    except FileNotFoundError:
        return True
    except OSError:
        return False
