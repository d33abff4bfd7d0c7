"""The steps of a committee meeting, how far each is, and which comes next."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.domain.ids import PanelId
from app.services.meeting import MeetingView, view_meeting
from app.services.session import Session
from app.ui.shell import Entries, Entry
from app.vault.stores.panels import PanelState


class Step(StrEnum):
    """A step of the meeting; its value is the key of its place."""

    COLLECT = "collect"
    OPENING = "opening"
    BOARD = "board"
    DECISION = "decision"
    SUMMARY = "summary"


_NEXT = {
    PanelState.ISSUED: Step.COLLECT,
    PanelState.COLLECTING: Step.COLLECT,
    PanelState.OPENED: Step.BOARD,
    PanelState.DECIDED: Step.SUMMARY,
    PanelState.SIGNED: Step.SUMMARY,
}


def next_step(state: PanelState) -> Step:
    """Where the work on a panel in this state goes on."""
    return _NEXT.get(state, Step.COLLECT)


def meeting_entries(session: Session, panel_id: PanelId, current: Step) -> Entries:
    """The steps as lines of the rail."""
    view = view_meeting(session, panel_id)
    return Entries(
        caption=_tr("Meeting {code}").format(code=view.code),
        lines=tuple(
            Entry(key=step.value, text=step_words(step), badge=_badge(step, view), current=step is current)
            for step in Step
        ),
    )


def step_words(step: Step) -> str:
    """What a step is called."""
    return {
        Step.COLLECT: _tr("Collect"),
        Step.OPENING: _tr("Opening"),
        Step.BOARD: _tr("Board"),
        Step.DECISION: _tr("Decision"),
        Step.SUMMARY: _tr("Summary"),
    }[step]


def _badge(step: Step, view: MeetingView) -> str:
    match step:
        case Step.COLLECT:
            return f"{view.received}/{view.expected}"
        case Step.OPENING:
            return _tr("done") if view.opened else ""
        case Step.DECISION:
            return f"{view.decided}/{view.candidates}" if view.opened else ""
        case Step.SUMMARY:
            return _tr("signed") if view.state is PanelState.SIGNED else ""
        case _:
            return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("MeetingSteps", text)
