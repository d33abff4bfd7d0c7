"""Colours by meaning, one set per scheme; no Qt here. Every pair that text or a sign uses is measured in the tests."""

from dataclasses import dataclass
from typing import Literal

type ColorToken = Literal[
    "page", "card", "rail", "sunk", "hover", "line", "border", "ink", "soft",
    "accent", "on_accent", "accent_hover", "accent_ink", "tint", "on_tint",
    "pick", "on_pick", "link", "focus",
    "ok_bg", "ok_ink", "warn_bg", "warn_ink", "prompt_bg", "prompt_line", "bad_ink", "mark",
    "off_record_bg", "off_record_ink", "off_record_soft",
]  # fmt: skip
type Heat = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one scheme, as ``#rrggbb``.

    ``line`` only decorates; ``border`` is the edge of a control and holds 3:1; ``ink`` and ``soft`` are text on
    any surface; ``pick`` is what a person chose; ``mark`` points at disagreement and errors.
    """

    name: str
    page: str
    card: str
    rail: str
    sunk: str
    hover: str
    line: str
    border: str
    ink: str
    soft: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_ink: str
    tint: str
    on_tint: str
    pick: str
    on_pick: str
    link: str
    focus: str
    ok_bg: str
    ok_ink: str
    warn_bg: str
    warn_ink: str
    prompt_bg: str
    prompt_line: str
    bad_ink: str
    mark: str
    off_record_bg: str
    off_record_ink: str
    off_record_soft: str
    heat: Heat
    dark: bool = False
    contrast: bool = False


LIGHT = Tokens(
    name="light",
    page="#fbfaf8", card="#ffffff", rail="#f3f0eb", sunk="#f7f4ef", hover="#faf7f3", line="#e3ded6", border="#948b80",
    ink="#1f1c1b", soft="#67615b",
    accent="#8e1f36", on_accent="#ffffff", accent_hover="#a32842", accent_ink="#8e1f36",
    tint="#f7e7ea", on_tint="#7d1a2f", pick="#1f4e79", on_pick="#ffffff", link="#1f4e79", focus="#1f4e79",
    ok_bg="#e9f3ec", ok_ink="#245f3e", warn_bg="#fbefd9", warn_ink="#7a4f00",
    prompt_bg="#fff9ea", prompt_line="#e9dfc8", bad_ink="#ab2c1a", mark="#c8452f",
    off_record_bg="#2c1a2b", off_record_ink="#eadde5", off_record_soft="#dca8c1",
    heat=("#f1f4f7", "#dce6f0", "#b4cbe2", "#8fb4d9", "#1f4e79"),
)  # fmt: skip

DARK = Tokens(
    name="dark", dark=True,
    page="#1b1817", card="#242020", rail="#151312", sunk="#201c1b", hover="#2c2726", line="#37312e", border="#857b73",
    ink="#ddd6cf", soft="#a69d95",
    accent="#b8415d", on_accent="#ffffff", accent_hover="#a83a55", accent_ink="#f095aa",
    tint="#3b2129", on_tint="#f7bac7", pick="#8fc1f2", on_pick="#0d1b29", link="#8fc1f2", focus="#8fc1f2",
    ok_bg="#1c3226", ok_ink="#8fd3ab", warn_bg="#3a2d12", warn_ink="#efc56d",
    prompt_bg="#2d2717", prompt_line="#4a3f22", bad_ink="#ff9b88", mark="#ff7a5e",
    off_record_bg="#0c060c", off_record_ink="#e4d7df", off_record_soft="#d99bb9",
    heat=("#272b30", "#2a3d50", "#2f5479", "#568cc1", "#a9d2fa"),
)  # fmt: skip

CONTRAST_LIGHT = Tokens(
    name="contrast-light", contrast=True,
    page="#ffffff", card="#ffffff", rail="#ffffff", sunk="#ffffff", hover="#eeeeee", line="#000000", border="#000000",
    ink="#000000", soft="#000000",
    accent="#6b0018", on_accent="#ffffff", accent_hover="#8e1f36", accent_ink="#6b0018",
    tint="#ffffff", on_tint="#6b0018", pick="#00306b", on_pick="#ffffff", link="#00306b", focus="#00306b",
    ok_bg="#ffffff", ok_ink="#003d1a", warn_bg="#ffffff", warn_ink="#573500",
    prompt_bg="#ffffff", prompt_line="#573500", bad_ink="#8a1000", mark="#b02000",
    off_record_bg="#000000", off_record_ink="#ffffff", off_record_soft="#ffd0e4",
    heat=("#ffffff", "#dbe9f7", "#b4d0ec", "#8fb9e3", "#00306b"),
)  # fmt: skip

CONTRAST_DARK = Tokens(
    name="contrast-dark", dark=True, contrast=True,
    page="#000000", card="#000000", rail="#000000", sunk="#000000", hover="#1a1a1a", line="#ffffff", border="#ffffff",
    ink="#ffffff", soft="#ffffff",
    accent="#ffd500", on_accent="#000000", accent_hover="#ffe665", accent_ink="#ffd500",
    tint="#000000", on_tint="#ffd500", pick="#00e5ff", on_pick="#000000", link="#00e5ff", focus="#00e5ff",
    ok_bg="#000000", ok_ink="#7dff9b", warn_bg="#000000", warn_ink="#ffd500",
    prompt_bg="#000000", prompt_line="#ffd500", bad_ink="#ff9a8a", mark="#ff8a70",
    off_record_bg="#000000", off_record_ink="#ffffff", off_record_soft="#ffb3d9",
    heat=("#000000", "#00263f", "#003e66", "#66b8ff", "#ffffff"),
)  # fmt: skip

SCHEMES = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)
