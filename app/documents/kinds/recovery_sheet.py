"""The recovery sheet: what opens a vault whose passphrase is lost, to be kept on paper alone."""

from app.documents.errors import PageValueInvalid
from app.documents.frame import rendered
from app.documents.pages.common import Rendered
from app.documents.pages.recovery_sheet import RecoverySheetPage
from app.documents.parts.block import Stack
from app.documents.parts.figures import Beside
from app.documents.spelling import grouped_lines
from app.documents.story import Column, Content, Story, StyledLine, Text
from app.documents.words import Words, phrase
from app.page_setup import PageSetup

_LEAD = phrase("This sheet opens the vault without its passphrase. Whoever holds it can read everything in the vault.")
_KEEP = (
    phrase(
        "Keep it on paper, locked away, apart from the laptop. Do not photograph it, copy it or type it into a message."
    ),
    phrase("A new passphrase, new costs or a disposal make a new sheet. Every older sheet is void then: shred it."),
    phrase("To use it: open the vault in Sub Rosa with the recovery sheet, type the words, choose a new passphrase."),
)
_WORDS_IN_A_ROW = 4


def render_recovery_sheet(page: RecoverySheetPage, setup: PageSetup) -> Rendered:
    """The key as words, digits and QR code with the file's sixteen bytes, and how to keep the sheet."""
    _check(page)
    say = Words(setup.language)
    story = Story(setup, title=say("Recovery sheet"), running=say("Sub Rosa · recovery sheet · not to be copied"))
    story.opening(say("Sub Rosa · recovery sheet"), say("Keep this sheet safe."), say(_LEAD))
    made = Text(say.moment(page.made_at), "value")
    story.facts([(say("Vault"), Text(page.vault_label, "value")), (say("Made at"), made)])
    story.heading("H2", say("The key in words"))
    story.table(*_word_table(say, page.words, 2 if setup.large_print else _WORDS_IN_A_ROW))
    story.heading("H2", say("The same in digits"))
    code = story.code(f"ROSA1:{page.key.upper()}:{page.salt.upper()}", say("QR code of key and file salt"), 128)
    story.blocks.append(Beside(code, _digits(story, page), 20, mirrored=story.look.mirrored, after=8))
    story.heading("H2", say("How to keep it"))
    story.items([("\u2013", (Text(say(line), "body"),)) for line in _KEEP], 14)
    return rendered(story)


def _check(page: RecoverySheetPage) -> None:
    hexadecimal = set("0123456789abcdefABCDEF")
    for field, value, length in (("key", page.key, 64), ("salt", page.salt, 32)):
        if len(value) != length or not hexadecimal.issuperset(value):
            raise PageValueInvalid(field=field)


def _word_table(
    say: Words, sheet_words: tuple[str, ...], in_a_row: int
) -> tuple[list[Column], list[tuple[Content, ...]]]:
    columns = [Column("", 16), *(Column("", 21) for _ in range(in_a_row))]
    rows: list[tuple[Content, ...]] = []
    for at in range(0, len(sheet_words), in_a_row):
        row = sheet_words[at : at + in_a_row]
        cells = [Text(f"{at + place + 1}. {word}", "strong", language="en") for place, word in enumerate(row)]
        cells += [Text("")] * (in_a_row - len(row))
        rows.append((say("{first} to {last}", first=at + 1, last=at + len(row)), *cells))
    return columns, rows


def _digits(story: Story, page: RecoverySheetPage) -> Stack:
    in_a_line = 4 if story.look.scale > 1 else 8
    lines: tuple[StyledLine, ...] = (
        (Text(story.say("Key"), "label"), 0.0),
        (Text(grouped_lines(page.key, in_a_line), "value"), 6.0),
        (Text(story.say("File salt, the first 16 bytes of the vault file"), "label"), 0.0),
        (Text(grouped_lines(page.salt, in_a_line), "value"), 0.0),
    )
    return story.lines(lines)
