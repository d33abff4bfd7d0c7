"""What became of each file, in plain words with one mark and one code."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.domain.opening import Standing
from app.domain.text import shortened
from app.sealing.errors import Reason, Refusal
from app.sealing.kinds import Kind
from app.services.take_in import TakenIn
from app.ui.dates import moment_text
from app.ui.theme import ColorToken
from app.vault.stores.people import Trust
from app.wording.explain import explain
from app.wording.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One line of the list; ``words`` say more of a file that is refused or does not count."""

    file: str
    sender: str
    candidate: str
    sealed: str
    verdict: str
    color: ColorToken
    words: Words | None
    kept: bool
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What verdicts are told by: the panel's zone, its deadline, and the moment of receiving."""

    zone: ZoneInfo
    deadline: datetime
    now: datetime


def file_row(taken: TakenIn, desk: Desk) -> FileRow:
    """The line for a file. What a stranger wrote is one short line here, with nothing in it that turns the writing."""
    collected = taken.collected
    contradicts = collected.standing is Standing.CONTRADICTED
    refusal = Refusal(reason=Reason.CONTRADICTION) if contradicts else collected.refusal
    words = explain(refusal) if refusal is not None else None
    kept = collected.refusal is None
    again = isinstance(collected.refusal, Refusal) and collected.refusal.reason is Reason.SEEN_BEFORE
    verdict, color = _kept(taken, desk) if words is None or kept else _refused(words, again=again)
    return FileRow(
        file=shortened(collected.file_name),
        sender=_sender(shortened(collected.panelist), taken.trust, kept=kept or again),
        candidate=shortened(collected.candidate) or "–",
        sealed=moment_text(collected.sealed_at, desk.zone) if collected.sealed_at else "–",
        verdict=verdict,
        color=color,
        words=words,
        kept=kept,
        late=kept and collected.late,
    )


def _sender(name: str, trust: Trust | None, *, kept: bool) -> str:
    if not name:
        return "–"
    if not kept:
        return _tr("claims to be {name}").format(name=name)
    states = {
        Trust.IMPORTED: _tr("not compared"),
        Trust.COMPARED: _tr("compared"),
        Trust.VOUCHED: _tr("vouched for"),
    }
    return f"{name} · {states[trust]}" if trust is not None else name


def _refused(words: Words, *, again: bool) -> tuple[str, ColorToken]:
    """What a refusal says; a file that is here already is no fault."""
    verdict = f"{words.what.rstrip('.')} · {words.code}"
    return (verdict, "soft") if again else (f"✕ {verdict}", "bad_ink")


def _kept(taken: TakenIn, desk: Desk) -> tuple[str, ColorToken]:
    collected = taken.collected
    if collected.kind == Kind.CONTACT:
        new = taken.trust is not Trust.COMPARED
        return (_tr("✓ contact card; compare the words next") if new else _tr("✓ contact card, known")), "ok_ink"
    if collected.kind == Kind.ACCEPTANCE:
        return _tr("✓ acceptance, kept"), "ok_ink"
    if collected.late:
        return _tr("! late by {time} · kept unopened · SR-237").format(
            time=length_text(desk.now - desk.deadline)
        ), "warn_ink"
    uncounted: dict[Standing | None, tuple[str, ColorToken]] = {
        Standing.SUPERSEDED: (_tr("✓ whole, in time; a later card of theirs is here already"), "soft"),
        Standing.CONTRADICTED: (_tr("! two cards under one number · SR-238"), "warn_ink"),
    }
    if collected.standing in uncounted:
        return uncounted[collected.standing]
    if (collected.number or 1) > 1:
        return _tr("✓ card {number}, replaces the earlier one").format(number=collected.number), "ok_ink"
    return _tr("✓ whole, in time"), "ok_ink"


def length_text(time: timedelta) -> str:
    """How long, in days, hours and minutes, never less than a minute."""
    minutes = max(1, int(time.total_seconds()) // 60)
    hours, rest = divmod(minutes, 60)
    days, hours_left = divmod(hours, 24)
    if days:
        return _tr("{days} d {hours} h").format(days=days, hours=hours_left)
    return (
        _tr("{hours} h {minutes} min").format(hours=hours, minutes=rest)
        if hours
        else _tr("{minutes} min").format(minutes=rest)
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Collect", text)
