"""A panel while the chair is still drafting it: nothing in it binds anybody yet."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Self

from app.domain.errors import Problem, ValueRefused
from app.domain.ids import CandidateCode, KeyDigest, KitHash, PanelCode, PanelId
from app.domain.moments import day_from_json, moment_from_json, moment_to_json, zone
from app.domain.text import NAME_LIMIT, plain_code, plain_line, plain_text, tidy_line, tidy_text


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftMember:
    """A contact who shall score, by key digest, with the competencies to look at first."""

    key_digest: KeyDigest
    focus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCandidate:
    """A candidate's code and name."""

    code: CandidateCode
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelDraft:
    """What the chair has filled in so far. ``deadline`` is in UTC; ``kit_hash`` is None until a kit is chosen."""

    panel_id: PanelId
    code: PanelCode
    title: str
    day: date
    time_zone: str
    deadline: datetime
    destroy_by: date
    pledge: str
    kit_hash: KitHash | None = None
    members: tuple[DraftMember, ...] = ()
    candidates: tuple[DraftCandidate, ...] = ()

    def check_ready(self) -> None:
        """The draft can be issued.

        Raises:
            ValueRefused: the first thing that is missing or out of place.
        """
        for where, value in (("code", self.code), ("title", self.title), ("kit", self.kit_hash)):
            if not value:
                raise ValueRefused(where=where, problem=Problem.EMPTY)
        plain_code(self.code, where="code")
        plain_line(self.title, where="title", limit=NAME_LIMIT)
        plain_text(self.pledge, where="pledge")
        for candidate in self.candidates:
            plain_code(candidate.code, where="candidates")
            plain_line(candidate.name, where="candidates", limit=NAME_LIMIT)
        if not self.members:
            raise ValueRefused(where="members", problem=Problem.TOO_FEW)
        for where, names in (
            ("members", [member.key_digest for member in self.members]),
            ("candidates", [candidate.code for candidate in self.candidates]),
        ):
            if len(set(names)) != len(names):
                raise ValueRefused(where=where, problem=Problem.TWICE)
        last_day = self.deadline.astimezone(zone(self.time_zone, where="time zone")).date()
        if last_day < self.day:
            raise ValueRefused(where="deadline", problem=Problem.BEFORE_INTERVIEW)
        if self.destroy_by <= last_day:
            raise ValueRefused(where="destroy by", problem=Problem.OUT_OF_RANGE)

    def tidied(self) -> Self:
        """The draft with its texts as they can be signed: NFC, no controls, trimmed; finished or not."""
        return replace(
            self,
            code=PanelCode(tidy_line(self.code)),
            title=tidy_line(self.title),
            pledge=tidy_text(self.pledge),
            candidates=tuple(
                DraftCandidate(code=CandidateCode(tidy_line(each.code)), name=tidy_line(each.name))
                for each in self.candidates
            ),
        )

    def to_json(self) -> dict[str, Any]:
        """The draft as plain values."""
        return {
            "panel_id": self.panel_id,
            "code": self.code,
            "title": self.title,
            "day": self.day.isoformat(),
            "time_zone": self.time_zone,
            "deadline": moment_to_json(self.deadline),
            "destroy_by": self.destroy_by.isoformat(),
            "pledge": self.pledge,
            "kit_hash": self.kit_hash,
            "members": [{"key": member.key_digest, "focus": list(member.focus)} for member in self.members],
            "candidates": [{"code": candidate.code, "name": candidate.name} for candidate in self.candidates],
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """The draft that ``to_json`` wrote."""
        return cls(
            panel_id=PanelId(value["panel_id"]),
            code=PanelCode(value["code"]),
            title=value["title"],
            day=day_from_json(value["day"]),
            time_zone=value["time_zone"],
            deadline=moment_from_json(value["deadline"]),
            destroy_by=day_from_json(value["destroy_by"]),
            pledge=value["pledge"],
            kit_hash=KitHash(value["kit_hash"]) if value["kit_hash"] else None,
            members=tuple(
                DraftMember(key_digest=KeyDigest(member["key"]), focus=tuple(member["focus"]))
                for member in value["members"]
            ),
            candidates=tuple(
                DraftCandidate(code=CandidateCode(candidate["code"]), name=candidate["name"])
                for candidate in value["candidates"]
            ),
        )
