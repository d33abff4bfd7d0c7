"""Stories from files: every key known, every name and code found, or one refusal with its line."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from app.domain.decision import Outcome
from app.domain.errors import Problem
from app.domain.ids import CandidateCode
from app.domain.kit import Kit
from app.domain.moments import zone
from app.domain.panel_block import MOST_CANDIDATES, MOST_PANELISTS
from app.domain.text import NAME_LIMIT, plain_code, tidy_line
from app.services.kit_file import kit_from_node, read_bytes, read_kit_file, split_reference
from app.services.located_yaml import Node, read_located_yaml
from app.services.retention import default_destroy_by
from app.services.story import Story, StoryCandidate, StoryCard, StoryConsensus, StoryDecision, StoryPanelist
from app.services.story_cards import CARD_OPTIONAL, CARD_REQUIRED, CardReader

_SECTIONS: Final = ("scorecards", "recusals", "consensus", "decision")


def read_story_file(path: Path, *, today: date) -> Story:
    """The story in this file, its kit read from beside it; ``today`` fills in an absent date.

    Raises:
        FileUnreadable: the story or its kit cannot be read.
        ValueRefused: something in it is unknown, missing or out of place, with its line.
    """
    root = read_located_yaml(read_bytes(path))
    fields = root.mapping(required=("panel", "kit", "chair", "panelists", "candidates"), optional=_SECTIONS)
    kit = _kit(fields["kit"], path.parent)
    return _StoryReader(fields, kit, today).story()


def _kit(node: Node, folder: Path) -> Kit:
    if node.text_value is None:
        return kit_from_node(node)
    named = node.line_text()
    if (folder / named).is_file():
        return read_kit_file(folder / named)
    reference, section = split_reference(named)
    return read_kit_file(folder / reference, section)


def code(node: Node) -> str:
    """The code that stands here: letters, digits, dots, hyphens and underscores, at most 32.

    Raises:
        ValueRefused: it is not one.
    """
    with node.blamed():
        return plain_code(node.raw(), where=node.where)


class _StoryReader:
    """Reads the parts in order; later parts look up what earlier ones named."""

    def __init__(self, fields: Mapping[str, Node], kit: Kit, today: date) -> None:
        self.fields, self.kit = fields, kit
        panel = fields["panel"].mapping(
            required=("code", "title"), optional=("date", "time_zone", "deadline", "opening")
        )
        self.panel = panel
        self.day = panel["date"].day() if "date" in panel else today
        self.zone_name = panel["time_zone"].line_text() if "time_zone" in panel else "UTC"
        with panel.get("time_zone", fields["panel"]).blamed():
            self.zone = zone(self.zone_name, where="panel / time_zone")
        self.destroy_by = default_destroy_by(self.day)
        self.panelists = self._panelists()
        self.candidates = self._candidates()

    def story(self) -> Story:
        self._refuse_quorum()
        return Story(
            code=code(self.panel["code"]),
            title=self.panel["title"].line_text(NAME_LIMIT),
            day=self.day,
            time_zone=self.zone_name,
            deadline=self._deadline(),
            destroy_by=self.destroy_by,
            kit=self.kit,
            chair=self.fields["chair"].mapping(required=("name",))["name"].line_text(NAME_LIMIT),
            panelists=self.panelists,
            candidates=self.candidates,
            cards=self._cards(),
            recusals=tuple(self._recusal(node) for node in self._rows("recusals")),
            consensus=self._each_once(
                "consensus", self._consensus, lambda each: f"{each.candidate} / {each.competency}"
            ),
            decisions=self._each_once("decision", self._decision, lambda each: each.candidate),
        )

    def _refuse_quorum(self) -> None:
        opening = self.panel.get("opening")
        if opening is None or opening.text_value == "courtesy":
            return
        raise opening.refused(Problem.QUORUM_NOT_YET if opening.fields is not None else Problem.UNKNOWN)

    def _deadline(self) -> datetime:
        node = self.panel.get("deadline")
        if node is None:
            return datetime.combine(self.day + timedelta(days=2), time(), self.zone).astimezone(UTC)
        moment = node.local_moment().replace(tzinfo=self.zone)
        if moment.date() < self.day:
            raise node.refused(Problem.BEFORE_INTERVIEW, node.raw())
        return moment.astimezone(UTC)

    def _panelists(self) -> tuple[StoryPanelist, ...]:
        seen: set[str] = set()
        result = []
        for node in self._people("panelists", 1, MOST_PANELISTS):
            row = node.mapping(required=("name",), optional=("focus",))
            name = _new(row["name"], row["name"].line_text(NAME_LIMIT), seen)
            focus = tuple(self._competency(each) for each in (row["focus"].list() if "focus" in row else ()))
            result.append(StoryPanelist(name=name, focus=focus))
        return tuple(result)

    def _candidates(self) -> tuple[StoryCandidate, ...]:
        seen: set[str] = set()
        result = []
        for node in self._people("candidates", 0, MOST_CANDIDATES):
            row = node.mapping(required=("code", "name"))
            number = CandidateCode(_new(row["code"], code(row["code"]), seen))
            result.append(StoryCandidate(code=number, name=row["name"].line_text(NAME_LIMIT)))
        return tuple(result)

    def _people(self, key: str, fewest: int, most: int) -> list[Node]:
        rows = list(self.fields[key].list())
        if not fewest <= len(rows) <= most:
            raise self.fields[key].refused(Problem.TOO_FEW if len(rows) < fewest else Problem.TOO_MANY)
        return rows

    def _cards(self) -> tuple[StoryCard, ...]:
        reader = CardReader(kit=self.kit, day=self.day, zone=self.zone, until=self.destroy_by)
        seen: set[str] = set()
        cards = []
        for node in self._rows("scorecards"):
            row = node.mapping(required=CARD_REQUIRED, optional=CARD_OPTIONAL)
            panelist, candidate = self._panelist(row["panelist"]), self._candidate(row["candidate"])
            _new(node, f"{panelist} / {candidate}", seen)
            cards.append(reader.card(row, panelist, candidate))
        return tuple(cards)

    def _each_once[Part](self, key: str, read: Callable[[Node], Part], name: Callable[[Part], str]) -> tuple[Part, ...]:
        seen: set[str] = set()
        parts = []
        for node in self._rows(key):
            part = read(node)
            _new(node, name(part), seen)
            parts.append(part)
        return tuple(parts)

    def _recusal(self, node: Node) -> tuple[str, CandidateCode]:
        row = node.mapping(required=("panelist", "candidate"))
        pair = self._panelist(row["panelist"]), self._candidate(row["candidate"])
        for card in self._rows("scorecards"):
            fields = card.anything()
            if (self._panelist(fields["panelist"]), self._candidate(fields["candidate"])) == pair:
                raise node.refused(Problem.RECUSED_AND_RATED, pair[1])
        return pair

    def _consensus(self, node: Node) -> StoryConsensus:
        row = node.mapping(required=("candidate", "competency", "rating", "reason"))
        return StoryConsensus(
            candidate=self._candidate(row["candidate"]),
            competency=self._competency(row["competency"]),
            rating=row["rating"].integer(1, len(self.kit.scale)),
            reason=row["reason"].text(),
        )

    def _decision(self, node: Node) -> StoryDecision:
        row = node.mapping(required=("candidate", "outcome", "reason"))
        return StoryDecision(
            candidate=self._candidate(row["candidate"]),
            outcome=row["outcome"].one_of({outcome.value: outcome for outcome in Outcome}),
            reason=row["reason"].text(),
        )

    def _rows(self, key: str) -> list[Node]:
        return list(self.fields[key].list()) if key in self.fields else []

    def _competency(self, node: Node) -> str:
        with node.blamed():
            return self.kit.competency(node.line_text(NAME_LIMIT), where=node.where).name

    def _panelist(self, node: Node) -> str:
        name = tidy_line(node.raw())
        if name not in {person.name for person in self.panelists}:
            raise node.refused(Problem.UNKNOWN, name)
        return name

    def _candidate(self, node: Node) -> CandidateCode:
        return node.one_of({str(candidate.code): candidate.code for candidate in self.candidates})


def _new(node: Node, value: str, seen: set[str]) -> str:
    if value in seen:
        raise node.refused(Problem.TWICE, value)
    seen.add(value)
    return value
