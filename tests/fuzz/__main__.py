"""Fuzzes one target, guided by the branches it takes: ``python -m tests.fuzz TARGET CORPUS -max_total_time=60``."""

import sys

import atheris

with atheris.instrument_imports(include=["app"]):
    from tests.fuzz.mutator import exchange
    from tests.fuzz.targets import TARGETS


def main() -> None:
    """Runs until libFuzzer's own options say that it is enough; the first finding ends it with another exit code."""
    name = sys.argv.pop(1)
    target = TARGETS[name]

    def mutate(data: bytes, largest: int, seed: int) -> bytes:
        """Mostly whole values, now and then bytes."""
        return atheris.Mutate(data, largest) if seed % 8 == 0 else exchange(data, seed)[:largest]

    atheris.Setup(sys.argv, target.try_on, **({"custom_mutator": mutate} if target.json else {}))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
