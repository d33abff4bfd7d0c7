"""How many small mistakes the tests notice: ``python -m tests.mutation [COUNT|all] [SEED]``, 60 of them by default."""

import os
import sys
from collections import Counter

from tests.mutation.mutants import Mutant
from tests.mutation.run import every_mutant, sample, try_all
from tests.mutation.trial import Verdict


def say(mutant: Mutant, verdict: Verdict) -> None:
    if not verdict.failed:
        print("survived:", mutant, flush=True)


def main(asked: str, seed: str) -> None:
    found = every_mutant()
    chosen = found if asked == "all" else sample(found, int(asked), seed)
    missed = Counter(mutant.room for mutant in try_all(chosen, say))
    for room, count in sorted(Counter(mutant.room for mutant in chosen).items()):
        print(f"{room}: {count - missed[room]} of {count} noticed, {100 - 100 * missed[room] / count:.1f} %")
    score = 100 - 100 * missed.total() / len(chosen)
    print(f"{len(chosen) - missed.total()} of {len(chosen)} noticed, {score:.1f} %; {len(found)} there are")


if __name__ == "__main__":
    arguments = dict(enumerate(sys.argv))
    main(arguments.get(1) or os.environ.get("MUTANTS", "60"), arguments.get(2) or "sub rosa")
