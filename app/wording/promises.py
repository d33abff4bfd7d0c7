"""The guarantees of THREATS in a few plain sentences, for the window and the README."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What people can rely on, and when that ends; ``guarantees`` are those of THREATS that it stands for."""

    guarantees: tuple[str, ...]
    promise: str
    ends: str


PROMISES: tuple[Promise, ...] = (
    Promise(
        guarantees=("G1",),
        promise="A lock closes the vault, empties the clipboard and ends the program; a fresh one asks for the "
        "passphrase. It comes when you ask, when you are away, and on desktops that say so (most of Linux) when "
        "the screen is locked or the computer goes to sleep.",
        ends="While the vault is open, whoever is at the computer can read. Lock it, and turn on disk encryption.",
    ),
    Promise(
        guarantees=("G2",),
        promise="A vault opens with its passphrase or its recovery sheet, and with nothing else. Every guess costs "
        "computing time.",
        ends="A weak passphrase, or one that lies beside the laptop. Nobody can reset it, not even we.",
    ),
    Promise(
        guarantees=("G3", "G15"),
        promise="Nothing that you write can be read in the vault's file, its backups, settings or file names. No "
        "name of a candidate stands in a file name, on a cover or on the pages of a scorecard.",
        ends="What you export, print or copy, and names that you write into a note yourself.",
    ),
    Promise(
        guarantees=("G4",),
        promise="On Linux the system refuses this program every network connection. Elsewhere there is no network "
        "code.",
        ends="Whoever carries the files sees who sends them to whom, when, and how large they are.",
    ),
    Promise(
        guarantees=("G5", "G6"),
        promise="A sealed card that was changed by one byte is refused, and so is every file that is not exactly as "
        "this program writes it.",
        ends="Other viewers may show a tick for files that this application refuses.",
    ),
    Promise(
        guarantees=("G7",),
        promise="Nobody can seal in your name, or hand in somebody else's card as their own, unnoticed.",
        ends="When the eight words were never compared, or a key is stolen. A seal proves which key sealed this "
        "content, not when it was written.",
    ),
    Promise(
        guarantees=("G8", "G9", "G10"),
        promise="Every card that came is listed, and the list is signed, before any card is opened. Whoever wrote a "
        "card can show that it was dropped or misquoted. A late card counts only by a decision whose reason "
        "all can read.",
        ends="Without a quorum (a later version) the chair could open a card early: blindness is a courtesy of "
        "this application, not of mathematics.",
    ),
    Promise(
        guarantees=("G11",),
        promise="Notes off the record and private notes never leave your vault by our doing.",
        ends="They are private from the panel, not from the law.",
    ),
    Promise(
        guarantees=("G12",),
        promise="What the window says is saved stays saved when the program or the power ends. Of a note, a "
        "summary or a reason of the meeting at most the last tenth of a second is lost.",
        ends="A disk that says it has written what it has not. Words typed while longer work goes on, as "
        "drawing pages, and forms that were not sent off.",
    ),
    Promise(
        guarantees=("G13",),
        promise="A vault that is damaged, or an older copy in its place, is noticed.",
        ends="On a computer that sees the vault for the first time, an older copy cannot be told; the status "
        "line says so.",
    ),
    Promise(
        guarantees=("G14", "G16"),
        promise="The recovery sheet is tried before a vault exists, and a backup is opened before it counts. With "
        "the sheet a vault opens without this program too.",
        ends="Sheet, passphrase and backups are all lost.",
    ),
)
