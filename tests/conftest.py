"""Examples of property tests: the same in each `make test`, which judges the same code alike; new in `make prove`."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=300, database=None, deadline=None)
settings.load_profile("repeatable")
