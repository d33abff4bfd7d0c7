"""``subrosa demo``: a whole panel from a story, with a readable account of what came out."""

import json
import os
import shlex
import sys
from argparse import Namespace
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, Final

from app.cli.output import plain, say, say_json
from app.cli.table import table
from app.clock import SystemClock
from app.page_setup import PageSetup
from app.services.play_story import StoryPlayer
from app.services.result_folder import ResultFolder
from app.services.sample_panel import SAMPLE_STORY
from app.services.story import Story
from app.services.story_file import read_story_file
from app.services.story_report import story_report
from app.services.story_signs import undrawable_in_story
from app.wording.signs import undrawable_words

REPORT: Final = "report.json"


def run(arguments: Namespace) -> int:
    """The story is played into the folder; 0 when nothing was refused on the way."""
    clock = SystemClock()
    story = read_story_file(arguments.story or SAMPLE_STORY, today=clock.now().date())
    for words in undrawable_words(undrawable_in_story(story)):
        print(plain(words), file=sys.stderr)
    folder = ResultFolder(arguments.out)
    progress = _show_progress if sys.stderr.isatty() else _show_nothing
    setup = PageSetup(paper=arguments.paper, large_print=arguments.large_print, language=arguments.language)
    played = StoryPlayer(story, folder, progress, lambda: setup).play()
    try:
        report = story_report(played)
    finally:
        played.close()
    folder.write(REPORT, json.dumps(report, ensure_ascii=False, indent=2).encode() + b"\n", clock.now())
    if arguments.json:
        say_json(report)
    else:
        tell(story, report, arguments.out)
    return int(bool(report["refused"]))


def tell(story: Story, report: dict[str, Any], folder: Path) -> None:
    """The account: what happened, the board, the decisions, and where to look next."""
    panel, names = report["panel"], [panelist.name for panelist in story.panelists]
    say(f"{story.title} ({panel['code']}), interviews on {story.day.isoformat()}")
    say(f"panel words: {panel['words']}")
    say()
    say(f"{story.chair} in the chair; {', '.join(names)} scored {len(story.candidates)} candidates alone.")
    say(f"{len(report['packs'])} packs issued, {len(report['acceptances'])} accepted, "
        f"{len(report['sealed'])} cards sealed, {len(report['refused'])} refused.")  # fmt: skip
    say("All digests were listed and signed before the opening.")
    say()
    _tell_board(report, names)
    for decision in story.decisions:
        say(f"{decision.candidate}  {decision.outcome.value}: {decision.reason}")
    say()
    _tell_where(report, folder)


def _tell_board(report: dict[str, Any], names: Sequence[str]) -> None:
    competencies = list(report["board"][0]["ratings"]) if report["board"] else []
    head = ["", *competencies, "composite", "range", "must meet"]
    rows = [
        [
            row["candidate"],
            *(_cell(row, competency, names) for competency in competencies),
            row["composite"] or "–",
            " to ".join(map(_one_decimal, row["range"])) if row["range"] else "–",
            row["must_meet"],
        ]
        for row in report["board"]
    ]
    for line in table(head, rows):
        say(line)
    found = report["agreement"]
    if found["value"] is not None:
        interval = f", 95 % {found['interval'][0]} to {found['interval'][1]}" if found["interval"] else ""
        few = ": too few to judge raters" if found["too_few"] else ""
        say(f"agreement: {found['coefficient']} {found['value']}{interval}, {found['units']} units, "
            f"{found['raters']} raters{few}")  # fmt: skip
    say("a cell shows each panelist's rating in order: "
        "na not asked, ne no evidence, re recused, – no card, = what was agreed")  # fmt: skip
    say()


def _one_decimal(text: str) -> str:
    return str(Decimal(text).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def _cell(row: dict[str, Any], competency: str, names: Sequence[str]) -> str:
    short = {"not asked": "na", "no evidence": "ne", "recused": "re"}
    given = [row["ratings"][competency].get(name, "–") for name in names]
    ratings = " ".join(short.get(rating, str(rating)) for rating in given)
    agreed = row["consensus"].get(competency)
    return f"{ratings} = {agreed}" if agreed is not None else ratings


def _tell_where(report: dict[str, Any], folder: Path) -> None:
    vault = report["vaults"][0]
    say(f"Everything is in {folder}:")
    if report["summary"]:
        say(f"  the signed summary  {folder / report['summary']['path']}")
    say(f"  the signed minutes  {folder / report['minutes']['path']}")
    say(f"  the sealed cards    {folder / 'sealed'}")
    say(f"  the chair's vault   {folder / vault['path']}, passphrase “{vault['passphrase']}”")
    say(f"  all of it as JSON   {folder / REPORT}")
    say()
    say("Next: open a sealed card in any PDF viewer, then check all of them:")
    say(f"  {check_command(folder / 'sealed')}")


def check_command(folder: Path) -> str:
    """What to type, as this program was started, so that every file in the folder is checked."""
    started = Path(sys.argv[0])
    program = [started.name]
    if started.suffix == ".py":
        program = [os.path.relpath(sys.executable), os.path.relpath(started)]
    return f"{' '.join(map(_typed, program))} verify {_typed(str(folder))}{os.sep}*.pdf"


def _typed(path: str) -> str:
    """The path as a command line takes it, whatever blanks are in it."""
    if os.name == "posix":
        return shlex.quote(path)
    return f'"{path}"' if " " in path else path


def _show_progress(step: str, done: int, total: int) -> None:
    print(f"\r{step} {done} of {total}".ljust(40), end="\r" if done < total else "\n", file=sys.stderr, flush=True)


def _show_nothing(_step: str, _done: int, _total: int) -> None:
    return
