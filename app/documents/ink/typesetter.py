"""A document's typesetter: chooses faces, measures, breaks lines, and remembers what could not be drawn."""

import unicodedata
from dataclasses import dataclass

from app.documents.ink import bidi
from app.documents.ink.breaking import pieces
from app.documents.ink.faces import Face, Region, Weight, faces
from app.documents.ink.scripts import language_of
from app.documents.ink.shaping import Run, shape
from app.documents.ink.text import cleaned, clusters, lost_in_cleaning
from app.page_setup import RIGHT_TO_LEFT

_FOLLOWS = frozenset(("CS", "ES", "ON", "NSM", "EN", "ET"))
_CHINESE: dict[str, Region] = {"zh-tw": "TC", "zh-hant": "TC", "zh-hk": "HK"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line in logical order; ``width`` leaves out the blanks at its end, which ``trailing`` holds.

    ``rise`` and ``drop`` say how far the line's marks are moved up and (below nought) down.
    """

    runs: tuple[Run, ...]
    width: float
    trailing: float
    base: bidi.Base
    rise: float = 0.0
    drop: float = 0.0


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    levels: tuple[int, ...] | None
    runs: tuple[Run, ...]
    width: float
    trailing: float


class Typesetter:
    """Sets text for one document in one language. Measures are in thousandths of the size of type."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._pieces: dict[tuple[str, Weight, Region, tuple[int, ...] | None], _Piece] = {}
        self._faces: dict[tuple[str, Weight, Region], Face | None] = {}
        self._undrawable: dict[str, None] = {}

    @property
    def undrawable(self) -> tuple[str, ...]:
        """Each character so far that no face could draw, once, in order of first use."""
        return tuple(self._undrawable)

    def language_of(self, text: str) -> str:
        """The language of a text where it is not the document's, as far as its script tells, else empty."""
        found = language_of(text, latin="und-Latn" if self._language in RIGHT_TO_LEFT else "")
        return "" if found == self._language else found

    def lines(self, text: str, weight: Weight, width: float, default: bidi.Base = 0) -> list[Line]:
        """The text broken into lines of at most a width; every line end of the text is kept.

        Each paragraph goes the way of its first strong character, and ``default`` without one.
        """
        self._undrawable.update(dict.fromkeys(lost_in_cleaning(text)))
        out: list[Line] = []
        region = self._region(text)
        for paragraph in cleaned(text).split("\n"):
            out += self._paragraph(paragraph, weight, region, width, bidi.base_level(paragraph, default))
        return out

    def width(self, text: str, weight: Weight) -> float:
        """The width of the text on one line."""
        return max(line.width for line in self.lines(text, weight, float("inf")))

    def widest_word(self, text: str, weight: Weight) -> float:
        """The width of the widest piece that a line would not break."""
        region = self._region(text)
        return max((self._piece(p, None, weight, region).width for p in pieces(cleaned(text))), default=0.0)

    def _region(self, text: str) -> Region:
        """Which country's forms of Han characters a text is set in: by its own kana or hangul, else by language."""
        if any("\u3041" <= c <= "\u30ff" for c in text):
            return "JP"
        if any("\uac00" <= c <= "\ud7a3" for c in text):
            return "KR"
        language = self._language.lower()
        if language[:2] in {"ja", "ko"}:
            return "JP" if language[:2] == "ja" else "KR"
        return next((region for tag, region in _CHINESE.items() if language.startswith(tag)), "SC")

    def _paragraph(self, text: str, weight: Weight, region: Region, width: float, base: bidi.Base) -> list[Line]:
        both_ways = base == 1 or bidi.has_right_to_left(text)
        levels = bidi.levels(text, base) if both_ways else None
        out: list[Line] = []
        line: list[_Piece] = []
        used = 0.0
        start = 0
        for part in pieces(text):
            own = tuple(levels[start : start + len(part)]) if levels else None
            start += len(part)
            for piece in self._fitting(self._piece(part, own, weight, region), weight, region, width):
                if line and used + piece.width > width + 0.01:
                    out.append(self._line(line, weight, region, base))
                    line, used = [], 0.0
                line.append(piece)
                used += piece.width + piece.trailing
        out.append(self._line(line, weight, region, base))
        return out

    def _fitting(self, piece: _Piece, weight: Weight, region: Region, width: float) -> list[_Piece]:
        """The piece, or what it must be cut into because it is wider than a line."""
        if piece.width <= width:
            return [piece]
        out: list[_Piece] = []
        text, used, start = "", 0.0, 0
        for cluster in clusters(piece.text):
            own = self._piece(cluster, None, weight, region)
            if text and used + own.width > width:
                out.append(self._cut(piece, start, start + len(text), weight, region))
                start += len(text)
                text, used = "", 0.0
            text += cluster
            used += own.width + own.trailing
        return [*out, self._cut(piece, start, start + len(text), weight, region)]

    def _cut(self, piece: _Piece, start: int, end: int, weight: Weight, region: Region) -> _Piece:
        levels = piece.levels[start:end] if piece.levels else None
        return self._piece(piece.text[start:end], levels, weight, region)

    def _line(self, line: list[_Piece], weight: Weight, region: Region, base: bidi.Base) -> Line:
        if any(piece.levels for piece in line):
            text = "".join(piece.text for piece in line)
            settled = [level for piece in line for level in piece.levels or ()]
            bidi.settle_line(text, settled, base)
            last = line[-1]
            levels = tuple(settled[len(text) - len(last.text) :])
            line = [*line[:-1], self._piece(last.text, levels, weight, region)]
        runs = tuple(run for piece in line for run in piece.runs)
        trailing = line[-1].trailing if line else 0.0
        width = sum(run.advance for run in runs) - trailing
        if all(run.plain for run in runs):
            return Line(runs, width, trailing, base)
        rise, drop = max(run.rise for run in runs), min(run.drop for run in runs)
        return Line(runs, width, trailing, base, rise, drop)

    def _piece(self, text: str, levels: tuple[int, ...] | None, weight: Weight, region: Region) -> _Piece:
        key = (text, weight, region, levels)
        piece = self._pieces.get(key)
        if piece is None:
            runs = tuple(self._shaped(text, weight, region, levels))
            blanks = len(text) - len(text.rstrip(" "))
            ends = [cluster for run in runs for cluster in run.clusters][-blanks:] if blanks else []
            trailing = sum(cluster.advance for cluster in ends)
            width = sum(run.advance for run in runs) - trailing
            piece = self._pieces[key] = _Piece(text, levels, runs, width, trailing)
        return piece

    def _shaped(self, text: str, weight: Weight, region: Region, levels: tuple[int, ...] | None) -> list[Run]:
        """Runs of one face and level: clusters by fallback, neutrals with the face before them."""
        parts: list[tuple[Face, int, str]] = []
        start = 0
        for cluster in clusters(text):
            level = levels[start] if levels else 0
            start += len(cluster)
            before = parts[-1][0] if parts else None
            follows = before is not None and unicodedata.bidirectional(cluster[0]) in _FOLLOWS
            for drawn in [cluster] if self._face(cluster, weight, region) else list(cluster):
                face = (
                    before if follows and before and before.covers(drawn) else self._face_or_main(drawn, weight, region)
                )
                if parts and parts[-1][0] is face and parts[-1][1] == level and not _is_mark(drawn):
                    parts[-1] = (face, level, parts[-1][2] + drawn)
                else:
                    parts.append((face, level, drawn))
        return [shape(face, part, level, self._language) for face, level, part in parts]

    def _face(self, cluster: str, weight: Weight, region: Region) -> Face | None:
        key = (cluster, weight, region)
        if key not in self._faces:
            self._faces[key] = next((face for face in faces(weight, region) if face.covers(cluster)), None)
        return self._faces[key]

    def _face_or_main(self, text: str, weight: Weight, region: Region) -> Face:
        face = self._face(text, weight, region)
        if face is None:
            self._undrawable[text] = None
            return next(faces(weight, region))
        return face


def undrawable_characters(text: str) -> tuple[str, ...]:
    """Each character of a text that a page would not show as it is, once, in order."""
    typesetter = Typesetter("en")
    typesetter.lines(text, Weight.REGULAR, float("inf"))
    return typesetter.undrawable


def _is_mark(text: str) -> bool:
    """True for a mark cut off from its letter: it starts a run of its own, so that a dotted circle carries it."""
    return unicodedata.category(text[0])[0] == "M"
