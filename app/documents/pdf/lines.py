"""One line of text as operators: runs where they stand on the page, written in the order in which they are read.

Glyphs that carry no text of their own (dots and accents of a letter that is drawn in parts) are kept apart: inside the
text they would part its words for those who read the file.
"""

from typing import NamedTuple

from app.documents.ink.bidi import visual_order
from app.documents.ink.shaping import Cluster, Glyph, Run
from app.documents.ink.typesetter import Line
from app.documents.pdf.fonts import EmbeddedFont, FontBook, Fragment
from app.documents.pdf.objects import number

_TOLERANCE = 0.5  # thousandths of the size: what is nearer is not worth an operator


class LineOperators(NamedTuple):
    """Operators between BT and ET: of the text, and of what is drawn beside it without a text of its own."""

    text: list[str]
    signs: list[str]


def line_operators(fonts: FontBook, line: Line, x: float, y: float, size: float) -> LineOperators:
    """Operators that set the line with its first visible glyph's left edge at x."""
    left = x - (line.trailing * size / 1000 if line.base else 0.0)
    places = _run_places(line.runs)
    out = LineOperators([], [])
    i = 0
    while i < len(line.runs):
        end = _joined(line.runs, i)
        run = line.runs[i]
        font = fonts.embedded(run.face)
        start = left + places[i] * size / 1000
        out.text.append(f"/{font.resource} {number(size)} Tf 1 0 0 1 {number(start)} {number(y)} Tm")
        writer = _RunWriter(font, size, (start, y))
        for joined in line.runs[i:end]:
            writer.write(joined)
        out.text.extend(writer.finish())
        out.signs.extend(writer.signs)
        i = end
    return out


def _joined(runs: tuple[Run, ...], start: int) -> int:
    """Where the left-to-right runs of one face end that follow each other from ``start``."""
    end = start + 1
    if runs[start].level:
        return end
    while end < len(runs) and runs[end].level == 0 and runs[end].face is runs[start].face:
        end += 1
    return end


def _run_places(runs: tuple[Run, ...]) -> list[float]:
    places = [0.0] * len(runs)
    at = 0.0
    for index in visual_order([run.level for run in runs]):
        places[index] = at
        at += runs[index].advance
    return places


class _RunWriter:
    """Writes glyphs with one TJ array as long as they stand on the line."""

    def __init__(self, font: EmbeddedFont, size: float, start: tuple[float, float]) -> None:
        self.signs: list[str] = []
        self._font = font
        self._size = size
        self._start = start
        self._out: list[str] = []
        self._array: list[str] = []
        self._codes: list[str] = []
        self._pen = 0.0  # where the viewer stands
        self._origin = 0.0  # where the next cluster stands
        self._rise = 0.0

    def write(self, run: Run) -> None:
        """Adds a run, cluster by cluster in logical order; right to left, the pen walks back."""
        if run.plain:
            self._plain(run)
            return
        backwards = bool(run.level & 1)
        at = self._origin + (run.advance if backwards else 0.0)
        for cluster in run.clusters:
            if backwards:
                at -= cluster.advance
            self._cluster(cluster, at, backwards=backwards)
            if not backwards:
                at += cluster.advance
        self._origin += run.advance

    def _plain(self, run: Run) -> None:
        """Adds a run of one glyph a cluster, which repeated words make worth keeping."""
        fragment = self._font.fragments.get(id(run))
        if fragment is None:
            fragment = self._font.fragments[id(run)] = _fragment(self._font, run)
        if self._rise:
            self._flush()
            self._out.append("0 Ts")
            self._rise = 0.0
        shift = self._pen - self._origin
        if abs(shift) > _TOLERANCE:
            self._end_string()
            self._array.append(number(shift))
            self._pen -= float(number(shift))
        self._end_string()
        self._array.append(fragment.operands)
        self._pen += fragment.walked
        self._origin += run.advance

    def finish(self) -> list[str]:
        """All operators; the rise is nought again."""
        self._flush()
        if self._rise:
            self._out.append("0 Ts")
        return self._out

    def _cluster(self, cluster: Cluster, at: float, *, backwards: bool) -> None:
        placed: list[tuple[Glyph, float]] = []
        for glyph in cluster.glyphs:
            placed.append((glyph, at))
            at += glyph.advance
        if backwards:
            placed.reverse()
        for (glyph, left), text in zip(placed, _shares(cluster.text, len(placed)), strict=True):
            if text:
                self._glyph(glyph, left, text)
            else:
                self._sign(glyph, left)

    def _sign(self, glyph: Glyph, left: float) -> None:
        x, y = self._start
        x, y = x + (left + glyph.dx) * self._size / 1000, y + glyph.dy * self._size / 1000
        place = f"/{self._font.resource} {number(self._size)} Tf 1 0 0 1 {number(x)} {number(y)} Tm"
        self.signs.append(f"{place} <{self._font.code(glyph.number, ''):04X}> Tj")

    def _glyph(self, glyph: Glyph, left: float, text: str) -> None:
        if glyph.dy != self._rise:
            self._flush()
            self._out.append(f"{number(glyph.dy * self._size / 1000)} Ts")
            self._rise = glyph.dy
        shift = self._pen - (left + glyph.dx)
        if abs(shift) > _TOLERANCE:
            self._end_string()
            self._array.append(number(shift))
            self._pen -= float(number(shift))
        code = self._font.code(glyph.number, text)
        self._codes.append(f"{code:04X}")
        self._pen += self._font.nominal(glyph.number)

    def _end_string(self) -> None:
        if self._codes:
            self._array.append(f"<{''.join(self._codes)}>")
            self._codes = []

    def _flush(self) -> None:
        self._end_string()
        if self._array:
            self._out.append(f"[{' '.join(self._array)}] TJ")
            self._array = []


def _fragment(font: EmbeddedFont, run: Run) -> Fragment:
    """The operands that show a plain run, and how far they move the pen."""
    out: list[str] = []
    codes: list[str] = []
    pen = origin = 0.0
    for cluster in run.clusters:
        (glyph,) = cluster.glyphs
        shift = pen - origin - glyph.dx
        if abs(shift) > _TOLERANCE:
            out += [f"<{''.join(codes)}>"] * bool(codes)
            codes = []
            out.append(number(shift))
            pen -= float(number(shift))
        codes.append(f"{font.code(glyph.number, cluster.text):04X}")
        pen += font.nominal(glyph.number)
        origin += cluster.advance
    return Fragment(run, " ".join([*out, f"<{''.join(codes)}>"]), pen)


def _shares(text: str, count: int) -> list[str]:
    """The cluster's text dealt to its glyphs in order: what is left goes to the last, what is short stays empty."""
    shares = list(text[:count]) + [""] * (count - len(text))
    shares[-1] += text[count:]
    return shares
