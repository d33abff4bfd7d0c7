"""Pages of every kind with values that tests and pictures share."""

import hashlib
from datetime import UTC, date, datetime
from typing import Any

from app.documents.pages import common, cover, scorecard

WORDS8 = ("amber", "canyon", "fossil", "hybrid", "lunar", "orchid", "ribbon", "thrive")
WORDS4 = ("harvest", "pilot", "salmon", "window")
PANEL_WORDS = ("ember", "glacier", "mosaic", "thistle")
AT = datetime(2026, 11, 20, 17, 12, tzinfo=UTC)
UNTIL = date(2027, 11, 21)
SCALE = ("not yet", "developing", "solid", "outstanding")


def digest(of: str) -> str:
    return hashlib.sha256(of.encode()).hexdigest()


def signatory(name: str = "Abena Mensah", role: str = "panelist") -> common.Signatory:
    return common.Signatory(name=name, words=WORDS8, role=role)


def panel() -> common.PanelLine:
    return common.PanelLine(code="R-2026-31", title="Platform Engineer", digest=digest("panel"), words=PANEL_WORDS)


def kit() -> common.KitLine:
    return common.KitLine(name="Engineering", version=1, digest=digest("kit"), scale=SCALE)


def cover_page(**changes: Any) -> cover.CoverPage:
    values: dict[str, Any] = {
        "kind": "scorecard",
        "panel_code": "R-2026-31",
        "panel_words": PANEL_WORDS,
        "sealed_by": signatory(),
        "sealed_at": AT,
        "recipient": "Ines Duarte",
        "digest": digest("payload"),
        "receipt": WORDS4,
        "candidate": "C-04",
        "number": 1,
        "destroy_by": UNTIL,
    }
    return cover.CoverPage(**(values | changes))


def notes(*pairs: tuple[str, str]) -> tuple[common.NoteLine, ...]:
    return tuple(common.NoteLine(time=time, text=text) for time, text in pairs)


def scorecard_page(**changes: Any) -> scorecard.ScorecardPage:
    rated = scorecard.RatedCompetency
    values: dict[str, Any] = {
        "panel": panel(),
        "kit": kit(),
        "candidate": "C-01",
        "number": 2,
        "replaces": 1,
        "panelist": signatory(),
        "sealed_at": AT,
        "competencies": (
            rated(
                name="Firefighting",
                rating=3,
                anchor="Leads an incident to its end, keeps everybody told, and finds the cause afterwards.",
                notes=notes(
                    (
                        "14:03",
                        "Database ran out of connections at 2 a.m.; first stopped the retry storm, then looked for the cause.",
                    ),
                    ("14:09", "Wrote the review without names; three of four actions were done within the month."),
                ),
            ),
            rated(
                name="Programming",
                rating=2,
                anchor="Reads code aloud and finds most errors.",
                notes=notes(("14:21", "Read the sample aloud, found the off-by-one before running it.")),
            ),
            rated(name="Engineering Practices", rating=2),
            rated(name="Modern Architecture", rating="not asked"),
        ),
        "further_notes": notes(("14:40", "Asked which database we use, and why.")),
        "recommendation": "yes",
        "summary": "Methodical and honest about what went wrong. Code reading good, little design evidence.",
    }
    return scorecard.ScorecardPage(**(values | changes))
