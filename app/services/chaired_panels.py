"""The panels that the owner chairs, from draft to issued; an issued one is rebuilt from its block and must agree."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path

from app.crypto.key_words import four_words
from app.domain import canonical
from app.domain.ids import PanelCode, PanelId
from app.domain.moments import zone
from app.domain.panel import Candidate, Member, Panel
from app.domain.panel_block import PanelBlock
from app.domain.panel_draft import PanelDraft
from app.resources import RESOURCES
from app.services.errors import PanelUnknown, WrongState
from app.services.kits import kit_of
from app.services.page_values import listed
from app.services.retention import default_destroy_by
from app.services.session import Session
from app.vault.stores.panels import ChairedPanel, PanelState

DEFAULT_PLEDGE: Path = RESOURCES / "pledges" / "default.en.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """A chaired panel as a list shows it: its deadline on its own clock, its ``words`` once it is issued."""

    panel_id: PanelId
    code: str
    title: str
    state: PanelState
    words: tuple[str, ...]
    deadline: datetime


def list_panels(session: Session) -> tuple[PanelView, ...]:
    """The panels that the owner chairs, the last changed first."""
    rows = sorted(session.vault.panels.all(), key=lambda row: row.changed_at, reverse=True)
    return tuple(map(_view, rows))


def new_draft(session: Session) -> PanelDraft:
    """A draft with a fresh id and every default filled in; nothing is stored yet."""
    now = session.now()
    return PanelDraft(
        panel_id=PanelId(session.fresh_id()),
        code=PanelCode(""),
        title="",
        day=now.date(),
        time_zone="UTC",
        deadline=datetime.combine(now.date() + timedelta(days=2), time(), zone("UTC", where="time zone")),
        destroy_by=default_destroy_by(now.date()),
        pledge=DEFAULT_PLEDGE.read_text("utf-8").strip(),
    )


def save_draft(session: Session, draft: PanelDraft) -> None:
    """The draft is stored as it stands, ready or not, its texts tidied.

    Raises:
        WrongState: the panel is issued; changes would need an amendment.
    """
    known, draft = session.vault.panels.get(draft.panel_id), draft.tidied()
    if known is not None and known.state is not PanelState.DRAFT:
        raise WrongState(state=known.state.value)
    row = ChairedPanel(
        panel_id=draft.panel_id,
        code=draft.code,
        title=draft.title,
        state=PanelState.DRAFT,
        draft=canonical.encode(draft.to_json()).decode(),
        kit_hash=draft.kit_hash,
        changed_at=session.now(),
    )
    with session.vault.transaction("panel drafted"):
        session.vault.panels.put(row)


def draft_of(session: Session, panel_id: PanelId) -> PanelDraft:
    """The draft that was saved, or that the panel was issued from.

    Raises:
        PanelUnknown: no such panel.
    """
    return PanelDraft.from_json(canonical.decode(_row(session, panel_id).draft.encode()))


def panel_of(session: Session, panel_id: PanelId) -> tuple[Panel, PanelState]:
    """An issued panel with its state.

    Raises:
        PanelUnknown: no such panel.
        WrongState: it is still a draft.
    """
    row = _row(session, panel_id)
    if row.block is None:
        raise WrongState(state=row.state.value)
    block = PanelBlock.from_json(canonical.decode(row.block.encode()))
    draft = PanelDraft.from_json(canonical.decode(row.draft.encode()))
    members = sorted(session.vault.members.find(panel_id=panel_id), key=lambda member: member.position)
    rows = {candidate.code: candidate for candidate in session.vault.candidates.find(panel_id=panel_id)}
    panel = Panel(
        block=block,
        day=draft.day,
        kit=kit_of(session, block.kit_hash),
        pledge=draft.pledge,
        members=tuple(
            Member(name=member.name, seat=seat, focus=member.focus)
            for member, seat in zip(members, block.roster, strict=True)
        ),
        candidates=tuple(
            Candidate(code=place.code, name=rows[place.code].name, salt=rows[place.code].name_salt)
            for place in block.candidates
        ),
    )
    return panel, row.state


def state_of(session: Session, panel_id: PanelId) -> PanelState:
    """How far a panel is.

    Raises:
        PanelUnknown: no such panel.
    """
    return _row(session, panel_id).state


def set_state(session: Session, panel_id: PanelId, state: PanelState) -> None:
    """The panel is in this state. Belongs inside a transaction of the verb that brought it there."""
    row = _row(session, panel_id)
    session.vault.panels.put(replace(row, state=state, changed_at=session.now()))


def _row(session: Session, panel_id: PanelId) -> ChairedPanel:
    row = session.vault.panels.get(panel_id)
    if row is None:
        raise PanelUnknown
    return row


def _view(row: ChairedPanel) -> PanelView:
    draft = PanelDraft.from_json(canonical.decode(row.draft.encode()))
    return PanelView(
        panel_id=row.panel_id,
        code=row.code,
        title=row.title,
        state=row.state,
        words=four_words(row.panel_digest) if row.panel_digest else (),
        deadline=listed(draft.deadline, draft.time_zone),
    )
