"""Pages of every kind with values that tests and pictures share."""

import hashlib
from datetime import UTC, date, datetime
from typing import Any

from app.documents.pages import (
    acceptance,
    common,
    contact_card,
    cover,
    minutes,
    pack,
    receipts,
    recovery_sheet,
    scorecard,
    summary,
)

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
                        "Database ran out of connections at 2 a.m.; stopped the retries, then looked for the cause.",
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


def contact_card_page(**changes: Any) -> contact_card.ContactCardPage:
    values: dict[str, Any] = {
        "name": "Tomasz Żółkiewski",
        "words": WORDS8,
        "signing_key": digest("spki"),
        "receiving_key": "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
        "number": 1,
        "made_at": AT,
    }
    return contact_card.ContactCardPage(**(values | changes))


COMPETENCIES = ("Firefighting", "Programming", "Engineering Practices", "Modern Architecture")
DEFINITION = "Keeps a clear head when something breaks, tells those who need to know, and finds the cause afterwards."


def pack_page(**changes: Any) -> pack.PackPage:
    anchors = tuple(
        pack.Anchor(level=level, text=text)
        for level, text in enumerate(
            (
                "Restarts first and looks later; cannot say how the cause was found.",
                "Follows a plan that others made; tells people when asked.",
                "Leads an incident to its end, keeps everybody told, and finds the cause afterwards.",
                "Others learn from how incidents are led; the same one does not come twice.",
            ),
            1,
        )
    )
    members = (
        pack.RosterLine(person=signatory("Ines Duarte", "chair")),
        pack.RosterLine(person=signatory(), focus=("Firefighting", "Programming")),
        pack.RosterLine(person=signatory("Tomasz Żółkiewski"), focus=("Modern Architecture",)),
        pack.RosterLine(person=signatory("王 丽")),
    )
    names = ("Mara Lindqvist", "Óscar Peña Gil", "Nkechi Obi-Daniels", "Jun Park")
    values: dict[str, Any] = {
        "panel": panel(),
        "to": signatory(),
        "chair": signatory("Ines Duarte", "chair"),
        "roster": members,
        "candidates": tuple(pack.CandidateLine(code=f"C-0{n}", name=name) for n, name in enumerate(names, 1)),
        "kit": kit(),
        "competencies": tuple(
            pack.KitCompetency(name=name, definition=DEFINITION, anchors=anchors, must_meet=2 if n == 0 else None)
            for n, name in enumerate(COMPETENCIES)
        ),
        "questions": (
            pack.KitQuestion(
                text="Tell us about a night when something broke that you were answerable for.",
                minutes=12,
                probes=("Who knew, and when?", "What was different a month later?"),
                competencies=("Firefighting",),
            ),
            pack.KitQuestion(text="Read this aloud. What does it do?", minutes=15, competencies=("Programming",)),
        ),
        "quorum": None,
        "deadline": AT,
        "destroy_by": UNTIL,
        "pledge": "I score alone, from what I saw and heard, and before I speak with other members.\n"
        "I keep what I learn about candidates among the members of this panel.",
        "issued_at": AT,
    }
    return pack.PackPage(**(values | changes))


def acceptance_page(**changes: Any) -> acceptance.AcceptancePage:
    values: dict[str, Any] = {
        "panel": panel(),
        "member": signatory("王 丽"),
        "pledge_digest": digest("pledge"),
        "conflicts": (acceptance.Conflict(candidate="C-03", statement="We were at the same company until 2019."),),
        "recusals": ("C-02",),
        "accepted_at": AT,
    }
    return acceptance.AcceptancePage(**(values | changes))


PANELISTS = ("Abena Mensah", "Tomasz Żółkiewski", "王 丽")


def seals(count: int = 4) -> tuple[common.SealLine, ...]:
    return tuple(
        common.SealLine(
            panelist=panelist,
            words=WORDS8,
            candidate=f"C-{n:02}",
            number=1,
            sealed_at=AT,
            received_at=AT,
            digest=digest(f"{panelist}{n}"),
            receipt=WORDS4,
            verdict="received in time",
        )
        for n in range(1, count + 1)
        for panelist in PANELISTS
    )


def minutes_page(**changes: Any) -> minutes.MinutesPage:
    values: dict[str, Any] = {
        "panel": panel(),
        "chair": signatory("Ines Duarte", "chair"),
        "present": (signatory("Ines Duarte", "chair"), signatory()),
        "quorum": None,
        "deadline": AT,
        "listed_at": AT,
        "received": seals(),
        "missing": (minutes.MissingLine(panelist="王 丽", candidate="C-05"),),
    }
    return minutes.MinutesPage(**(values | changes))


def receipts_page(**changes: Any) -> receipts.ReceiptListPage:
    lines = tuple(
        receipts.ReceiptLine(
            panel_code="R-2026-31", candidate=f"C-0{n}", number=1, sealed_at=AT, digest=digest(str(n)), receipt=WORDS4
        )
        for n in range(1, 5)
    )
    values: dict[str, Any] = {"owner": signatory(), "receipts": lines, "printed_at": AT}
    return receipts.ReceiptListPage(**(values | changes))


def recovery_sheet_page(**changes: Any) -> recovery_sheet.RecoverySheetPage:
    values: dict[str, Any] = {
        "vault_label": "Abena Mensah",
        "words": (WORDS8 + WORDS4) * 2,
        "key": digest("key"),
        "salt": digest("salt")[:32],
        "made_at": AT,
    }
    return recovery_sheet.RecoverySheetPage(**(values | changes))


def board_cell(candidate: int, competency: int, *, text: str = "Named three edge cases.") -> summary.BoardCell:
    ratings: list[common.Rating] = [(candidate + competency + k) % 4 + 1 for k in range(3)]
    if (candidate + competency) % 5 == 0:
        ratings[2] = "no evidence"
    if (candidate + competency) % 7 == 0:
        ratings[1] = "not asked"
    numbers = [rating for rating in ratings if isinstance(rating, int)]
    differ = max(numbers) - min(numbers) >= 2
    return summary.BoardCell(
        ratings=tuple(
            summary.PanelistEvidence(panelist=panelist, rating=rating, notes=notes(("14:21", text)))
            for panelist, rating in zip(PANELISTS, ratings, strict=True)
        ),
        alone=tuple(ratings),
        mean=f"{sum(numbers) / len(numbers):.1f}",
        differ=differ,
        consensus=2 if differ else None,
        reason="Two accounts agree on what was done." if differ else "",
    )


def summary_page(candidates: int = 4, competencies: int = 4, **changes: Any) -> summary.SummaryPage:
    names = ("Mara Lindqvist", "Óscar Peña Gil", "Nkechi Obi-Daniels", "Jun Park")
    titles = [COMPETENCIES[n % 4] + (f" {n // 4 + 1}" if n > 3 else "") for n in range(competencies)]
    rows = tuple(
        summary.SummaryCandidate(
            code=f"C-{n + 1:02}",
            name=names[n % 4],
            cells=tuple(board_cell(n, place) for place in range(competencies)),
            composite="2.7",
            range=("2.3", "3.0"),
            must_meet="met",
            recommendations=tuple(
                summary.Recommendation(panelist=who, recommendation="yes", summary="Solid on design and practice.")
                for who in PANELISTS
            ),
            decision=summary.Decision(outcome="offer", reason="Strongest on incidents.", votes="3 for, 0 against")
            if n == 0
            else None,
        )
        for n in range(candidates)
    )
    values: dict[str, Any] = {
        "panel": panel(),
        "kit": kit(),
        "chair": signatory("Ines Duarte", "chair"),
        "quorum": None,
        "competencies": tuple(
            summary.BoardCompetency(name=title, must_meet=2 if n == 0 else None) for n, title in enumerate(titles)
        ),
        "panelists": PANELISTS,
        "candidates": rows,
        "agreement": (
            summary.AgreementLine(
                coefficient="Krippendorff\u2019s alpha, ordinal",
                value="0.61",
                interval=("0.20", "0.88"),
                units=16,
                raters=3,
                candidates=4,
                too_few=True,
            ),
        ),
        "seals": seals(candidates),
        "signatures": (signatory("Ines Duarte", "chair"), *(signatory(who) for who in PANELISTS)),
        "decided_at": AT,
        "destroy_by": UNTIL,
    }
    return summary.SummaryPage(**(values | changes))
