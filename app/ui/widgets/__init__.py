"""Small widgets that every page is made of: plain text, painted surfaces, real controls.

What the unlock page shows is offered here; every other widget is imported from its own file, so that nothing is read
before it is needed.
"""

from app.ui.widgets.announcement import announce
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.field import Field
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.focus_ring import FocusRing
from app.ui.widgets.label import ElidedLabel, Label, isolated, plain_tip
from app.ui.widgets.layout import Column, Margins, Row
from app.ui.widgets.message_panel import MessagePanel
from app.ui.widgets.passphrase_field import PassphraseField
from app.ui.widgets.surface import Card, Fill, Prompt, Rule, paint_rounded

__all__ = [
    "Button", "ButtonKind", "Card", "Column", "ElidedLabel", "Field", "Fill", "FlowLayout", "FocusRing", "Label",
    "Margins", "MessagePanel", "PassphraseField", "Prompt", "Row", "Rule", "announce", "isolated", "paint_rounded",
    "plain_tip",
]  # fmt: skip
