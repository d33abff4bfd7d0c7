"""What refused files say to people: one entry for each reason, for many a shared one, since people do the same."""

from typing import Final

from app.crypto import box_errors
from app.errors import SubRosaError
from app.sealing.errors import PagesNotAccepted, Reason, Refusal

type Sentences = tuple[str, str, str]

NOTHING: Final = "Nothing was written and nothing else was touched."
ASK_AGAIN: Final = "Ask the sender for the file again, as an attachment and not as a print or a copy out of a viewer."

NOT_OURS: Final[Sentences] = (
    "This is no signed file as Sub Rosa writes it, or another program has saved it since.",
    NOTHING,
    ASK_AGAIN + " Drafts, receipts and recovery sheets bear no signature.",
)
ALTERED: Final[Sentences] = (
    "This file is not as it was when it was sealed: something in it has changed.",
    NOTHING,
    ASK_AGAIN,
)
TOO_LARGE: Final[Sentences] = (
    "This file asks for more room than any file of Sub Rosa needs, so it was not read to its end.",
    NOTHING,
    "Ask the sender what it is. Do not open it in another viewer.",
)
CONTRADICTS: Final[Sentences] = (
    "This file is signed, but what it says in one place contradicts what it says in another ({reason}).",
    NOTHING,
    "No version of Sub Rosa makes such a file by mistake. Show it, with the code, to whoever runs the panel.",
)
CERTIFICATE: Final[Sentences] = (
    "The certificate in this file has a form that Sub Rosa does not accept ({reason}).",
    NOTHING,
    "Ask the sender to seal it again with the key of their Sub Rosa vault.",
)
LATER_VERSION: Final[Sentences] = (
    "This file was made in a way that this version of Sub Rosa does not read yet.",
    NOTHING,
    "Update Sub Rosa, or ask the sender which version made it.",
)
INSIDE: Final[Sentences] = (
    "This file opens, but what is inside is not what its outside says ({reason}).",
    "It is kept as received, named in the minutes as invalid, and counts nowhere.",
    "Ask its author for a new card. The minutes name this one for ever.",
)

REASONS: Final[dict[Reason, Sentences]] = {
    **dict.fromkeys((Reason.NOT_OURS, Reason.TOKEN, Reason.SPELLING, Reason.NUMBERING, Reason.STREAM), NOT_OURS),
    **dict.fromkeys((Reason.TABLE, Reason.TRAILER, Reason.ROLE, Reason.ROLE_CONFLICT, Reason.PAGES), NOT_OURS),
    **dict.fromkeys((Reason.FIELDS, Reason.FILES, Reason.METADATA, Reason.TAGS, Reason.CMS), NOT_OURS),
    **dict.fromkeys((Reason.ATTACHMENTS, Reason.PERMISSIONS, Reason.SIGNATURE_FORM), NOT_OURS),
    **dict.fromkeys((Reason.LIMIT_SIZE, Reason.LIMIT_OBJECTS, Reason.LIMIT_VALUES, Reason.LIMIT_DEPTH), TOO_LARGE),
    **dict.fromkeys((Reason.CHANGED, Reason.BYTE_RANGE, Reason.TRAILING_BYTES, Reason.INCREMENT), ALTERED),
    **dict.fromkeys((Reason.INCREMENT_FIELD, Reason.INCREMENT_WIDGET), ALTERED),
    **dict.fromkeys((Reason.CERTIFICATE_FORM, Reason.CERTIFICATE_KEY, Reason.CERTIFICATE_USAGE), CERTIFICATE),
    Reason.CERTIFICATE_DATES: (
        "By the clock of the computer that signs, this is a time at which the certificate is not valid.",
        NOTHING,
        (
            "If you were about to sign, set this computer's clock, then try again. If the file came from someone, ask "
            "them to look at theirs and to sign it again."
        ),
    ),
    **dict.fromkeys((Reason.HEADER_FORM, Reason.HEADER_VALUES, Reason.NAMES_DIFFER, Reason.KEYS_DIFFER), CONTRADICTS),
    **dict.fromkeys((Reason.TIMES_DIFFER, Reason.PAYLOAD_SIZE, Reason.PAYLOAD_DIGEST), CONTRADICTS),
    **dict.fromkeys((Reason.PAYLOAD_FORM, Reason.PAYLOAD_STANZA, Reason.STANZA_COUNT), CONTRADICTS),
    **dict.fromkeys((Reason.SIGNER_TWICE, Reason.TIME_BACKWARDS, Reason.SIGNER_NOT_NAMED), CONTRADICTS),
    **dict.fromkeys((Reason.POST_QUANTUM, Reason.OPENING_QUORUM), LATER_VERSION),
    **dict.fromkeys((Reason.PAYLOAD_BROKEN, Reason.INNER_LENGTH, Reason.INNER_SIGNER), INSIDE),
    **dict.fromkeys((Reason.HEADER_MANIFEST, Reason.SEAL_ID), INSIDE),
    **dict.fromkeys((Reason.MANIFEST_FORM, Reason.MANIFEST_VALUES), INSIDE),
    Reason.NOT_FOR_THIS_KEY: (
        "This file was sealed to another key than yours.",
        "Nothing was opened and nothing was written.",
        "Send it to the person whose name its cover gives, or ask the sender to seal it to you.",
    ),
    Reason.SEALED_TO_SOMEONE_ELSE: (
        "This file was sealed to someone else.",
        "Nothing was opened and nothing was written.",
        "Send it to the person whose name its cover gives, or ask the sender to seal it to you.",
    ),
    Reason.ANOTHER_PANEL: (
        "This file belongs to another panel.",
        NOTHING,
        "Open the panel that its cover names and collect it there.",
    ),
    Reason.ANOTHER_PANEL_DIGEST: (
        "This file was made under other rules, another kit or another list of people than this panel has.",
        NOTHING,
        "Compare the panel's four words with the sender. If they differ, send the pack again.",
    ),
    Reason.ANOTHER_KIT: (
        "This card was written on another kit than this panel has.",
        NOTHING,
        "Compare the panel's four words with the sender and send the pack again.",
    ),
    Reason.UNKNOWN_KEY: (
        "This file is whole, but its key belongs to nobody in this panel; the name on it proves nothing.",
        NOTHING,
        "Compare the eight words on its cover with the person it names, by voice. If they differ, it is not theirs.",
    ),
    Reason.SEEN_BEFORE: (
        "This is the same file again.",
        "The one that came first is kept; nothing was added.",
        "There is nothing to do.",
    ),
    Reason.LATE: (
        "This card came after the deadline.",
        "It is kept unopened and listed as late.",
        "Admit it by a recorded decision, or leave it unopened.",
    ),
    Reason.CONTRADICTION: (
        "There are two different cards of one person for one candidate under one number.",
        "Both are kept and listed; neither counts until this is settled.",
        "Ask their author to seal it once more: the next number counts. A restored backup may be why.",
    ),
    Reason.RECUSED: (
        "The author of this card is recused from this candidate.",
        NOTHING,
        "Ask them whether the recusal still stands. A recused member's card does not count.",
    ),
    Reason.AFTER_OPENING: (
        "This file came after the panel was opened.",
        "What was opened and signed stays as it is.",
        "Keep it beside the record; nothing in it can count any more.",
    ),
    Reason.UNKNOWN_CANDIDATE: (
        "This card is for a candidate that this panel does not have.",
        NOTHING,
        "Ask the sender which candidate is meant.",
    ),
    Reason.ANOTHER_KIND: (
        "This file is good, but it is not of the kind that is expected here.",
        NOTHING,
        "Look at its cover: contact cards, packs, cards and summaries each have their own page.",
    ),
}

WORDS: Final[dict[type[SubRosaError], Sentences]] = {
    Refusal: NOT_OURS,
    PagesNotAccepted: (
        "Pages that Sub Rosa drew do not fit its own file format ({reason}). This is a defect of the program.",
        "Nothing was signed and nothing was written. Your vault is as it was.",
        (
            "Tell us the code and the reason. Until it is mended, try without unusual characters in titles; if it is "
            "very long, try without large print."
        ),
    ),
    box_errors.KeyRefused: (
        "A key that should be there is missing or has another form.",
        "Nothing was encrypted and nothing was written.",
        "Check the vault (subrosa check), or import the contact card of the person again.",
    ),
    box_errors.BoxMalformed: (
        "The encrypted part of this file is not in the form that Sub Rosa writes.",
        NOTHING,
        ASK_AGAIN,
    ),
    box_errors.ForeignStanza: LATER_VERSION,
    box_errors.PostQuantumStanza: LATER_VERSION,
    box_errors.NotForThisKey: REASONS[Reason.NOT_FOR_THIS_KEY],
    box_errors.BoxDamaged: ALTERED,
    box_errors.KeyWordsWrong: (
        "These are not the 24 words of a recovery sheet: a word is misspelled, missing or in the wrong place.",
        "Nothing was opened and nothing was changed.",
        "Compare word by word with the sheet. The first four letters of every word are unique.",
    ),
}


def sentences(refusal: Refusal) -> Sentences:
    """The sentences for one refusal, by its reason."""
    return REASONS[refusal.reason]
