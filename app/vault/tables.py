"""Every tracked table. A new one is a row here, a migration, and nothing else."""

from typing import Any, Final

from app.vault.stores import interviews, kept, kits, memberships, outcomes, panels, people, seals
from app.vault.table import Table

TABLES: Final[tuple[Table[Any], ...]] = (
    people.OWNER,
    people.CONTACT,
    kits.KIT,
    kits.KIT_DRAFT,
    panels.PANEL,
    panels.CANDIDATE,
    panels.MEMBER,
    panels.ISSUED_PACK,
    panels.ACCEPTANCE,
    memberships.MEMBERSHIP,
    memberships.MEMBERSHIP_CANDIDATE,
    interviews.CARD,
    interviews.RATING,
    interviews.NOTE,
    kept.KEPT_NOTE,
    interviews.QUESTION_TIME,
    seals.SEALED_CARD,
    seals.RECEIVED_SEAL,
    outcomes.MINUTES,
    outcomes.CONSENSUS,
    outcomes.DECISION,
    outcomes.SUMMARY,
)
