"""Prints this verifier's verdict on each file: a PDF, or a vector of sealed files and summaries."""

import sys
from pathlib import Path

from tests.second_verifier.judge import judge
from tests.second_verifier.refusal import Refused


def split(data: bytes) -> tuple[bytes, str | None]:
    """The file, and the identity that a vector gives to open it with."""
    if not data.startswith(b"case: "):
        return data, None
    head, _, body = data.partition(b"\n\n")
    lines = dict(line.split(": ", 1) for line in head.decode().split("\n"))
    return body, lines.get("key")


def main(paths: list[str]) -> int:
    """0 when every file is good."""
    refused = 0
    for path in paths:
        try:
            verdict = judge(*split(Path(path).read_bytes()))
        except Refused as error:
            refused += 1
            sys.stdout.write(f"refused  {path}: {error}\n")
        else:
            sys.stdout.write(f"good     {path}: {verdict.kind}, {verdict.signed}\n")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
