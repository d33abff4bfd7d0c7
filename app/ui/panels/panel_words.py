"""States and gaps of panels in plain words."""

from PySide6.QtCore import QCoreApplication

from app.services.draft_gaps import Gap, GapKind
from app.vault.stores.memberships import MembershipState
from app.vault.stores.panels import PanelState
from app.wording.signs import undrawable_words


def panel_state(state: PanelState) -> str:
    """How far a chaired panel is."""
    return {
        PanelState.DRAFT: _tr("draft"),
        PanelState.ISSUED: _tr("packs issued"),
        PanelState.COLLECTING: _tr("collecting"),
        PanelState.OPENED: _tr("opened"),
        PanelState.DECIDED: _tr("decided"),
        PanelState.SIGNED: _tr("summary signed"),
    }[state]


def membership_state(state: MembershipState) -> str:
    """How far one's own part in a panel is."""
    return {
        MembershipState.RECEIVED: _tr("pack received; the pledge is next"),
        MembershipState.PLEDGED: _tr("pledge taken; declare conflicts next"),
        MembershipState.ACCEPTED: _tr("accepted"),
    }[state]


def gap_words(gap: Gap) -> str:
    """What to see to."""
    if gap.kind is GapKind.UNDRAWABLE:
        return " ".join(undrawable_words(gap.subject))
    return {
        GapKind.CODE: _tr("The panel needs a code, like R-2026-31."),
        GapKind.CODE_FORM: _tr("A code has letters, digits, dots, hyphens and underscores, at most 32."),
        GapKind.TITLE: _tr("The panel needs a title."),
        GapKind.TIME_ZONE: _tr("This computer does not know the time zone {subject}: choose another one."),
        GapKind.DEADLINE: _tr("The deadline lies before the interviews."),
        GapKind.DEADLINE_OVER: _tr("The deadline is over: every card would come late."),
        GapKind.DESTROY_BY: _tr("Destroy-by has to be later than the deadline."),
        GapKind.KIT: _tr("Choose a kit."),
        GapKind.PLEDGE: _tr("The pledge has no words."),
        GapKind.MEMBERS: _tr("Nobody scores yet: choose members."),
        GapKind.MEMBERS_MANY: _tr("At most {subject} members can score."),
        GapKind.TOO_LONG: _tr("“{subject}” is too long."),
        GapKind.MEMBER_GONE: _tr("A member is no longer among your contacts."),
        GapKind.CANDIDATE_FORM: _tr("{subject}: a code has letters, digits, dots, hyphens and underscores."),
        GapKind.CANDIDATE_TWICE: _tr("{subject} stands twice among the candidates."),
        GapKind.CANDIDATE_NAME: _tr("{subject} has no name yet."),
        GapKind.NO_CANDIDATES: _tr("No candidates yet; the panel could be issued without, but why?"),
        GapKind.NOT_COMPARED: _tr("{subject}: words not compared yet. Compare before you hand over the pack."),
    }[gap.kind].format(subject=gap.subject or "–")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Panels", text)
