"""The recovery sheet: what opens a vault whose passphrase is lost, to be kept on paper alone."""

from app.documents import words
from app.documents.errors import PageValueInvalid
from app.documents.frame import rendered
from app.documents.pages.common import Rendered
from app.documents.pages.recovery_sheet import RecoverySheetPage
from app.documents.parts.block import Stack
from app.documents.parts.figures import Beside
from app.documents.story import Column, Content, Story, StyledLine, Text
from app.page_setup import PageSetup

_LEAD = "This sheet opens the vault without its passphrase. Whoever holds it can read everything in the vault."
_KEEP = (
    "Keep it on paper, locked away, apart from the laptop. Do not photograph it, copy it or type it into a message.",
    "A new passphrase, new costs or a disposal make a new sheet. Every older sheet is void then: shred it.",
    "To use it: open the vault in Sub Rosa with the recovery sheet, type the words, choose a new passphrase.",
)
_WORDS_IN_A_ROW = 4


def render_recovery_sheet(page: RecoverySheetPage, setup: PageSetup) -> Rendered:
    """The key as words, digits and QR code with the file's sixteen bytes, and how to keep the sheet."""
    _check(page)
    story = Story(setup, title="Recovery sheet", running="Sub Rosa \u00b7 recovery sheet \u00b7 not to be copied")
    story.opening("Sub Rosa \u00b7 recovery sheet", "Keep this sheet safe.", _LEAD)
    story.facts([("Vault", Text(page.vault_label, "value")), ("Made at", Text(words.moment(page.made_at), "value"))])
    story.heading("H2", "The key in words")
    story.table(*_word_table(page.words, 2 if setup.large_print else _WORDS_IN_A_ROW))
    story.heading("H2", "The same in digits")
    code = story.code(f"ROSA1:{page.key.upper()}:{page.salt.upper()}", "QR code of key and file salt", 128)
    story.blocks.append(Beside(code, _digits(story, page), 20, mirrored=story.look.mirrored, after=8))
    story.heading("H2", "How to keep it")
    story.items([("\u2013", (Text(line, "body"),)) for line in _KEEP], 14)
    return rendered(story)


def _check(page: RecoverySheetPage) -> None:
    hexadecimal = set("0123456789abcdefABCDEF")
    for field, value, length in (("key", page.key, 64), ("salt", page.salt, 32)):
        if len(value) != length or not hexadecimal.issuperset(value):
            raise PageValueInvalid(field=field)


def _word_table(sheet_words: tuple[str, ...], in_a_row: int) -> tuple[list[Column], list[tuple[Content, ...]]]:
    columns = [Column("", 16), *(Column("", 21) for _ in range(in_a_row))]
    rows: list[tuple[Content, ...]] = []
    for at in range(0, len(sheet_words), in_a_row):
        row = sheet_words[at : at + in_a_row]
        cells = [Text(f"{at + place + 1}. {word}", "strong") for place, word in enumerate(row)]
        cells += [Text("")] * (in_a_row - len(row))
        rows.append((f"{at + 1} to {at + len(row)}", *cells))
    return columns, rows


def _digits(story: Story, page: RecoverySheetPage) -> Stack:
    in_a_line = 4 if story.look.scale > 1 else 8
    lines: tuple[StyledLine, ...] = (
        ("Key", "label", 0.0),
        (words.grouped_lines(page.key, in_a_line), "value", 6.0),
        ("File salt, the first 16 bytes of the vault file", "label", 0.0),
        (words.grouped_lines(page.salt, in_a_line), "value", 0.0),
    )
    return story.lines(lines)
