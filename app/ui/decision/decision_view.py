"""What stands beside a decision: composite, recommendations, and what was agreed, in words."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.decision import Decision
from app.domain.ids import CandidateCode
from app.services.committee import Committee
from app.services.page_values import panel_zone
from app.ui.board.board_view import CandidateRow
from app.ui.dates import moment_text


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """One candidate as the decision page shows them."""

    code: CandidateCode
    name: str
    composite: str
    range: str
    warning: str
    advice: str
    agreed: tuple[tuple[str, str], ...]
    """Competency with its level, and the reason."""
    decision: Decision | None
    recorded: str
    """When the decision was recorded, in words."""


def decision_view(committee: Committee, row: CandidateRow) -> DecisionView:
    """What stands beside this candidate's decision."""
    agreed = [each for (code, _), each in committee.consensus.items() if code == row.code]
    decision = committee.decisions.get(row.code)
    words = QCoreApplication.translate("Decision", "{competency}: agreed {level}")
    return DecisionView(
        code=row.code,
        name=row.name,
        composite=row.composite.value,
        range=row.composite.range,
        warning=row.composite.warning,
        advice=row.advice.text,
        agreed=tuple((words.format(competency=each.competency, level=each.rating), each.reason) for each in agreed),
        decision=decision,
        recorded=moment_text(decision.at, panel_zone(committee.panel.block)) if decision else "",
    )
