"""Tokens as a QPalette, so that Fusion's own controls and the style sheet speak the same colours."""

from PySide6.QtGui import QColor, QPalette

from app.ui.theme.tokens import ColorToken, Tokens

_ROLES: dict[QPalette.ColorRole, ColorToken] = {
    QPalette.ColorRole.Window: "page",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "rail",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "pick",
    QPalette.ColorRole.HighlightedText: "on_pick",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.PlaceholderText: "soft",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "border",
    QPalette.ColorRole.Light: "hover",
    QPalette.ColorRole.Midlight: "tint",
    QPalette.ColorRole.Shadow: "off_record_bg",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.ToolTipText: "ink",
}
_TEXT = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)
NATIVE_CLASSES = ("QCheckBox", "QRadioButton", "QComboBox", "QSpinBox", "QDateTimeEdit", "QSlider")
"""Controls that Fusion draws itself; a style sheet on any of them would lose ticks and arrows."""

_LIFT = {False: 1.2, True: 1.4}


def make_palette(tokens: Tokens) -> QPalette:
    """The palette of the whole application."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(getattr(tokens, token)))
    for role in _TEXT:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.soft))
    return palette


def make_native_palette(tokens: Tokens) -> QPalette:
    """The palette of Fusion's own controls: it darkens ``Window`` for outlines, so here it is the border lifted."""
    palette = make_palette(tokens)
    border = QColor(tokens.border)
    value = min(1.0, border.valueF() * _LIFT[tokens.dark])
    lifted = QColor.fromHsvF(max(border.hsvHueF(), 0.0), border.hsvSaturationF(), value)
    palette.setColor(QPalette.ColorRole.Window, lifted)
    return palette
