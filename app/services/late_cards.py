"""Late cards: kept unopened, and let in by a decision whose reason the minutes and the summary show to all."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from app.domain.ids import CandidateCode, PanelId
from app.domain.opening import Admission, SealIdentity, Standing
from app.domain.text import clean_text
from app.services.chaired_panels import panel_of
from app.services.errors import NotLate, ReasonMissing, WrongState
from app.services.opening_list import ListedSeal, listed_seals
from app.services.page_values import called
from app.services.session import Session
from app.vault.stores.panels import PanelState

REASON_LIMIT: Final = 400
"""It stands in a column of a list."""
BEFORE_OPENING: Final = frozenset({PanelState.ISSUED, PanelState.COLLECTING})


@dataclass(frozen=True, slots=True, kw_only=True)
class LateCard:
    """A card that came after the deadline; ``reason`` is empty while nobody let it in."""

    seal: SealIdentity
    candidate: CandidateCode
    panelist: str
    number: int
    received_at: datetime
    reason: str


def late_cards(session: Session, panel_id: PanelId) -> tuple[LateCard, ...]:
    """Every card that came late, let in or not, by candidate, panelist and number.

    Raises:
        PanelUnknown, WrongState: no such panel, or it is still a draft.
    """
    panel, _ = panel_of(session, panel_id)
    return tuple(
        LateCard(
            seal=each.seal.identity,
            candidate=each.seal.candidate,
            panelist=called(panel, panel.member(each.seal.signer)),
            number=each.seal.number,
            received_at=each.seal.received_at,
            reason=each.seal.admission.reason if each.seal.admission is not None else "",
        )
        for each in listed_seals(session, panel)
        if each.standing is Standing.LATE or each.seal.admission is not None
    )


def admit_late_card(session: Session, panel_id: PanelId, seal: SealIdentity, reason: str) -> None:
    """The late card counts as if it had come in time; who decided that, when and why is listed before the opening.

    Raises:
        PanelUnknown: the owner does not chair such a panel.
        WrongState: the panel was opened: what came late stays out for ever.
        ReasonMissing, ValueRefused: a decision always has its reason, and not more than a few sentences of it.
        NotLate: no late card is this seal.
    """
    panel, state = panel_of(session, panel_id)
    if state not in BEFORE_OPENING:
        raise WrongState(state=state.value)
    if not reason.strip():
        raise ReasonMissing
    late = _late_one(listed_seals(session, panel), seal)
    row = session.vault.received_seals.get(*late.seal.identity)
    assert row is not None
    admission = Admission(reason=clean_text(reason, where="reason", limit=REASON_LIMIT), at=session.now())
    with session.vault.transaction("late card admitted"):
        session.vault.received_seals.put(replace(row, verdict=admission.spell()))


def _late_one(listed: tuple[ListedSeal, ...], seal: SealIdentity) -> ListedSeal:
    for each in listed:
        if each.seal.identity == seal and each.standing is Standing.LATE:
            return each
    raise NotLate
