"""Reads the command line and runs one command; the exit code says how it went."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from app.cli import check, demo, recovery, verify
from app.cli.output import complain
from app.errors import SubRosaError
from app.page_setup import LANGUAGES, PAPERS, PageSetup
from app.services.errors import FileUnreadable, FolderNotEmpty, NothingToVerify, PassphraseUnreadable
from app.vault.errors import VaultNotFound

GOOD, BAD, MISUSED, STOPPED = 0, 1, 2, 130
MISUSE: Final = (FileUnreadable, FolderNotEmpty, NothingToVerify, PassphraseUnreadable, VaultNotFound)

ABOUT: Final = """\
Sub Rosa: interview scorecards kept under the rose.

Without a command the window opens; with the path of a vault (NAME.rosa) alone,
it asks for that vault's passphrase. Nothing is ever sent over a network, by the
window or by any command below; on Linux the system is told to refuse it.
"""
ENDING: Final = """\
exit codes: 0 all good; 1 something was refused or is not sound; 2 wrong use;
130 stopped by Ctrl+C
"""

type Command = Callable[[Namespace], int]


def run(arguments: Sequence[str]) -> int:
    """One command has run; the exit code says how it went."""
    make_streams_unicode()
    parsed = parser().parse_args(arguments)
    try:
        return int(parsed.command(parsed))
    except SubRosaError as error:
        complain(error)
        return MISUSED if isinstance(error, MISUSE) else BAD
    except BrokenPipeError:
        return GOOD
    except KeyboardInterrupt:
        return STOPPED


def parser() -> ArgumentParser:
    """Every command with its options, as ``--help`` shows them."""
    top = ArgumentParser(prog="subrosa", description=ABOUT, epilog=ENDING, formatter_class=RawDescriptionHelpFormatter)
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    play = commands.add_parser(
        "demo",
        help="play a whole panel, from enrolment to a signed summary, into a new folder",
        description="Plays a story through the same services as the window: vaults, packs, sealed cards, summary.",
    )
    play.add_argument("--story", type=Path, metavar="FILE", help="a story file; the built-in sample when absent")
    play.add_argument("--out", type=Path, metavar="DIR", required=True, help="a new or empty folder for the results")
    play.add_argument("--json", action="store_true", help="print the report as JSON (it is also DIR/report.json)")
    usual = PageSetup()
    play.add_argument("--paper", choices=PAPERS, type=_paper, default=usual.paper, help="of all pages; A4 when absent")
    play.add_argument("--large-print", action="store_true", help="pages in large type")
    play.add_argument("--language", choices=LANGUAGES, default=usual.language, help="of the pages' own words")
    play.set_defaults(command=demo.run)

    judge = commands.add_parser(
        "verify",
        help="check any PDF of ours, without a vault",
        description="Says for each file what it is, who signed it and whether it is whole. Needs no vault and no key.",
    )
    judge.add_argument("files", nargs="*", type=Path, metavar="FILE")
    judge.add_argument(
        "--trust", nargs="+", type=Path, default=[], metavar="CARD", action="extend",
        help="contact cards whose eight words you compared: their owners are shown as known",
    )  # fmt: skip
    judge.add_argument("--json", action="store_true", help="print a list, one object per file in the order given")
    judge.set_defaults(command=verify.run)

    for name, module, about in (
        ("recovery", recovery, "print what the recovery sheet of a vault holds"),
        ("check", check, "run every integrity check on a vault"),
    ):
        on_vault = commands.add_parser(name, help=about, description=about.capitalize() + ".")
        on_vault.add_argument("vault", type=Path, metavar="VAULT")
        on_vault.add_argument(
            "--passphrase-fd", type=int, required=True, metavar="N",
            help="the file descriptor to read the passphrase from, to its first line end; 0 is standard input",
        )  # fmt: skip
        on_vault.add_argument("--json", action="store_true", help="print JSON")
        on_vault.set_defaults(command=module.run)
    return top


def _paper(typed: str) -> str:
    """The paper as it is spelled, however it was typed."""
    return next((paper for paper in PAPERS if paper.casefold() == typed.casefold()), typed)


def make_streams_unicode() -> None:
    """Whatever the terminal speaks, a name that it cannot show becomes an escape and not a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
