"""The style sheet: a file of ours whose sizes follow the text zoom and whose colours follow the palette."""

from string import Template

from app.resources import RESOURCES
from app.ui.theme.tokens import Tokens

_SIZES = (2, 3, 4, 6, 8, 10, 12, 24, 26, 28, 32)
_COLORS = (
    "tint",
    "on_tint",
    "soft",
    "sunk",
    "rail",
    "mark",
    "accent_hover",
    "line",
    "off_record_ink",
    "off_record_soft",
)


def make_sheet(tokens: Tokens, zoom: float) -> str:
    """The sheet for a scheme and a text zoom."""
    template = Template((RESOURCES / "styles" / "subrosa.qss").read_text(encoding="utf-8"))
    sizes = {f"px{size}": f"{max(1, round(size * zoom))}px" for size in _SIZES}
    return template.substitute(sizes, **{name: getattr(tokens, name) for name in _COLORS})
