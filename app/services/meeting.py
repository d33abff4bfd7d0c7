"""How far a panel's meeting has come: counts for the rail and for the way from panel to panel."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.ids import PanelId
from app.domain.opening import Standing
from app.services.chaired_panels import list_panels, panel_of
from app.services.collect_seals import expected_and_received
from app.services.committee import AFTER_OPENING
from app.services.session import Session
from app.vault.stores.outcomes import MinutesPart
from app.vault.stores.panels import PanelState


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView:
    """Counts of one meeting. ``expected`` leaves recusals out; ``received`` counts cards that may be opened."""

    panel_id: PanelId
    code: str
    title: str
    state: PanelState
    expected: int
    received: int
    decided: int
    candidates: int

    @property
    def opened(self) -> bool:
        """Whether the cards were opened."""
        return self.state in AFTER_OPENING


def view_meeting(session: Session, panel_id: PanelId) -> MeetingView:
    """The meeting's counts as they stand.

    Raises:
        PanelUnknown, WrongState: no such panel, or it is still a draft.
    """
    panel, state = panel_of(session, panel_id)
    cells = expected_and_received(session, panel_id)
    return MeetingView(
        panel_id=panel_id,
        code=panel.block.code,
        title=panel.block.title,
        state=state,
        expected=sum(not cell.recused for cell in cells),
        received=sum(cell.standing is Standing.COUNTS and not cell.recused for cell in cells),
        decided=len(session.vault.decisions.decisions(panel_id)),
        candidates=len(panel.candidates),
    )


def last_meeting(session: Session) -> PanelId | None:
    """The issued panel that changed last, or None while there is none."""
    issued = [view for view in list_panels(session) if view.state is not PanelState.DRAFT]
    return issued[0].panel_id if issued else None


def opened_at(session: Session, panel_id: PanelId) -> datetime | None:
    """When the opening's minutes were signed, or None before it."""
    row = session.vault.minutes.get(panel_id, MinutesPart.OPENED)
    return row.signed_at if row is not None else None
