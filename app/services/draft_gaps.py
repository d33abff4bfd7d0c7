"""What a drafted panel still needs before it can be issued, all of it at once, and what deserves a second look."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.documents.render import undrawable_characters
from app.domain.panel_block import MOST_PANELISTS
from app.domain.panel_draft import PanelDraft
from app.domain.text import CODE, NAME_LIMIT, shortened
from app.services.page_values import is_zone, listed
from app.services.session import Session
from app.vault.stores.people import Trust


class GapKind(StrEnum):
    """What is missing or out of place; the first word says where."""

    CODE = "code"
    CODE_FORM = "code form"
    TITLE = "title"
    TIME_ZONE = "time zone"
    DEADLINE = "deadline"
    DEADLINE_OVER = "deadline over"
    DESTROY_BY = "destroy by"
    KIT = "kit"
    PLEDGE = "pledge"
    MEMBERS = "members"
    MEMBERS_MANY = "members many"
    TOO_LONG = "too long"
    MEMBER_GONE = "members gone"
    CANDIDATE_FORM = "candidates form"
    CANDIDATE_TWICE = "candidates twice"
    CANDIDATE_NAME = "candidates name"
    NO_CANDIDATES = "candidates none"
    NOT_COMPARED = "members compared"
    UNDRAWABLE = "signs"


WARNINGS = frozenset({GapKind.NO_CANDIDATES, GapKind.NOT_COMPARED, GapKind.UNDRAWABLE, GapKind.DEADLINE_OVER})
"""These do not stand in the way of issuing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing to see to; ``subject`` is the code, name, characters or limit that it is about."""

    kind: GapKind
    subject: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the panel cannot be issued as long as this stands."""
        return self.kind not in WARNINGS


def draft_gaps(session: Session, draft: PanelDraft) -> tuple[Gap, ...]:
    """Everything to see to, in the order of the drafting page."""
    draft = draft.tidied()
    return (*_panel(draft, session.now()), *_people(session, draft), *_candidates(draft), *_signs(draft))


def _signs(draft: PanelDraft) -> Iterator[Gap]:
    """Packs are pages: what no font here can draw is said before they are sealed."""
    names = (candidate.name for candidate in draft.candidates)
    signs = undrawable_characters("\n".join((draft.title, *names, draft.pledge)))
    if signs:
        yield Gap(kind=GapKind.UNDRAWABLE, subject="".join(signs))


def _panel(draft: PanelDraft, now: datetime) -> Iterator[Gap]:
    if not draft.code:
        yield Gap(kind=GapKind.CODE)
    elif not CODE.fullmatch(draft.code):
        yield Gap(kind=GapKind.CODE_FORM, subject=draft.code)
    if not draft.title:
        yield Gap(kind=GapKind.TITLE)
    yield from _too_long(draft.title)
    if not is_zone(draft.time_zone):
        yield Gap(kind=GapKind.TIME_ZONE, subject=draft.time_zone)
    last_day = listed(draft.deadline, draft.time_zone).date()
    if last_day < draft.day:
        yield Gap(kind=GapKind.DEADLINE)
    elif draft.deadline <= now:
        yield Gap(kind=GapKind.DEADLINE_OVER)
    if draft.destroy_by <= last_day:
        yield Gap(kind=GapKind.DESTROY_BY)
    if draft.kit_hash is None:
        yield Gap(kind=GapKind.KIT)
    if not draft.pledge:
        yield Gap(kind=GapKind.PLEDGE)


def _people(session: Session, draft: PanelDraft) -> Iterator[Gap]:
    if not draft.members:
        yield Gap(kind=GapKind.MEMBERS)
    if len(draft.members) > MOST_PANELISTS:
        yield Gap(kind=GapKind.MEMBERS_MANY, subject=str(MOST_PANELISTS))
    for member in draft.members:
        if member.key_digest == session.key_digest:
            continue
        contact = session.vault.contacts.get(member.key_digest)
        if contact is None:
            yield Gap(kind=GapKind.MEMBER_GONE, subject=member.key_digest[:8])
        elif contact.trust is not Trust.COMPARED:
            yield Gap(kind=GapKind.NOT_COMPARED, subject=contact.name)


def _candidates(draft: PanelDraft) -> Iterator[Gap]:
    codes = [candidate.code for candidate in draft.candidates]
    if not codes:
        yield Gap(kind=GapKind.NO_CANDIDATES)
    for code in dict.fromkeys(codes):
        if not CODE.fullmatch(code):
            yield Gap(kind=GapKind.CANDIDATE_FORM, subject=code)
        if codes.count(code) > 1:
            yield Gap(kind=GapKind.CANDIDATE_TWICE, subject=code)
    for candidate in draft.candidates:
        if not candidate.name:
            yield Gap(kind=GapKind.CANDIDATE_NAME, subject=candidate.code)
        yield from _too_long(candidate.name)


def _too_long(line: str) -> Iterator[Gap]:
    if len(line) > NAME_LIMIT:
        yield Gap(kind=GapKind.TOO_LONG, subject=shortened(line))
