"""What people read when pages cannot be made, and about characters that cannot be drawn."""

from app.documents.errors import FontsMissing, NoPrinter, PageValueInvalid, PrinterRefused
from app.errors import SubRosaError

WORDS: dict[type[SubRosaError], tuple[str, str, str]] = {
    FontsMissing: (
        "The font file {file} is not where the installation put it, so no page can be drawn.",
        "Your vault is untouched, and nothing was sealed or printed.",
        "Install Sub Rosa again over this installation, then try once more.",
    ),
    PageValueInvalid: (
        "A page could not be drawn: its \u201c{field}\u201d has not the form that the page needs.",
        "Your vault is untouched, and nothing was sealed or printed.",
        "Please report this with its code. It is a fault of the program, not of what you wrote.",
    ),
    NoPrinter: (
        "This computer has no printer set up that Sub Rosa can reach.",
        "Nothing was printed, and nothing was changed.",
        "Save the pages as PDF and print that file where there is a printer, or set one up in the system's settings.",
    ),
    PrinterRefused: (
        "The printer took no pages.",
        "Nothing was changed. It may be switched off, out of paper, or no longer there.",
        "Look at the printer and print again, or save the pages as PDF.",
    ),
}

UNDRAWABLE = (
    "Some characters cannot be drawn and will show as \ufffd: {names}. "
    "The words themselves are sealed as you wrote them. Change them, or seal as it is."
)

CJK_MISSING = (
    "The faces for Chinese, Japanese and Korean are not installed, so those characters will show as \ufffd on pages. "
    "Install the optional part \u201ccjk\u201d of Sub Rosa to draw them. What you wrote is kept as it is."
)
