"""HarfBuzz behind plain values: a run of one face and direction becomes clusters of placed glyphs."""

from dataclasses import dataclass
from typing import NamedTuple

import uharfbuzz as hb

from app.documents.ink.faces import REPLACEMENT, Face, is_joiner


class Glyph(NamedTuple):
    """One glyph: its number in the face, its advance and its offset, in thousandths of the size of type."""

    number: int
    advance: float
    dx: float
    dy: float


class Cluster(NamedTuple):
    """Characters that are drawn together, and their glyphs in order of the characters."""

    text: str
    glyphs: tuple[Glyph, ...]
    advance: float


@dataclass(frozen=True, slots=True)
class Run:
    """Clusters of one face and one level, in logical order.

    ``rise`` and ``drop`` say how far marks are moved; ``plain`` is true from left to right with one glyph a cluster.
    """

    face: Face
    level: int
    clusters: tuple[Cluster, ...]
    advance: float
    rise: float = 0.0
    drop: float = 0.0
    plain: bool = False


def shape(face: Face, text: str, level: int, language: str) -> Run:
    """The text as glyphs; a character without a glyph is drawn as U+FFFD and keeps its own text."""
    buffer = hb.Buffer()
    buffer.add_str("".join(c if ord(c) in face.coverage or is_joiner(c) else REPLACEMENT for c in text))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if level & 1 else "ltr"
    buffer.language = language  # the guess asks the environment, and pages must not differ with it
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.flags = hb.BufferFlags.BOT | hb.BufferFlags.EOT
    hb.shape(face.font, buffer)
    scale = 1000 / face.units_per_em
    groups: dict[int, list[Glyph]] = {}
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph = Glyph(info.codepoint, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale)
        groups.setdefault(info.cluster, []).append(glyph)
    starts = sorted(groups)
    clusters = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        glyphs = groups[start]
        clusters.append(Cluster(text[start:end], tuple(glyphs), sum(glyph.advance for glyph in glyphs)))
    moved = [glyph.dy for glyphs in groups.values() for glyph in glyphs]
    advance = sum(cluster.advance for cluster in clusters)
    rise, drop = max(moved, default=0.0), min(moved, default=0.0)
    plain = not level & 1 and len(moved) == len(clusters) and not rise and not drop
    return Run(face, level, tuple(clusters), advance, rise, drop, plain)
