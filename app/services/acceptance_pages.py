"""The readable page of an acceptance."""

from datetime import datetime

from app.documents.pages.acceptance import AcceptancePage, Conflict
from app.documents.render import render_acceptance
from app.domain.acceptance import Acceptance
from app.domain.panel import Member, Panel
from app.page_setup import PageSetup
from app.services.page_values import local, panel_line, signatory


def acceptance_pages(panel: Panel, member: Member, declared: Acceptance, at: datetime, setup: PageSetup) -> bytes:
    """The page that the chair reads: the pledge, conflicts, and recusals without a cause."""
    page = AcceptancePage(
        panel=panel_line(panel.block),
        member=signatory(member),
        pledge_digest=declared.pledge_sha256,
        conflicts=tuple(Conflict(candidate=code, statement=text) for code, text in declared.conflicts.items()),
        recusals=declared.recusals,
        accepted_at=local(at, panel.block),
    )
    return render_acceptance(page, setup).pdf
