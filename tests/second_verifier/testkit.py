"""The testkit's README: a vector, and what this verifier says of it in the words of the vector's own header."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from tests.second_verifier.judge import judge
from tests.second_verifier.kit import read_kit
from tests.second_verifier.pieces import put_together
from tests.second_verifier.refusal import Refused
from tests.second_verifier.story import read_story
from tests.second_verifier.vault import judge_vault

BASE = Path(__file__).parents[1] / "old_vaults" / "v3.rosa"
TODAY = date(2026, 11, 21)
PDF = {"expect", "kind", "signed"}
SAID = {
    "sealing": PDF,
    "summary": PDF,
    "attacks": PDF,
    "vault": {"expect", "code", "finds"},
    "kit": {"expect", "code", "reason", "line", "name", "competencies"},
    "story": {"expect", "code", "reason", "line", "scorecards", "leaving", "staying"},
}
"""What a verdict consists of; why a PDF is refused has words of its own here."""
GIVEN = {
    **{key: {"key", "layer", "code", "reason"} for key in ("sealing", "summary", "attacks")},
    "vault": {"key", "passphrase", "seen"},
    "kit": {"section"},
    "story": set(),
}
"""What a header may say beside it."""


class Vector(NamedTuple):
    """One file of the testkit."""

    folder: str
    header: dict[str, str]
    body: bytes

    @property
    def expected(self) -> dict[str, str]:
        """The lines of the header that a verdict is held to."""
        return {name: value for name, value in self.header.items() if name in SAID[self.folder]}


def read_vector(path: Path) -> Vector:
    """The vector in this file.

    Raises:
        ValueError: a header that is not known, or a name twice.
    """
    head, _, body = path.read_bytes().partition(b"\n\n")
    lines = [line.split(": ", 1) for line in head.decode().split("\n")]
    header = dict(lines)
    folder = path.parent.name
    if len(header) != len(lines) or not header.keys() - {"case", "comment"} <= SAID[folder] | GIVEN[folder]:
        raise ValueError(path.name)
    return Vector(folder, header, body)


def verdict_on(vector: Vector) -> tuple[dict[str, str], str]:
    """This verifier's verdict, and its word for what it refuses."""
    try:
        return _JUDGES[vector.folder](vector), ""
    except Refused as refusal:
        said = {"expect": "refused", "code": refusal.code, "reason": str(refusal), "line": str(refusal.line or "-")}
        return {name: value for name, value in said.items() if name in SAID[vector.folder]}, str(refusal)


def _pdf(vector: Vector) -> dict[str, str]:
    verdict = judge(vector.body, vector.header.get("key"))
    return {"expect": "good", "kind": verdict.kind, "signed": verdict.signed}


def _vault(vector: Vector) -> dict[str, str]:
    header = vector.header
    finds = judge_vault(
        put_together(vector.body, BASE.read_bytes()),
        key=bytes.fromhex(header.get("key", "")),
        passphrase=header.get("passphrase", ""),
        seen=header.get("seen", ""),
    )
    return {"expect": "unsound", "finds": finds} if finds else {"expect": "good"}


def _kit(vector: Vector) -> dict[str, str]:
    kit = read_kit(vector.body, vector.header.get("section", ""))
    return {"expect": "good", "name": kit.name, "competencies": str(len(kit.competencies))}


def _story(vector: Vector) -> dict[str, str]:
    story = read_story(vector.body, TODAY, _nothing_beside)
    counts = {"scorecards": story.cards, "leaving": story.leaving, "staying": story.staying}
    return {"expect": "good"} | {name: str(count) for name, count in counts.items()}


def _nothing_beside(path: str) -> bytes:
    raise FileNotFoundError(path)


_JUDGES = {"sealing": _pdf, "summary": _pdf, "attacks": _pdf, "vault": _vault, "kit": _kit, "story": _story}
