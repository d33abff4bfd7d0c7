"""What the verbs of the program say when they cannot do what was asked."""

from typing import Final

from app.errors import SubRosaError
from app.services import errors
from app.wording.words import Sentences, Wording

NOTHING: Final = "Nothing was written and nothing was changed."

AFTER_STATE: Final[dict[str, str]] = {
    "draft": "Finish the draft and issue the panel first.",
    "issued": "Collect the sealed cards first, or make a new panel if something in this one must change.",
    "collecting": "Open the sealed cards first.",
    "opened": "What is opened stays open. Go on with the board, the consensus and the decisions.",
    "decided": "Sign the summary.",
    "signed": "A signed summary is never changed. Make a new panel if there is a new round.",
    "received": "Open the pack and take the pledge first.",
    "pledged": "Declare conflicts and accept the panel first.",
    "accepted": "A panel is accepted once. If a conflict came up later, tell the chair.",
}
"""What comes next in each state of a panel, for somebody who asked for something out of its turn."""


def wrong_state(error: SubRosaError) -> Sentences:
    """The sentences for a panel that is not there yet or no longer, with the next step of its state."""
    state = error.state if isinstance(error, errors.WrongState) else ""
    then = AFTER_STATE.get(state, "Open the panel and look at what it offers now.")
    return "This cannot be done while the panel stands at “{state}”.", NOTHING, then


def contact_unknown(error: SubRosaError) -> Sentences:
    """The sentences for a missing contact card, with the claimed name when one is known."""
    named = isinstance(error, errors.ContactUnknown) and error.name
    who = "somebody who is named here as “{name}”" if named else "this person"
    return (
        f"There is no contact card of {who} in your vault.",
        NOTHING,
        "Ask them for their contact card, import it, and compare the eight words by voice or in person.",
    )


WORDS: Final[dict[type[SubRosaError], Wording]] = {
    errors.FileUnreadable: (
        "The file “{path}” cannot be read.",
        NOTHING,
        "Look whether it is still there and whether you may read it. Connect its disk if it is on another one.",
    ),
    errors.FileUnwritable: (
        "The file “{path}” could not be written.",
        "Nothing of it was left behind, and your vault is as it was.",
        "Choose a folder in which you may write and that has room, then try again.",
    ),
    errors.NameTaken: (
        "Another file “{path}” is there already.",
        "It was not touched, and nothing was written: two panels with the same code name their packs alike.",
        "Choose another folder, best one for each panel, or move that file away.",
    ),
    errors.FolderNotEmpty: (
        "The folder “{path}” holds something already.",
        "It was not touched.",
        "Name a new folder or an empty one.",
    ),
    errors.PassphraseUnreadable: (
        "No passphrase could be read from file descriptor {descriptor}.",
        NOTHING,
        "Name a descriptor that is open for reading and send the passphrase in one line; 0 is standard input.",
    ),
    errors.NothingToVerify: (
        "No file was named.",
        NOTHING,
        "Name one file or several, separated by blanks.",
    ),
    errors.OwnerMissing: (
        "This vault was begun and never finished: it has no owner.",
        "There is nothing of anybody's in it.",
        "Make a new vault under another name. This file can be deleted.",
    ),
    errors.ContactUnknown: contact_unknown,
    errors.ContactNotCompared: (
        "The eight words of “{name}” were not compared yet, so nothing shows that this card is theirs.",
        NOTHING,
        "Call them or meet them, let them read out their words, and type the two that are asked for.",
    ),
    errors.WordsDiffer: (
        "The words that were typed are not the words that stand there.",
        NOTHING,
        "Read them again, slowly. If a contact's words still differ, the card is not that person's: do not use it.",
    ),
    errors.OwnCard: (
        "This is your own contact card.",
        NOTHING,
        "Give it to others. What you need here is theirs.",
    ),
    errors.OlderCard: (
        "You know a newer contact card of “{name}” than this one.",
        "The newer card stays, and so does what was compared.",
        "There is nothing to do. Throw this file away.",
    ),
    errors.PanelUnknown: (
        "This panel is not in your vault.",
        NOTHING,
        "Go back to the list of panels. If you were sent a pack, open the pack first.",
    ),
    errors.WrongState: wrong_state,
    errors.PackInconsistent: (
        "This pack is not whole in itself: names, kit, pledge, keys or time zone are not what they have to be.",
        "It was not accepted, and nothing was written.",
        "Tell the chair the code. Do not type anything about candidates until a pack comes that opens.",
    ),
    errors.PackNotYours: (
        "This pack opens with your key, but you are not among its panelists.",
        "It was not accepted, and nothing was written.",
        "Tell the chair. Perhaps they have an older contact card of yours: send them the present one.",
    ),
    errors.RecusedHere: (
        "You are recused from this candidate.",
        "Nothing of this candidate can be read or written here. What you have on other candidates is as it was.",
        "Choose another candidate. A recusal holds to the end of the panel.",
    ),
    errors.ReasonMissing: (
        "This needs its reason.",
        "Nothing was saved of this step. What you typed is still there.",
        "Write in a sentence or two why, from what is on the record, then try again.",
    ),
    errors.DecisionMissing: (
        "There is no decision for candidate {candidate} yet.",
        "Nothing was signed.",
        "Enter a decision with its reason for each candidate, then sign the summary.",
    ),
    errors.NotesMissing: (
        "The note that was to be changed is no longer there.",
        "All other notes are as they were.",
        "Close the interview and open it again to see what stands there now.",
    ),
    errors.NotLate: (
        "This card is not late: it counts already, or was let in before.",
        NOTHING,
        "Look at the list again. Only a card that came after the deadline needs a decision.",
    ),
    errors.AcceptedBefore: (
        "This member accepted before, and this acceptance is another one.",
        "The one that came first stands. Nothing of this one was kept, no recusal and no conflict.",
        "Ask them what has changed: a recusal that is not in the first one is not known here.",
    ),
    errors.KitInUse: (
        "A panel goes by this kit.",
        "The kit stays: without it no card of that panel could be opened or shown.",
        "Leave the kit where it is. Choose another kit first if the panel is still a draft.",
    ),
    errors.BackupPlaceRefused: (
        "No new backup could be made: the folder for backups on this computer has no room or is protected ({folder}).",
        "Your vault is as it was, and so are the older backups. What you save is in the vault's own file.",
        "Make room on that disk, or ask for the right to write in that folder. Until then, copy the closed vault.",
    ),
    errors.AnotherPanelDigest: (
        "You have a pack of this panel already, and this one has other rules, another kit or other people.",
        "The pack that came first stays. Nothing of this one was kept.",
        "Compare the panel's four words with the chair and with another member before you go on with either.",
    ),
}
