"""``subrosa recovery``: what the recovery sheet holds."""

from argparse import Namespace

from app.cli.machine import this_machine
from app.cli.output import say, say_json
from app.cli.passphrase import passphrase_from
from app.services.unlocking import unlock
from app.services.vaults import sheet_of


def run(arguments: Namespace) -> int:
    """The sheet's key, salt and words are printed: whoever reads them can open the vault."""
    with passphrase_from(arguments.passphrase_fd) as passphrase:
        session = unlock(arguments.vault, passphrase, this_machine())
    try:
        sheet = sheet_of(session.vault.recovery)
    finally:
        session.close()
    if arguments.json:
        say_json({"key": sheet.key, "salt": sheet.salt, "words": " ".join(sheet.words)})
        return 0
    say(f"key    {sheet.key}")
    say(f"salt   {sheet.salt}")
    for start in range(0, len(sheet.words), 6):
        row = [f"{number:2} {word:<9}" for number, word in enumerate(sheet.words[start : start + 6], start + 1)]
        say(("words  " if start == 0 else "       ") + " ".join(row).rstrip())
    return 0
