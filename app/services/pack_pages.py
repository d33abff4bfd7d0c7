"""The readable pages of a pack."""

from datetime import datetime

from app.documents.pages.pack import Anchor, CandidateLine, KitCompetency, KitQuestion, PackPage, RosterLine
from app.documents.render import render_pack
from app.domain.kit import Competency, Kit
from app.domain.panel import Member, Panel
from app.page_setup import PageSetup
from app.services.page_values import kit_line, local, panel_line, signatory


def pack_pages(panel: Panel, member: Member, at: datetime, setup: PageSetup) -> bytes:
    """The pages that this member reads after opening their pack."""
    block = panel.block
    page = PackPage(
        panel=panel_line(block),
        to=signatory(member),
        chair=signatory(panel.chair),
        roster=tuple(RosterLine(person=signatory(each), focus=each.focus) for each in panel.members),
        candidates=tuple(CandidateLine(code=each.code, name=each.name) for each in panel.candidates),
        kit=kit_line(panel.kit),
        competencies=tuple(map(_competency, panel.kit.competencies)),
        questions=_questions(panel.kit),
        quorum=None,
        deadline=local(block.rules.deadline, block),
        destroy_by=block.rules.destroy_by,
        pledge=panel.pledge,
        issued_at=local(at, block),
    )
    return render_pack(page, setup).pdf


def _competency(competency: Competency) -> KitCompetency:
    return KitCompetency(
        name=competency.name,
        definition=competency.definition,
        anchors=tuple(Anchor(level=anchor.level, text=anchor.text) for anchor in competency.anchors),
        weight=competency.weight,
        reason=competency.reason,
        must_meet=competency.must_meet,
    )


def _questions(kit: Kit) -> tuple[KitQuestion, ...]:
    return tuple(
        KitQuestion(
            text=question.text,
            minutes=question.minutes or None,
            probes=question.probes,
            competencies=question.competencies,
        )
        for question in kit.questions
    )
