"""Small widgets that every page is made of: plain text, painted surfaces, real controls."""

from app.ui.widgets.announce import announce
from app.ui.widgets.button import Button, ButtonKind, KeyButton
from app.ui.widgets.chip import Chip, Tone
from app.ui.widgets.drop_zone import DropZone
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.field import Field
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.focus_ring import FocusRing
from app.ui.widgets.label import ElidedLabel, Label, isolated, plain_tip
from app.ui.widgets.layout import Column, Margins, Row
from app.ui.widgets.message_panel import MessagePanel
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.passphrase_field import PassphraseField
from app.ui.widgets.runs import Line, Run, Runs
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.segments import Choice, Segments
from app.ui.widgets.surface import Card, Fill, Prompt, Rule, paint_rounded

__all__ = [
    "Button", "ButtonKind", "Card", "Chip", "Choice", "Column", "DropZone", "ElidedLabel", "EmptyState", "Field",
    "Fill", "FlowLayout", "FocusRing", "KeyButton", "Label", "Line", "Margins", "MessagePanel",
    "PageHeader", "PassphraseField", "Prompt", "Row", "Rule", "Run", "Runs", "Scroll", "Segments", "Tone", "announce",
    "isolated", "paint_rounded", "plain_tip",
]  # fmt: skip
