"""app/services/FORMAT.md, "Story"."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from tests.second_verifier import kinds
from tests.second_verifier.kit import Kit, kit_at, read_kit
from tests.second_verifier.spelled import Node, read_spelled, refuse

TERMS = ("agreed", "asked_by", "may_know", "until", "bears")
LATE = ("as heard", "request only")


@dataclass
class Story:
    """How many cards a story has, and how many of their notes leave a vault or stay in it."""

    cards: int
    leaving: int
    staying: int


def read_story(data: bytes, today: date, beside: Callable[[str], bytes]) -> Story:
    """The story of a file; ``beside`` reads a kit's file by the path that the story names.

    Raises:
        Refused: it is none.
    """
    parts = kinds.fields(
        read_spelled(data),
        {
            "panel": kinds.itself,
            "kit": kinds.itself,
            "chair": _chair,
            "panelists": kinds.itself,
            "candidates": kinds.itself,
        },
        dict.fromkeys(("scorecards", "recusals", "consensus", "decision"), kinds.listed),
    )
    kit = _kit(parts["kit"], beside)
    reader = _Reader(kit, _panel(parts["panel"], today))
    reader.people(parts["panelists"], parts["candidates"])
    pairs, staying = set(), []
    for node in parts["scorecards"] or []:
        pair, stays = reader.card(node)
        _once(node, pair, pairs)
        staying += stays
    reader.rest(parts, pairs)
    return Story(cards=len(pairs), leaving=staying.count(False), staying=staying.count(True))


def _chair(node: Node) -> None:
    kinds.fields(node, {"name": kinds.name})


def _kit(node: Node, beside: Callable[[str], bytes]) -> Kit:
    if node.kind is not str:
        return kit_at(node)
    path, _, section = kinds.line(node).partition("#")
    return read_kit(beside(path), section)


def _zone(node: Node) -> None:
    try:
        ZoneInfo(kinds.line(node))
    except (LookupError, ValueError, OSError) as error:
        raise refuse("not a time zone", node) from error


def _opening(node: Node) -> None:
    if node.kind is dict:
        raise refuse("quorum not yet", node)
    if node.kind is list:
        raise refuse("unknown", node)
    kinds.word("courtesy")(node)


def _panel(node: Node, today: date) -> date:
    """The interviews' day."""
    optional = {"date": kinds.day, "time_zone": _zone, "deadline": kinds.itself, "opening": _opening}
    found = kinds.fields(node, {"code": kinds.code, "title": kinds.name}, optional)
    day = found["date"] or today
    if found["deadline"] is not None and kinds.moment(found["deadline"]).date() < day:
        raise refuse("before the interview", found["deadline"])
    return day


def _once(node: Node, found: object, seen: set[Any]) -> None:
    if found in seen:
        raise refuse("twice", node)
    seen.add(found)


class _Reader:
    """Reads what names a panel's people and its kit's competencies."""

    def __init__(self, kit: Kit, day: date) -> None:
        self.kit, self.day = kit, day
        self.levels = [str(level) for level in range(1, kit.levels + 1)]
        self.panelist = self.candidate = kinds.word()

    def people(self, panelists: Node, candidates: Node) -> None:
        person = {"name": kinds.itself}, {"focus": kinds.each(self.competency)}
        names = self._names(panelists, (1, 12), [kinds.fields(each, *person) for each in kinds.listed(panelists)])
        self.panelist = kinds.word(*names)
        rows = [kinds.fields(each, {"code": kinds.itself, "name": kinds.name}) for each in kinds.listed(candidates)]
        kinds.within(candidates, rows, 0, 40)
        codes: set[str] = set()
        for row in rows:
            _once(row["code"], kinds.code(row["code"]), codes)
        self.candidate = kinds.word(*codes)

    def _names(self, node: Node, bounds: tuple[int, int], rows: list[dict[str, Any]]) -> Iterable[str]:
        kinds.within(node, rows, *bounds)
        names: set[str] = set()
        for row in rows:
            _once(row["name"], kinds.name(row["name"]), names)
        return names

    def competency(self, node: Node) -> str:
        found = kinds.name(node)
        if found not in self.kit.competencies:
            raise refuse("unknown", node)
        return found

    def until(self, node: Node) -> date:
        day = kinds.day(node)
        if day < self.day:
            raise refuse("before the interview", node)
        return day

    def card(self, node: Node) -> tuple[tuple[str, str], list[bool]]:
        """Whose and about whom; for each note, whether it stays."""
        row = kinds.fields(
            node,
            {
                "panelist": self.panelist,
                "candidate": self.candidate,
                "recommendation": kinds.word("strong no", "no", "yes", "strong yes"),
                "summary": kinds.text,
            },
            {"notes": kinds.each(self.note), "ratings": self.ratings},
        )
        return (row["panelist"], row["candidate"]), row["notes"] or []

    def ratings(self, node: Node) -> None:
        for name, value in kinds.mapped(node).items():
            if name not in self.kit.competencies:
                raise refuse("unknown", value)
            kinds.word("not asked", "no evidence", "recused", *self.levels)(value)

    def note(self, node: Node) -> bool:
        """True when it stays in its writer's vault."""
        note = kinds.fields(
            node,
            {"at": kinds.time, "text": kinds.text},
            {
                "question": kinds.number(1, self.kit.asked),
                "competency": self.competency,
                "handling": kinds.word("on the record", "chair only", "off the record", "private"),
                "agreed": _agreed,
                "asked_by": kinds.word("candidate", "panelist"),
                "may_know": kinds.line,
                "until": self.until,
                "bears": kinds.word("corroborated", "not used", "recused"),
            },
        )
        off, late = note["handling"] == "off the record", note["agreed"] in LATE
        said = {term for term in TERMS if note[term] is not None}
        if said - ({"agreed"} if late else set(TERMS)) or (said and not off):
            raise refuse("terms misplaced", node)
        if off and not late and (note["competency"] is None) != (note["bears"] is None):
            raise refuse("bears missing", node)
        return note["handling"] == "private" or (off and not late)

    def rest(self, parts: dict[str, Any], cards: set[tuple[str, str]]) -> None:
        """Recusals, consensus and decisions."""
        candidate, reason = {"candidate": self.candidate}, {"reason": kinds.text}
        for node in parts["recusals"] or []:
            if tuple(kinds.fields(node, {"panelist": self.panelist, **candidate}).values()) in cards:
                raise refuse("recused and rated", node)
        rating = {"competency": self.competency, "rating": kinds.number(1, self.kit.levels)}
        cells: set[object] = set()
        for node in parts["consensus"] or []:
            row = kinds.fields(node, {**candidate, **rating, **reason})
            _once(node, (row["candidate"], row["competency"]), cells)
        for node in parts["decision"] or []:
            outcome = {"outcome": kinds.word("offer", "reserve", "decline")}
            _once(node, kinds.fields(node, {**candidate, **outcome, **reason})["candidate"], cells)


def _agreed(node: Node) -> str:
    if kinds.spelled(node) == "after":
        raise refuse("agreed after", node)
    return str(kinds.word("before", *LATE)(node))
