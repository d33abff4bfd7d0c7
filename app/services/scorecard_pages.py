"""The readable pages of a scorecard, from exactly the values that its manifest holds."""

from dataclasses import dataclass
from datetime import datetime

from app.documents.pages.common import NoteLine
from app.documents.pages.scorecard import RatedCompetency, ScorecardPage
from app.documents.render import render_scorecard
from app.domain.ids import CandidateCode
from app.domain.panel import Member, Panel
from app.domain.scorecard import CardContent, CardNote
from app.page_setup import PageSetup
from app.services.page_values import kit_line, local, note_line, page_rating, panel_line, signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """What stands around a card's content: whose, for whom, which number, when."""

    panel: Panel
    member: Member
    candidate: CandidateCode
    number: int
    replaces: int | None
    at: datetime


def scorecard_page(facts: CardFacts, content: CardContent) -> ScorecardPage:
    """The card as a page says it."""
    panel = facts.panel
    return ScorecardPage(
        panel=panel_line(panel.block),
        kit=kit_line(panel.kit),
        candidate=facts.candidate,
        number=facts.number,
        replaces=facts.replaces,
        panelist=signatory(facts.member),
        sealed_at=local(facts.at, panel.block),
        competencies=tuple(_rated(panel, content, name) for name in content.ratings),
        further_notes=_lines(panel, tuple(note for note in content.notes if not note.competencies)),
        recommendation=content.recommendation.value,
        summary=content.summary,
    )


def scorecard_pages(facts: CardFacts, content: CardContent, setup: PageSetup) -> bytes:
    """The pages inside a sealed scorecard."""
    return render_scorecard(scorecard_page(facts, content), setup).pdf


def _rated(panel: Panel, content: CardContent, name: str) -> RatedCompetency:
    rating = content.ratings[name]
    anchor = panel.kit.competency(name).anchor(rating) if isinstance(rating, int) else ""
    return RatedCompetency(
        name=name,
        rating=page_rating(rating),
        anchor=anchor,
        notes=_lines(panel, content.evidence(name)),
    )


def _lines(panel: Panel, notes: tuple[CardNote, ...]) -> tuple[NoteLine, ...]:
    return tuple(note_line(note, panel) for note in notes)
