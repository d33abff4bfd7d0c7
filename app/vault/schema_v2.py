"""Version 2 of the schema: a received card's file stands behind all its other columns, and each interview has a draft.

To come to a column behind a file, the engine decrypts every page of the file. What was being typed about one candidate
was overwritten by what was typed about the next. Never edited once vaults of it exist.
"""

from typing import Final

STATEMENTS: Final = (
    "ALTER TABLE received_seal RENAME TO received_seal_before",
    """CREATE TABLE received_seal (id INTEGER PRIMARY KEY, salt BLOB NOT NULL CHECK (length(salt) = 16),
        digest TEXT NOT NULL, signer TEXT NOT NULL, panel_id TEXT NOT NULL, candidate TEXT NOT NULL,
        number INTEGER NOT NULL, seal_id TEXT NOT NULL, sealed_at TEXT NOT NULL, received_at TEXT NOT NULL,
        verdict TEXT NOT NULL, state TEXT NOT NULL, manifest TEXT, chair_only TEXT, pdf BLOB NOT NULL,
        UNIQUE (digest, signer)) STRICT""",
    """INSERT INTO received_seal (id, salt, digest, signer, panel_id, candidate, number, seal_id, sealed_at,
            received_at, verdict, state, manifest, chair_only, pdf)
        SELECT id, salt, digest, signer, panel_id, candidate, number, seal_id, sealed_at,
            received_at, verdict, state, manifest, chair_only, pdf FROM received_seal_before""",
    "DROP TABLE received_seal_before",
    "CREATE INDEX received_seal_by_panel ON received_seal (panel_id, candidate)",
    "ALTER TABLE typing RENAME TO typing_before",
    """CREATE TABLE typing (panel_id TEXT NOT NULL, candidate TEXT NOT NULL, handling TEXT NOT NULL,
        question INTEGER NOT NULL, competencies TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (panel_id, candidate)) STRICT""",
    """INSERT INTO typing (panel_id, candidate, handling, question, competencies, text, at)
        SELECT panel_id, candidate, handling, question, competencies, text, at FROM typing_before""",
    "DROP TABLE typing_before",
)
REBUILT: Final = ("received_seal",)
