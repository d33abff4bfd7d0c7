"""Which interview is meant."""

from dataclasses import dataclass

from app.domain.ids import CandidateCode, PanelId


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewOf:
    """Which interview to show: handed over when going to its page or to sealing."""

    panel_id: PanelId
    candidate: CandidateCode
