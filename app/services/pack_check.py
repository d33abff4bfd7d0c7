"""What a member relies on from the day a pack came: whose panel it is, its clock, and keys that can be sealed to."""

from app.crypto.age_box import public_from_recipient
from app.domain.moments import zone
from app.domain.panel_block import PanelBlock
from app.errors import SubRosaError
from app.sealing.sealed_file import CheckedSeal
from app.services.errors import PackInconsistent


def check_pack(block: PanelBlock, checked: CheckedSeal) -> None:
    """The block is the one that the cover names, its chair sealed it, and its time zone and keys are such.

    Raises:
        PackInconsistent: one of these is otherwise.
    """
    header = checked.header
    outside = (header.panel_id, header.panel_code, header.panel_digest, checked.signer.spki_sha256)
    if (block.panel_id, block.code, block.digest, block.chair.key_digest) != outside:
        raise PackInconsistent
    try:
        zone(block.rules.time_zone, where="time zone")
        for seat in block.roster:
            public_from_recipient(seat.receiving_key)
        for place in block.candidates:
            public_from_recipient(place.opening_recipient)
    except (AttributeError, TypeError, SubRosaError) as error:  # the block takes any value there
        raise PackInconsistent from error
