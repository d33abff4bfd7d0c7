"""Boxes are age files: the age command line opens ours, we open its, and what has another form is refused."""

import copy
import pickle  # noqa: TID251 - to see it refused
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.crypto import age_box, bech32
from app.crypto.age_box import ReceivingKey, decrypt, encrypt, public_from_recipient, recipient_from_public, stanzas
from app.crypto.box_errors import (
    BoxDamaged,
    BoxMalformed,
    ForeignStanza,
    KeyRefused,
    NotForThisKey,
    PostQuantumStanza,
)

KEY = ReceivingKey.generate()
BOX = encrypt(b"content", [KEY.recipient])


@given(st.binary(max_size=200), st.integers(1, 3))
@settings(max_examples=30, deadline=None)
def test_what_was_encrypted_comes_back_to_every_recipient(data, count):
    keys = [ReceivingKey.generate() for _ in range(count)]
    box = encrypt(data, [key.recipient for key in keys])
    assert [decrypt(box, key) for key in keys] == [data] * count
    assert len(stanzas(box)) == count


@given(st.binary(min_size=32, max_size=32))
def test_bech32_comes_back(raw):
    assert public_from_recipient(recipient_from_public(raw)) == raw


def test_keys_agree_with_the_age_command_line(tmp_path):
    identity = tmp_path / "identity"
    identity.write_text(KEY.identity_text())
    told = subprocess.run(["age-keygen", "-y", identity], capture_output=True, check=True, text=True)
    assert told.stdout.strip() == KEY.recipient
    opened = subprocess.run(["age", "-d", "-i", identity], input=BOX, capture_output=True, check=True)
    assert opened.stdout == b"content"
    theirs = subprocess.run(["age", "-r", KEY.recipient], input=b"theirs", capture_output=True, check=True)
    assert decrypt(theirs.stdout, KEY) == b"theirs"


def test_a_key_comes_back_from_its_bytes():
    again = ReceivingKey.from_bytes(KEY.to_bytes())
    assert (again.recipient, again.public) == (KEY.recipient, public_from_recipient(KEY.recipient))


@pytest.mark.parametrize("leak", [copy.copy, copy.deepcopy, pickle.dumps, hash])
def test_a_key_is_neither_copied_nor_pickled_nor_hashed(leak):
    with pytest.raises(TypeError):
        leak(KEY)


def test_a_key_shows_nothing():
    assert repr(KEY) == "ReceivingKey(…)"


@pytest.mark.parametrize(
    "text",
    ["", "age1", KEY.recipient.upper(), KEY.recipient[:-1], KEY.recipient + "q", "ägé" + KEY.recipient[3:],
     bech32.encode("age", b"short"), bech32.encode("other", bytes(32)), KEY.recipient[:20] + "q" + KEY.recipient[21:]],
    ids=lambda text: f"{len(text)} characters",
)  # fmt: skip
def test_texts_that_are_no_recipient_are_refused(text):
    if text == KEY.recipient:
        return
    with pytest.raises(KeyRefused):
        encrypt(b"", [text])


@pytest.mark.parametrize("wrong", [b"", bytes(31), bytes(33)])
def test_keys_of_another_length_are_refused(wrong):
    for make in (ReceivingKey, recipient_from_public):
        with pytest.raises(KeyRefused):
            make(wrong)


def test_nobody_can_be_written_to_with_no_recipient():
    with pytest.raises(KeyRefused):
        encrypt(b"", [])


def test_another_key_opens_nothing():
    with pytest.raises(NotForThisKey):
        decrypt(BOX, ReceivingKey.generate())


def test_a_changed_payload_is_noticed():
    with pytest.raises(BoxDamaged):
        decrypt(BOX[:-1] + bytes((BOX[-1] ^ 1,)), KEY)


def _with_stanza(stanza: bytes) -> bytes:
    return BOX.replace(b"\n-> X25519", b"\n" + stanza + b"\n-> X25519", 1)


BODY = b"A" * 43


@pytest.mark.parametrize(
    ("box", "error"),
    [
        (b"", BoxMalformed),
        (BOX[:40], BoxMalformed),
        (BOX.replace(b"v1", b"v2"), BoxMalformed),
        (BOX.replace(b"\n", b"\r\n"), BoxMalformed),
        (BOX.replace(b"X25519 ", b"X25519  "), BoxMalformed),
        (BOX.replace(b"--- ", b"---"), BoxMalformed),
        (BOX[: BOX.index(b"--- ") + 48], BoxMalformed),
        (_with_stanza(b"-> X25519 %b more\n%b" % (BODY, BODY)), BoxMalformed),
        (_with_stanza(b"-> X25519 %b\n%b" % (BODY[:-1], BODY)), BoxMalformed),
        (_with_stanza(b"-> X25519 %b\n%b" % (BODY[:-1] + b"B", BODY)), BoxMalformed),
        (_with_stanza(b"-> X25519 %b\n%b" % (BODY, BODY[:-2])), BoxMalformed),
        (_with_stanza(b"-> scrypt c2FsdA 18\n" + BODY), ForeignStanza),
        (_with_stanza(b"-> ssh-ed25519 abc def\n" + BODY), ForeignStanza),
        (_with_stanza(b"-> mlkem768x25519 abc\n" + BODY), PostQuantumStanza),
        (b"age-encryption.org/v1\n-> a-grease\n\n" + BOX[BOX.index(b"--- ") :], BoxMalformed),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "form",
)
def test_other_forms_are_refused(box, error):
    with pytest.raises(error):
        stanzas(box)
    with pytest.raises(error):
        decrypt(box, KEY)


def test_grease_is_ignored_and_a_flood_of_it_is_not_read():
    assert len(stanzas(_with_stanza(b"-> x-grease a b\n"))) == 1
    with pytest.raises(BoxMalformed):
        stanzas(_with_stanza(b"\n".join([b"-> x-grease a b\n"] * 70)))


def test_the_door_to_pyrage_is_one_module():
    assert age_box.stanzas is stanzas
