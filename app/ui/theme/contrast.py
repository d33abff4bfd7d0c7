"""How well two colours can be told apart (WCAG 2.2, relative luminance)."""

from app.ui.theme.tokens import Tokens

_LINEAR_BELOW = 0.04045


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= _LINEAR_BELOW else ((share + 0.055) / 1.055) ** 2.4


def luminance(color: str) -> float:
    """The relative luminance of ``#rrggbb``, between 0 (black) and 1 (white)."""
    red, green, blue = (_channel(int(color[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(first: str, second: str) -> float:
    """The contrast ratio of two colours, between 1 and 21, whatever their order."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def ink_on(background: str, tokens: Tokens) -> str:
    """The better readable of near-black and white on a background, for the cells of a heat map."""
    dark = "#000000" if tokens.contrast else "#141211"
    return max((dark, "#ffffff"), key=lambda ink: ratio(ink, background))
