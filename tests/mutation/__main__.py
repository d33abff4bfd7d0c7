"""How many small mistakes the tests notice: ``python -m tests.mutation [COUNT|all] [SEED]``, 60 of them by default."""

import os
import sys

from tests.mutation.run import every_mutant, sample, try_all

if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("MUTANTS", "60")
    seed = sys.argv[2] if len(sys.argv) > 2 else "sub rosa"
    found = every_mutant()
    chosen = found if asked == "all" else sample(found, int(asked), seed)
    survivors = try_all(chosen, lambda line: print("survived:", line, flush=True))
    noticed = len(chosen) - len(survivors)
    print(f"{noticed} of {len(chosen)} noticed, {100 * noticed / len(chosen):.1f} %; {len(found)} there are")
