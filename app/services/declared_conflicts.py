"""What members declared of candidates when they accepted: sealed to the chair, and read by the chair alone."""

from dataclasses import dataclass, field

from app.domain import canonical
from app.domain.ids import CandidateCode, PanelId
from app.services.chaired_panels import panel_of
from app.services.page_values import called
from app.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredConflict:
    """What one member said of one candidate; they score them all the same, unless they are recused."""

    panelist: str
    candidate: CandidateCode
    statement: str = field(repr=False)


def declared_conflicts(session: Session, panel_id: PanelId) -> tuple[DeclaredConflict, ...]:
    """Every declaration that came in, in roster order.

    Raises:
        PanelUnknown, WrongState: no such panel, or it is still a draft.
    """
    panel, _ = panel_of(session, panel_id)
    contents = {
        row.spki_sha256: canonical.decode(row.manifest.encode())["content"]
        for row in session.vault.acceptances.find(panel_id=panel_id)
    }
    return tuple(
        DeclaredConflict(
            panelist=called(panel, member), candidate=CandidateCode(row["candidate"]), statement=row["statement"]
        )
        for member in panel.panelists
        if member.seat.key_digest in contents
        for row in contents[member.seat.key_digest]["conflicts"]
    )
