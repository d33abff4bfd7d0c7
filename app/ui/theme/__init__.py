"""How the window looks: tokens, fonts, palette, sheet and icons, and one object that holds them together."""

from app.ui.theme.current import SCHEME_CHOICES, SchemeChoice, Theme, theme
from app.ui.theme.tokens import ColorToken, Tokens
from app.ui.theme.typeface import TypeRole

__all__ = ["SCHEME_CHOICES", "ColorToken", "SchemeChoice", "Theme", "Tokens", "TypeRole", "theme"]
