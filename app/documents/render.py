"""The door of the room: one function per kind of page, and what is asked before sealing."""

from app.documents.ink.faces import cjk_available
from app.documents.ink.typesetter import undrawable_characters
from app.documents.kinds.acceptance import render_acceptance
from app.documents.kinds.contact_card import render_contact_card
from app.documents.kinds.cover import render_cover
from app.documents.kinds.minutes import render_minutes
from app.documents.kinds.pack import render_pack
from app.documents.kinds.receipts import render_receipts
from app.documents.kinds.recovery_sheet import render_recovery_sheet
from app.documents.kinds.scorecard import render_scorecard
from app.documents.kinds.summary import render_summary
from app.documents.pages.common import Rendered
from app.page_setup import PageSetup

__all__ = [
    "PageSetup",
    "Rendered",
    "cjk_available",
    "render_acceptance",
    "render_contact_card",
    "render_cover",
    "render_minutes",
    "render_pack",
    "render_receipts",
    "render_recovery_sheet",
    "render_scorecard",
    "render_summary",
    "undrawable_characters",
]
