"""What an opening led to: minutes, consensus, decisions, signed summaries."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.domain.decision import Consensus, Decision, Outcome
from app.domain.ids import CandidateCode, PanelId
from app.vault.ledger import Ledger
from app.vault.store import Store
from app.vault.table import Table


class MinutesPart(StrEnum):
    """Minutes are signed twice: the digests before anything is decrypted, then what was opened."""

    DIGESTS = "digests"
    OPENED = "opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """One part of a panel's minutes, as signed."""

    panel_id: PanelId
    part: MinutesPart
    digest: str
    pdf: bytes = field(repr=False)
    signed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsensusRow:
    """A rating that the committee agreed on."""

    panel_id: PanelId
    candidate: CandidateCode
    competency: str
    rating: int
    reason: str = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """What was decided for a candidate."""

    panel_id: PanelId
    candidate: CandidateCode
    outcome: Outcome
    reason: str = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A summary as signed; a panel may have several, the last one stands."""

    panel_id: PanelId
    digest: str
    pdf: bytes = field(repr=False)
    signed_at: datetime


MINUTES: Final = Table(19, "minutes", Minutes, ("panel_id", "part"))
CONSENSUS: Final = Table(20, "consensus", ConsensusRow, ("panel_id", "candidate", "competency"))
DECISION: Final = Table(21, "decision", DecisionRow, ("panel_id", "candidate"))
SUMMARY: Final = Table(22, "summary", Summary, ("digest",))


class DecisionStore:
    """Consensus ratings and decisions of all panels. Writes belong inside ``Vault.transaction``."""

    def __init__(self, ledger: Ledger) -> None:
        """Both are read and written through ``ledger``."""
        self._consensus, self._decisions = Store(ledger, CONSENSUS), Store(ledger, DECISION)

    def consensus(self, panel_id: PanelId) -> tuple[Consensus, ...]:
        """What the committee of this panel agreed on, by candidate and competency."""
        return tuple(
            Consensus(
                candidate=row.candidate, competency=row.competency, rating=row.rating, reason=row.reason, at=row.at
            )
            for row in self._consensus.find(panel_id=panel_id)
        )

    def put_consensus(self, panel_id: PanelId, agreed: Consensus) -> None:
        """The committee agreed on this; an earlier agreement on the same is replaced."""
        self._consensus.put(
            ConsensusRow(
                panel_id=panel_id,
                candidate=agreed.candidate,
                competency=agreed.competency,
                rating=agreed.rating,
                reason=agreed.reason,
                at=agreed.at,
            )
        )

    def remove_consensus(self, panel_id: PanelId, candidate: CandidateCode, competency: str) -> bool:
        """There is no agreement on this; False when there was none."""
        return bool(self._consensus.delete(panel_id=panel_id, candidate=candidate, competency=competency))

    def decisions(self, panel_id: PanelId) -> tuple[Decision, ...]:
        """What was decided on this panel, by candidate."""
        return tuple(
            Decision(candidate=row.candidate, outcome=row.outcome, reason=row.reason, at=row.at)
            for row in self._decisions.find(panel_id=panel_id)
        )

    def put_decision(self, panel_id: PanelId, decision: Decision) -> None:
        """This was decided; an earlier decision on the same candidate is replaced."""
        self._decisions.put(
            DecisionRow(
                panel_id=panel_id,
                candidate=decision.candidate,
                outcome=decision.outcome,
                reason=decision.reason,
                at=decision.at,
            )
        )
