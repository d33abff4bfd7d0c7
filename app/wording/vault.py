"""What a vault's refusals say to people."""

from typing import Final

from app.errors import SubRosaError
from app.vault import errors

WORDS: Final[dict[type[SubRosaError], tuple[str, str, str]]] = {
    errors.WrongPassphraseOrDamaged: (
        "This passphrase does not open the vault.",
        "Nothing was changed. A file whose first bytes are damaged looks exactly the same.",
        (
            "Type the passphrase again; look at Caps Lock and the keyboard's language. If you are sure of it, "
            "open with the recovery sheet or restore a backup."
        ),
    ),
    errors.NotAVault: (
        "This file is not a Sub Rosa vault.",
        "Nothing was read from it and nothing was changed.",
        (
            "Choose a file that ends in .rosa. If this was your vault, its beginning is damaged: open it with the "
            "recovery sheet, or restore a backup."
        ),
    ),
    errors.NewerVault: (
        "This vault was made by a newer version of Sub Rosa.",
        (
            "Nothing was changed: this version would not understand everything in it (version {found}; this program "
            "knows up to {known})."
        ),
        "Install the newer version on this computer, then open the vault again.",
    ),
    errors.CostsOutOfBounds: (
        "This file asks for a key computation that no vault of ours asks for.",
        "Nothing was computed and nothing was changed. The file was altered or made by someone else.",
        "If this is your own vault, open it with the recovery sheet or restore a backup. Otherwise leave it closed.",
    ),
    errors.VaultInUse: (
        "This vault is open in another window or program.",
        "Nothing was changed. Only one window may write to a vault at a time, so that nothing is overwritten.",
        "Go on in the other window, or close it there and open the vault here again.",
    ),
    errors.VaultDamaged: (
        "The vault opened, but something inside it is not whole.",
        "Nothing was repaired or hidden. What you wrote may be partly unreadable in this file.",
        "Restore the latest backup. Keep this file as well: it is set aside, not deleted.",
    ),
    errors.RolledBack: (
        (
            "This is not the vault as this computer saw it last: it is an older copy, or one that was written on "
            "elsewhere."
        ),
        "It ends at change {found}. Change {seen}, which this computer remembers, is not in it.",
        (
            "If you put this copy here yourself, confirm it and the vault's journal will say so; what only the other "
            "file holds stays there. If not, look for that file before you go on."
        ),
    ),
    errors.RecoveryWordsWrong: (
        "This recovery sheet does not open this vault.",
        "Nothing was changed. Every new passphrase makes a new sheet, and the older sheets are void.",
        (
            "Compare the words with the newest sheet of this vault. If they are right, the file's first bytes may be "
            "damaged: give the file salt of the sheet as well."
        ),
    ),
    errors.VaultExists: (
        "There is already a file of this name.",
        "It was not touched.",
        "Choose another name or another folder.",
    ),
    errors.WritingStopped: (
        "The disk failed while writing, so this vault writes nothing more.",
        "Everything up to the last saved change is safe in the file. What you typed since then is only on the screen.",
        "Copy what you still need by hand, close the vault, check the disk, and open the vault again.",
    ),
    errors.BackupFailed: (
        "The new backup did not prove whole and was removed.",
        "Your vault and the older backups were not touched.",
        "Run the integrity check of this vault, then make a backup again, best on another disk.",
    ),
    errors.NotEnoughMemory: (
        "This computer has not enough free memory for this vault.",
        "Nothing was changed.",
        "Close other programs and try again, or open the vault on the computer it was made on.",
    ),
    errors.RecordConflict: (
        "This contradicts something that is already in the vault.",
        "Nothing of this change was written; everything else is as it was.",
        "Close the page, open it again, and look at what is there before you repeat the change.",
    ),
    errors.VaultNotFound: (
        "There is no vault of this name.",
        "Nothing was changed. The file may have been moved or renamed, or its disk is not connected.",
        "Connect the disk, or choose the file where it is now. If it is gone for good, restore a backup.",
    ),
    errors.VaultClosed: (
        "The vault was locked meanwhile.",
        "Everything that was saved is in the file.",
        "Unlock the vault and repeat the last step.",
    ),
    errors.CurrentPassphraseWrong: (
        "This is not the vault's present passphrase.",
        "Nothing was changed: the old passphrase and the old recovery sheet still hold.",
        "Type the present passphrase again, then the new one.",
    ),
    errors.Interrupted: (
        "The check or backup was ended before it was done.",
        "Your vault and its backups are as they were. Whether the vault is whole is not known from this check.",
        "Run it again when there is time.",
    ),
    errors.BackupsNotReplaced: (
        "The vault has its new passphrase, but its backups could not be replaced.",
        "The old passphrase and the old sheet open only the backups that are still there, not the vault any more.",
        (
            "Keep the new sheet. Then see to the disk that the backups lie on, and change the passphrase once more: "
            "that replaces them."
        ),
    ),
    errors.DiskFull: (
        "There is no room left on this disk.",
        "The last change was not saved; everything before it is safe.",
        "Free some space, then repeat the last change.",
    ),
    errors.ReadOnlyPlace: (
        "This folder, or the file in it, cannot be read or written.",
        "Nothing was changed. It may be protected or on a protected disk, or not be there any more.",
        (
            "Choose a folder of your own; a vault that lies on a protected disk can be copied into one. Or ask for the "
            "right to write here."
        ),
    ),
    errors.DiskFailed: (
        "The disk refused to read or write.",
        "The last change was not saved; everything before it is safe as far as the disk still gives it back.",
        "Close the vault, check the disk, and keep a copy of the backups on another one.",
    ),
    errors.NameRefused: (
        "The disk takes no file of this name: it is too long, or has a character that is not allowed there.",
        "Nothing was changed.",
        "Choose a shorter name of letters, digits and hyphens. A file that has such a name already can be renamed.",
    ),
}
