"""What was chosen and typed in the meeting and not put on record: kept for whoever goes on, never part of a summary."""

from app.domain.ids import CandidateCode, PanelId
from app.services.chaired_panels import state_of
from app.services.committee import BEING_DECIDED
from app.services.errors import WrongState
from app.services.session import Session
from app.vault.stores.unrecorded import Unrecorded


def read_unrecorded(session: Session, panel_id: PanelId) -> tuple[Unrecorded, ...]:
    """Everything that waits in the fields of a panel's board and decisions."""
    return session.vault.unrecorded.of_panel(panel_id)


def keep_unrecorded(session: Session, words: Unrecorded) -> None:
    """The words are durable, over what stood in that field before; no journal line, since nothing is on record.

    Raises:
        PanelUnknown, WrongState: no such panel, or nothing can be recorded in it: not opened, or the summary is signed.
    """
    state = state_of(session, words.panel_id)
    if state not in BEING_DECIDED:
        raise WrongState(state=state.value)
    session.vault.unrecorded.save(words)


def forget_unrecorded(session: Session, panel_id: PanelId, candidate: CandidateCode, competency: str) -> None:
    """Nothing waits in that field any more."""
    session.vault.unrecorded.clear(panel_id, candidate, competency)
