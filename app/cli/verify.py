"""``subrosa verify``: what each file is, who signed it, and whether it is whole."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.cli.output import plain_path, say, say_beside, say_json
from app.domain.moments import moment_to_json
from app.sealing.kinds import Kind
from app.services.errors import NothingToVerify
from app.services.verify_files import Verdict, check_readable, known_keys, read_file, verify
from app.wording.explain import explain


def run(arguments: Namespace) -> int:
    """Every file has its verdict, each trusted card was named; 0 when all are good, 1 when any is refused."""
    cards, files = cards_and_files(arguments.trust, arguments.files)
    known = known_keys(cards)
    for card in cards:
        say_beside(f"trusted  {plain_path(card)}")
    for path in files:
        check_readable(path)
    verdicts = [verify(path, read_file(path), known) for path in files]
    if arguments.json:
        say_json([as_json(verdict) for verdict in verdicts])
    else:
        for verdict in verdicts:
            tell(verdict)
    return int(any(verdict.refusal is not None for verdict in verdicts))


def cards_and_files(trusted: Sequence[Path], files: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Cards and files of ``--trust CARD… FILE…``: where no file stands apart, the cards end at the first other file.

    Raises:
        NothingToVerify: no file was named.
        FileUnreadable: a file cannot be read.
    """
    if files or not trusted:
        if not files:
            raise NothingToVerify
        return list(trusted), list(files)
    end = next((place for place, path in enumerate(trusted[:-1]) if not _is_card(path)), len(trusted) - 1)
    return list(trusted[:end]), list(trusted[end:])


def _is_card(path: Path) -> bool:
    good = verify(path, read_file(path)).good
    return good is not None and good.kind is Kind.CONTACT


def as_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict as the JSON form has it."""
    good, refusal = verdict.good, verdict.refusal
    return {
        "file": str(verdict.path),
        "verdict": "good" if good else "refused",
        "code": refusal.code if refusal else None,
        "reason": refusal.reason.value if refusal else None,
        "trust": "known" if verdict.known else "unknown",
        "kind": good.kind.value if good else None,
        "signer": {
            "claimed_name": good.claimed_name,
            "words": " ".join(verdict.words),
            "spki_sha256": good.spki_sha256,
        }
        if good
        else None,
        "panel": good.panel_code if good else None,
        "panel_digest": good.panel_digest if good else None,
        "candidate": good.candidate if good else None,
        "sealed_at": moment_to_json(good.sealed_at) if good else None,
        "digest": good.digest if good else None,
        "signed": good.signed if good else None,
    }


def tell(verdict: Verdict) -> None:
    """The verdict in a few lines."""
    good = verdict.good
    if verdict.refusal is not None or good is None:
        words = explain(verdict.refusal) if verdict.refusal else None
        say(f"refused  {plain_path(verdict.path)}")
        if words is not None:
            say(f"         {words.what} [{words.code}]")
            say(f"         {words.next}")
        return
    about = " ".join(filter(None, (good.kind.value, good.panel_code, good.candidate)))
    say(f"good     {plain_path(verdict.path)}")
    say(f"         {about}, signed {good.signed}, sealed at {moment_to_json(good.sealed_at)} by the signer's clock")
    trust = "known" if verdict.known else "unknown: compare the words with the person"
    say(f"         by “{good.claimed_name}” (as claimed): {' '.join(verdict.words)} ({trust})")
    say(f"         digest {good.digest}")
