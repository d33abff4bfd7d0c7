"""What a member declares before the interviews: the pledge, conflicts, and recusals without a cause."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from app.domain.errors import Problem, ValueRefused
from app.domain.ids import CandidateCode
from app.domain.panel_block import PanelBlock
from app.domain.text import LINE_LIMIT, plain_text

STATEMENT_LIMIT = 4 * LINE_LIMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """The pledge that was taken, what was declared of whom, and whom the member will not score."""

    pledge_sha256: str
    conflicts: Mapping[CandidateCode, str]
    recusals: tuple[CandidateCode, ...]

    def to_json(self) -> dict[str, Any]:
        """The declaration as plain values for a manifest."""
        return {
            "pledge_sha256": self.pledge_sha256,
            "conflicts": [{"candidate": code, "statement": text} for code, text in self.conflicts.items()],
            "recusals": list(self.recusals),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any], block: PanelBlock) -> Self:
        """The declaration that ``to_json`` wrote, for this panel.

        Raises:
            ValueRefused, KeyError, TypeError: another shape or pledge, or an unknown candidate.
        """
        declared = cls(
            pledge_sha256=value["pledge_sha256"],
            conflicts={
                block.place(row["candidate"]).code: plain_text(
                    row["statement"], where="conflict", limit=STATEMENT_LIMIT
                )
                for row in value["conflicts"]
            },
            recusals=tuple(block.place(code).code for code in value["recusals"]),
        )
        if declared.pledge_sha256 != block.rules.pledge_sha256:
            raise ValueRefused(where="pledge", problem=Problem.DISAGREES)
        if declared.to_json() != value or len(set(declared.recusals)) != len(declared.recusals):
            raise ValueRefused(where="acceptance", problem=Problem.UNKNOWN_KEY)
        return declared
