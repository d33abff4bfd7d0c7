"""Who of a panel has answered its pack, and how many cards each has handed in."""

from dataclasses import dataclass

from app.domain.ids import KeyDigest, PanelId
from app.domain.opening import Standing
from app.services.chaired_panels import panel_of
from app.services.collect_seals import expected_and_received
from app.services.page_values import called
from app.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One panelist: has the acceptance come, how many cards count of how many expected."""

    key_digest: KeyDigest
    name: str
    accepted: bool
    received: int
    expected: int


def attendance(session: Session, panel_id: PanelId) -> tuple[Attendance, ...]:
    """Every panelist in roster order.

    Raises:
        PanelUnknown, WrongState: no such panel, or it is still a draft.
    """
    panel, _ = panel_of(session, panel_id)
    owed = [cell for cell in expected_and_received(session, panel_id) if not cell.recused]
    accepted = {row.spki_sha256 for row in session.vault.acceptances.find(panel_id=panel_id)}
    return tuple(
        Attendance(
            key_digest=member.seat.key_digest,
            name=called(panel, member),
            accepted=member.seat.key_digest in accepted,
            received=sum(c.standing is Standing.COUNTS for c in owed if c.panelist == member.seat.key_digest),
            expected=sum(c.panelist == member.seat.key_digest for c in owed),
        )
        for member in panel.panelists
    )
