"""Pages on the screen, on the printer and as a file: always the same bytes, never a file that we did not choose."""

from app.ui.paper.paper_view import PaperView
from app.ui.paper.printing import print_pdf
from app.ui.paper.saving import save_file, saved_words

__all__ = ["PaperView", "print_pdf", "save_file", "saved_words"]
