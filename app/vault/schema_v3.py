"""Version 3 of the schema: what the committee chose and typed, and did not put on record, outlasts a lock.

Never edited once vaults of it exist.
"""

from typing import Final

STATEMENTS: Final = (
    """CREATE TABLE unrecorded (panel_id TEXT NOT NULL, candidate TEXT NOT NULL, competency TEXT NOT NULL,
        choice TEXT, reason TEXT NOT NULL, PRIMARY KEY (panel_id, candidate, competency)) STRICT""",
)
