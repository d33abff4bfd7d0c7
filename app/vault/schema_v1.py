"""Version 1 of the schema. Never edited once vaults of it exist: a change is a new migration."""

from typing import Final

_ROW = "id INTEGER PRIMARY KEY, salt BLOB NOT NULL CHECK (length(salt) = 16)"

_ENGINE: Final = (
    "CREATE TABLE migration (version INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT",
    """CREATE TABLE vault (id INTEGER PRIMARY KEY CHECK (id = 1),
        vault_id BLOB NOT NULL CHECK (length(vault_id) = 16)) STRICT""",
    """CREATE TABLE journal (counter INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL,
        changes BLOB NOT NULL, line BLOB NOT NULL CHECK (length(line) = 32)) STRICT""",
    """CREATE TABLE typing (id INTEGER PRIMARY KEY CHECK (id = 1), panel_id TEXT NOT NULL, candidate TEXT NOT NULL,
        handling TEXT NOT NULL, question INTEGER NOT NULL, competencies TEXT NOT NULL, text TEXT NOT NULL,
        at TEXT NOT NULL) STRICT""",
)

_PEOPLE: Final = (
    f"""CREATE TABLE owner ({_ROW}, one INTEGER NOT NULL UNIQUE CHECK (one = 1), name TEXT NOT NULL,
        signing_key BLOB NOT NULL, certificate BLOB NOT NULL, receiving_key BLOB NOT NULL,
        card_number INTEGER NOT NULL, card_pdf BLOB NOT NULL) STRICT""",
    f"""CREATE TABLE contact ({_ROW}, spki_sha256 TEXT NOT NULL UNIQUE, name TEXT NOT NULL, signing_key BLOB NOT NULL,
        receiving_key TEXT NOT NULL, card_number INTEGER NOT NULL, trust TEXT NOT NULL, card_pdf BLOB NOT NULL,
        imported_at TEXT NOT NULL, compared_at TEXT) STRICT""",
)

_KITS: Final = (
    f"""CREATE TABLE kit ({_ROW}, kit_hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, version INTEGER NOT NULL,
        content TEXT NOT NULL, imported_at TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE kit_draft ({_ROW}, draft_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, content TEXT NOT NULL,
        changed_at TEXT NOT NULL) STRICT""",
)

_CHAIRED: Final = (
    f"""CREATE TABLE panel ({_ROW}, panel_id TEXT NOT NULL UNIQUE, code TEXT NOT NULL, title TEXT NOT NULL,
        state TEXT NOT NULL, draft TEXT NOT NULL, block TEXT, panel_digest TEXT, kit_hash TEXT,
        changed_at TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE candidate ({_ROW}, panel_id TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
        name_salt BLOB NOT NULL, opening_recipient TEXT NOT NULL, opening_identity BLOB,
        UNIQUE (panel_id, code)) STRICT""",
    f"""CREATE TABLE member ({_ROW}, panel_id TEXT NOT NULL, position INTEGER NOT NULL, role TEXT NOT NULL,
        spki_sha256 TEXT NOT NULL, name TEXT NOT NULL, signing_key BLOB NOT NULL, receiving_key TEXT NOT NULL,
        focus TEXT NOT NULL, UNIQUE (panel_id, position)) STRICT""",
    f"""CREATE TABLE issued_pack ({_ROW}, panel_id TEXT NOT NULL, spki_sha256 TEXT NOT NULL, digest TEXT NOT NULL,
        file_name TEXT NOT NULL, pdf BLOB NOT NULL, issued_at TEXT NOT NULL, UNIQUE (panel_id, spki_sha256)) STRICT""",
    f"""CREATE TABLE acceptance ({_ROW}, panel_id TEXT NOT NULL, spki_sha256 TEXT NOT NULL, digest TEXT NOT NULL,
        manifest TEXT NOT NULL, pdf BLOB NOT NULL, received_at TEXT NOT NULL, UNIQUE (panel_id, spki_sha256)) STRICT""",
    f"""CREATE TABLE received_seal ({_ROW}, digest TEXT NOT NULL, signer TEXT NOT NULL, panel_id TEXT NOT NULL,
        candidate TEXT NOT NULL, number INTEGER NOT NULL, seal_id TEXT NOT NULL, sealed_at TEXT NOT NULL,
        received_at TEXT NOT NULL, verdict TEXT NOT NULL, state TEXT NOT NULL, pdf BLOB NOT NULL, manifest TEXT,
        chair_only TEXT, UNIQUE (digest, signer)) STRICT""",
    "CREATE INDEX received_seal_by_panel ON received_seal (panel_id, candidate)",
    f"""CREATE TABLE minutes ({_ROW}, panel_id TEXT NOT NULL, part TEXT NOT NULL, digest TEXT NOT NULL,
        pdf BLOB NOT NULL, signed_at TEXT NOT NULL, UNIQUE (panel_id, part)) STRICT""",
    f"""CREATE TABLE consensus ({_ROW}, panel_id TEXT NOT NULL, candidate TEXT NOT NULL, competency TEXT NOT NULL,
        rating INTEGER NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL,
        UNIQUE (panel_id, candidate, competency)) STRICT""",
    f"""CREATE TABLE decision ({_ROW}, panel_id TEXT NOT NULL, candidate TEXT NOT NULL, outcome TEXT NOT NULL,
        reason TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (panel_id, candidate)) STRICT""",
    f"""CREATE TABLE summary ({_ROW}, panel_id TEXT NOT NULL, digest TEXT NOT NULL UNIQUE, pdf BLOB NOT NULL,
        signed_at TEXT NOT NULL) STRICT""",
    "CREATE INDEX summary_by_panel ON summary (panel_id, signed_at)",
)

_MEMBERSHIPS: Final = (
    f"""CREATE TABLE membership ({_ROW}, panel_id TEXT NOT NULL UNIQUE, panel_digest TEXT NOT NULL, code TEXT NOT NULL,
        title TEXT NOT NULL, state TEXT NOT NULL, block TEXT NOT NULL, kit_hash TEXT NOT NULL, chair TEXT NOT NULL,
        role TEXT NOT NULL, focus TEXT NOT NULL, manifest TEXT NOT NULL, pack_pdf BLOB NOT NULL,
        received_at TEXT NOT NULL, pledged_at TEXT, accepted_at TEXT, acceptance_pdf BLOB) STRICT""",
    f"""CREATE TABLE membership_candidate ({_ROW}, panel_id TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
        name_salt BLOB NOT NULL, conflict TEXT NOT NULL, recused_at TEXT, UNIQUE (panel_id, code)) STRICT""",
)

_INTERVIEWS: Final = (
    f"""CREATE TABLE card ({_ROW}, panel_id TEXT NOT NULL, candidate TEXT NOT NULL, recommendation TEXT,
        summary TEXT NOT NULL, changed_at TEXT NOT NULL, UNIQUE (panel_id, candidate)) STRICT""",
    f"""CREATE TABLE rating ({_ROW}, panel_id TEXT NOT NULL, candidate TEXT NOT NULL, competency TEXT NOT NULL,
        level INTEGER, unrated TEXT, at TEXT NOT NULL, UNIQUE (panel_id, candidate, competency),
        CHECK ((level IS NULL) <> (unrated IS NULL))) STRICT""",
    f"""CREATE TABLE note ({_ROW}, panel_id TEXT NOT NULL, candidate TEXT NOT NULL, note_id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL, handling TEXT NOT NULL CHECK (handling IN ('on the record', 'chair only')),
        question INTEGER NOT NULL, competencies TEXT NOT NULL, text TEXT NOT NULL) STRICT""",
    "CREATE INDEX note_by_candidate ON note (panel_id, candidate)",
    f"""CREATE TABLE kept_note ({_ROW}, panel_id TEXT NOT NULL, candidate TEXT NOT NULL, note_id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL, handling TEXT NOT NULL CHECK (handling IN ('off the record', 'private')),
        question INTEGER NOT NULL, competencies TEXT NOT NULL, text TEXT NOT NULL, agreed_at TEXT, asked_by TEXT,
        may_know TEXT, until TEXT, bears TEXT) STRICT""",
    "CREATE INDEX kept_note_by_candidate ON kept_note (panel_id, candidate)",
    f"""CREATE TABLE question_time ({_ROW}, panel_id TEXT NOT NULL, candidate TEXT NOT NULL, question INTEGER NOT NULL,
        seconds INTEGER NOT NULL, UNIQUE (panel_id, candidate, question)) STRICT""",
    f"""CREATE TABLE sealed_card ({_ROW}, panel_id TEXT NOT NULL, candidate TEXT NOT NULL, number INTEGER NOT NULL,
        seal_id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, manifest TEXT NOT NULL, chair_only TEXT NOT NULL,
        sealed_at TEXT NOT NULL, destroy_by TEXT NOT NULL, supersedes TEXT, pdf BLOB NOT NULL,
        UNIQUE (panel_id, candidate, number)) STRICT""",
)

STATEMENTS: Final = _ENGINE + _PEOPLE + _KITS + _CHAIRED + _MEMBERSHIPS + _INTERVIEWS
