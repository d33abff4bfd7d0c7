"""Every break, by guarantee."""

from tests.broken.breaking import Break
from tests.broken.by_a_stranger import UNNOTICED
from tests.broken.files_of_others import ONE_SPELLING, WHOLE, WHOSE
from tests.broken.meeting import NAMES, OPENING, STANDING, STAYING, SUMMARY
from tests.broken.vault_and_disks import DURABLE, NOTICED, WAYS_BACK
from tests.broken.vault_at_rest import FORM, KEY, SILENCE
from tests.broken.window_and_network import LOCK, NO_NETWORK

BREAKS: tuple[Break, ...] = (
    *LOCK, *KEY, *SILENCE, *NO_NETWORK, *WHOLE, *ONE_SPELLING, *WHOSE, *STANDING, *OPENING, *SUMMARY, *STAYING,
    *DURABLE, *NOTICED, *WAYS_BACK, *NAMES, *FORM, *UNNOTICED,
)  # fmt: skip
