"""What pages say, from what is true: the small values that several kinds of page share."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.crypto.age_box import public_from_recipient
from app.crypto.key_words import four_words, identity_words
from app.documents.pages.common import KitLine, NoteLine, PanelLine, Rating, Signatory
from app.domain.errors import ValueRefused
from app.domain.kit import Kit
from app.domain.moments import zone
from app.domain.panel import Member, Panel
from app.domain.panel_block import PanelBlock
from app.domain.rating import Rating as DomainRating
from app.domain.rating import Unrated
from app.domain.scorecard import CardNote


def panel_line(block: PanelBlock) -> PanelLine:
    """The panel's code, title, digest and four words."""
    return PanelLine(code=block.code, title=block.title, digest=block.digest, words=four_words(block.digest))


def kit_line(kit: Kit) -> KitLine:
    """The kit's name, version, hash and scale."""
    return KitLine(name=kit.name, version=kit.version, digest=kit.hash, scale=kit.scale)


def member_words(member: Member) -> tuple[str, ...]:
    """The eight key words of a member's seat."""
    return identity_words(member.seat.signing_key, public_from_recipient(member.seat.receiving_key))


def called(panel: Panel, member: Member) -> str:
    """The member's name; with their eight key words where somebody else on the panel is called the same.

    Fewer could be matched by whoever makes keys until they do.
    """
    alike = {each.seat.key_digest for each in panel.members if each.name.casefold() == member.name.casefold()}
    return member.name if len(alike) == 1 else f"{member.name} ({' '.join(member_words(member))})"


def signatory(member: Member) -> Signatory:
    """A member as pages name them."""
    return Signatory(name=member.name, words=member_words(member), role=member.seat.role.value)


def panel_zone(block: PanelBlock) -> ZoneInfo:
    """The panel's time zone."""
    return zone(block.rules.time_zone, where="time zone")


def local(moment: datetime, block: PanelBlock) -> datetime:
    """The moment as the panel's clock shows it."""
    return moment.astimezone(panel_zone(block))


def listed(moment: datetime, zone_name: str) -> datetime:
    """The moment on the clock of that zone, for a list that must not fail: as it is, where nobody here knows it."""
    return moment.astimezone(zone(zone_name, where="time zone")) if is_zone(zone_name) else moment


def is_zone(name: str) -> bool:
    """Whether this computer knows a time zone of this name."""
    try:
        zone(name, where="time zone")
    except ValueRefused:
        return False
    return True


def note_line(note: CardNote, panel: Panel) -> NoteLine:
    """A note with its time as the panel's clock shows it, and with month and day where the panel's day is another."""
    at = local(note.at, panel.block)
    time = f"{at:%H:%M}" if at.date() == panel.day else f"{at:%m-%d %H:%M}"
    return NoteLine(time=time, text=note.text, question=note.question or None)


def page_rating(rating: DomainRating) -> Rating:
    """A rating as pages take it: a number, or the words of an absence."""
    match rating:
        case Unrated.NO_EVIDENCE:
            return "no evidence"
        case Unrated.RECUSED:
            return "recused"
        case Unrated.NOT_ASKED:
            return "not asked"
        case _:
            return rating
