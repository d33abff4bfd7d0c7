"""What keeps the network away, in words, with the proof made on the spot."""

from PySide6.QtCore import QCoreApplication

from app.hardening.process import Network
from app.hardening.proof import attempt_a_socket
from app.wording.words import Words


def network_words(network: Network) -> str:
    """The status line's words: never more than is true."""
    if network is Network.BLOCKED:
        return QCoreApplication.translate("network", "Network: blocked for this app")
    return QCoreApplication.translate("network", "Network: not used by this app")


def proof_words() -> Words:
    """One attempt to open a socket was made just now, and this is how it ended."""
    translate = QCoreApplication.translate
    proof = attempt_a_socket()
    if proof is None:
        what = translate("network", "The attempt cannot be made on this system.")
    elif proof.refused:
        what = translate("network", "This program just asked for a network socket and was refused.")
    else:
        what = translate("network", "This system let a socket be opened; the program never asks for one otherwise.")
    filtered = proof is not None and proof.filtered
    data = (
        translate("network", "A filter of the system is in force: it leaves only sockets of this computer.")
        if filtered
        else translate("network", "No filter of the system is in force here: there is only no network code.")
    )
    answer = proof.answer if proof is not None else ""
    return Words(what=what, data=data, next=answer, code=translate("network", "proof"))
