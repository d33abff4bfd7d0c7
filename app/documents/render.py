"""The door of the room: one function per kind of page, and what is asked before sealing."""

from app.documents.ink.faces import cjk_available
from app.documents.ink.typesetter import undrawable_characters
from app.documents.kinds.cover import render_cover
from app.documents.kinds.scorecard import render_scorecard
from app.documents.pages.common import PageSetup, Rendered

__all__ = ["PageSetup", "Rendered", "cjk_available", "render_cover", "render_scorecard", "undrawable_characters"]
