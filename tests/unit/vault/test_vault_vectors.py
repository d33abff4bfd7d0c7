"""Every vault vector has the verdict that its header says; those made now have the verdicts of those committed."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.crypto.secret import Secret
from app.errors import SubRosaError
from app.vault.machine import NoMirror
from app.vault.opening import open_vault, open_with_key
from tests.vectors.vault.generate import BASE, every_vector
from tests.vectors.vault.pieces import BadBody, from_pieces
from tests.vectors.vector_file import read, split

FOLDER = Path(__file__).parents[2] / "vectors" / "vault"
FILES = sorted(FOLDER.glob("*.vec"))
KNOWN = {"case", "expect", "code", "finds", "key", "passphrase", "seen", "comment"}
UNUSED = "no key is made for this file"


class Seen:
    """A computer that remembers one line, whatever the vault."""

    def __init__(self, seen):
        self.seen = seen

    def read(self, _vault_hash):
        counter, line = self.seen.split(" ")
        return int(counter), line

    def write(self, _vault_hash, _counter, _line):
        return True


def judge(header, body, path, machine):
    """Verdict and its reason."""
    path.write_bytes(from_pieces(body, BASE))
    machine = replace(machine, mirror=Seen(header["seen"]) if "seen" in header else NoMirror())
    try:
        if "key" in header:
            key = Secret(bytearray.fromhex(header["key"]))
            vault = open_with_key(path, key, path.read_bytes()[:16], machine)
        else:
            vault = open_vault(path, bytearray(header.get("passphrase", UNUSED).encode()), machine)
    except SubRosaError as error:
        return "refused", error.code
    found = {finding.check.value for finding in vault.check().findings}
    vault.close()
    return ("unsound", " ".join(sorted(found))) if found else ("good", "")


def expected(header):
    reason = {"good": "", "refused": header.get("code"), "unsound": header.get("finds")}
    return header["expect"], reason[header["expect"]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_vector_has_the_verdict_of_its_header(path, tmp_path, machine):
    header, body = read(path, KNOWN)
    assert judge(header, body, tmp_path / "vault.rosa", machine) == expected(header)


def test_vectors_made_now_have_the_same_verdicts(tmp_path, machine):
    made = dict(every_vector())
    assert made.keys() == {path.stem for path in FILES}
    for case, data in made.items():
        header, body = split(data, KNOWN)
        assert header == read(FOLDER / f"{case}.vec", KNOWN)[0]
        assert judge(header, body, tmp_path / f"{case}.rosa", machine) == expected(header), case


@pytest.mark.parametrize("body", [b"cut 0 5\n", b"here 3\nabcd\n", b"here 9\nabc\n", b"\n"])
def test_a_body_that_is_not_pieces_makes_the_run_fail(body):
    with pytest.raises(BadBody):
        from_pieces(body, BASE)
