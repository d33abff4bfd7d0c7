"""Prints this verifier's verdict on each file: a PDF, or a vector where it lies in the testkit."""

import sys
from pathlib import Path

from tests.second_verifier.judge import judge
from tests.second_verifier.refusal import Refused
from tests.second_verifier.testkit import read_vector, verdict_on


def verdict_of(path: Path) -> tuple[str, str]:
    """The verdict in a word, and what there is to say of it."""
    if path.suffix == ".vec":
        said, word = verdict_on(read_vector(path))
        expect = said.pop("expect")
        return expect, ", ".join([word, *said.values()]).removeprefix(", ")
    try:
        verdict = judge(path.read_bytes())
    except Refused as refusal:
        return "refused", str(refusal)
    return "good", f"{verdict.kind}, {verdict.signed}"


def main(paths: list[str]) -> int:
    """0 when every file is good."""
    words = set()
    for path in paths:
        word, said = verdict_of(Path(path))
        words.add(word)
        sys.stdout.write(f"{word:8} {path}: {said}\n")
    return 0 if words <= {"good"} else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
