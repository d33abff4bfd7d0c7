"""Small true values of the domain for its tests."""

import hashlib
from datetime import UTC, date, datetime

from hypothesis import HealthCheck, settings

from app.domain.ids import CandidateCode, PanelCode, PanelId
from app.domain.kit import Anchor, Competency, Kit, Question
from app.domain.note import Handling, RecordNote
from app.domain.panel import Candidate, Member, Panel, pledge_hash
from app.domain.panel_block import PanelBlock, Place, Role, Rules, Seat

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
PANEL_ID = PanelId("0123456789abcdef" * 2)
C01, C02 = CandidateCode("C-01"), CandidateCode("C-02")
PLEDGE = "I score alone."
ON_A_BUSY_MACHINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Properties are about values; how long other programs keep the machine busy says nothing about them."""


def competency(name, **others):
    anchors = tuple(Anchor(level=level, text=f"{name} {level}.") for level in (1, 2, 3))
    return Competency(**{"name": name, "definition": f"What {name} is.", "anchors": anchors, **others})


def kit(*names, **others):
    return Kit(
        **{
            "name": "Lecturer",
            "version": 1,
            "scale": ("poor", "fair", "good"),
            "competencies": tuple(competency(name) for name in names or ("Teaching", "Research")),
            "questions": (Question(text="Teach us.", minutes=8, probes=("And then?",), competencies=("Teaching",)),),
            **others,
        }
    )


def seat(role, number):
    return Seat(role=role, signing_key=bytes([number]) * 91, receiving_key=f"age1receiving{number}")


def candidate(code, name):
    return Candidate(code=code, name=name, salt=hashlib.sha256(code.encode()).digest()[:16])


def block(**others):
    people = candidate(C01, "Mara Lindqvist"), candidate(C02, "Óscar Peña Gil")
    return PanelBlock(
        **{
            "panel_id": PANEL_ID,
            "code": PanelCode("R-1"),
            "title": "Lecturer",
            "kit_hash": kit().hash,
            "rules": Rules(
                deadline=NOON, time_zone="UTC", destroy_by=date(2027, 11, 20), pledge_sha256=pledge_hash(PLEDGE)
            ),
            "roster": (seat(Role.CHAIR, 1), seat(Role.PANELIST, 2), seat(Role.PANELIST, 3)),
            "candidates": tuple(
                Place(code=each.code, opening_recipient=f"age1opening{each.code}", commitment=each.commitment)
                for each in people
            ),
            **others,
        }
    )


def panel(**others):
    return Panel(
        **{
            "block": block(),
            "day": date(2026, 11, 20),
            "kit": kit(),
            "pledge": PLEDGE,
            "members": tuple(
                Member(name=name, seat=place, focus=focus)
                for name, place, focus in zip(
                    ("Ines Duarte", "Abena Mensah", "王 丽"), block().roster, ((), ("Teaching",), ()), strict=True
                )
            ),
            "candidates": (candidate(C01, "Mara Lindqvist"), candidate(C02, "Óscar Peña Gil")),
            **others,
        }
    )


def note(text="Drew it first.", *, minute=0, handling=Handling.ON_RECORD, competencies=(), question=0):
    return RecordNote(
        note_id=f"{minute}-{text}",
        at=NOON.replace(minute=minute),
        text=text,
        handling=handling,
        competencies=competencies,
        question=question,
    )
