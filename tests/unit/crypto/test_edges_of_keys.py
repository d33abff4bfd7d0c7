"""Keys, words, passphrases and costs at their edges: the last that is granted, the first that is not, to the bit."""

import copy
import math
import pickle  # noqa: TID251 - to see it refused
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509

from app.crypto import bech32, box_errors, costs
from app.crypto.age_box import KEY_BYTES, ReceivingKey, decrypt, encrypt, stanzas
from app.crypto.box_errors import BoxMalformed, ForeignStanza, KeyWordsWrong, PostQuantumStanza
from app.crypto.costs import Costs, calibrate
from app.crypto.key_words import key_to_words, words_to_key
from app.crypto.passphrase import Verdict, estimate
from app.crypto.secret import Secret
from app.crypto.signing_key import SigningKey
from app.errors import SubRosaError

NOON = datetime(2026, 11, 20, 12, 0, 0, 5, tzinfo=UTC)
GIB = 2**30
KEY = ReceivingKey.generate()
BOX = encrypt(b"content", [KEY.recipient])
HEAD, MAC = BOX[: BOX.index(b"-> ")], BOX[BOX.index(b"--- ") :]
STANZA = BOX[BOX.index(b"-> X25519") :][: len("-> X25519 ") + 2 * 44]
"""Without the grease that the library adds now and then."""
BODY = b"A" * 43 + b"\n"


@pytest.mark.parametrize("leak", [copy.copy, copy.deepcopy, pickle.dumps])
@pytest.mark.parametrize(
    ("held", "says"),
    [
        (KEY, "a receiving key is not pickled or copied"),
        (SigningKey.generate(), "a signing key is not pickled or copied"),
        (Secret(bytearray(b"x")), "a secret is not"),
    ],
    ids=["receiving key", "signing key", "secret"],
)
def test_what_is_not_copied_says_so(held, says, leak):
    with pytest.raises(TypeError, match=says):
        leak(held)


def test_every_refusal_has_a_code_of_its_own():
    found = [each for each in vars(box_errors).values() if isinstance(each, type)]
    own = [each for each in found if issubclass(each, SubRosaError) and each.__module__ == box_errors.__name__]
    assert {each.__name__: each.code for each in own} == {
        "KeyRefused": "SR-180",
        "BoxMalformed": "SR-181",
        "ForeignStanza": "SR-182",
        "PostQuantumStanza": "SR-183",
        "NotForThisKey": "SR-184",
        "BoxDamaged": "SR-185",
        "KeyWordsWrong": "SR-186",
    }


@pytest.mark.parametrize("prefix", ["age", "age-secret-key-"])
def test_bech32_says_what_is_wrong(prefix):
    text = bech32.encode(prefix, bytes(range(32)))
    assert bech32.decode(prefix, text) == bytes(range(32))
    for other in ("x" + text, f"{prefix}q{text[len(prefix) + 1 :]}"):
        with pytest.raises(ValueError, match="prefix"):
            bech32.decode(prefix, other)
    with pytest.raises(ValueError, match="checksum"):
        bech32.decode(prefix, text[:-1] + ("q" if text[-1] != "q" else "p"))
    for wrong in (text.upper(), text[:-1], text + "q", f"{prefix}1"):
        with pytest.raises(ValueError, match=r"prefix|checksum|substring"):
            bech32.decode(prefix, wrong)


def test_the_published_vector_of_bech32():
    """BIP-173: an empty part after the prefix has this checksum."""
    assert bech32.encode("a", b"") == "a12uel5l"


def test_a_receiving_key_is_the_known_one():
    raw = bytes.fromhex("77076d0a7318a57d3c16c17251b26645df4c2bc8a5b2b4b2c99f1b0f6c1e3a5b")
    assert (len(raw), KEY_BYTES) == (32, 32)
    held = ReceivingKey(raw)
    assert held.identity_text().startswith("AGE-SECRET-KEY-1")
    assert bech32.decode("age-secret-key-", held.identity_text().lower()) == raw == held.to_bytes()
    assert held.recipient.startswith("age1")


def box(*parts: bytes, mac: bytes = MAC) -> bytes:
    return HEAD + b"".join(parts) + mac


GREASE = b"-> x-grease\n\n"


def test_sixty_four_stanzas_are_read_and_no_more():
    assert len(stanzas(box(*[GREASE] * 63, STANZA))) == 1
    for parts in ([GREASE] * 64 + [STANZA], [STANZA] * 65):
        with pytest.raises(BoxMalformed):
            stanzas(box(*parts))
    assert len(stanzas(box(*[STANZA] * 64))) == 64


def test_after_the_header_there_are_a_nonce_and_a_tag_at_least():
    line = MAC[: MAC.index(b"\n") + 1]
    assert len(stanzas(box(STANZA, mac=line + bytes(32)))) == 1
    with pytest.raises(BoxMalformed):
        stanzas(box(STANZA, mac=line + bytes(31)))
    with pytest.raises(BoxMalformed):
        stanzas(box(STANZA, mac=b"--- " + b"A" * 42 + b"B\n" + bytes(32)))


@pytest.mark.parametrize(
    ("stanza", "error"),
    [
        (b"-> mlkem768x25519 a\n" + BODY, PostQuantumStanza), (b"-> mlkem768x25519tag a\n" + BODY, PostQuantumStanza),
        (b"-> p256mlkem768tag a\n" + BODY, PostQuantumStanza), (b"-> MLKEM1024 a\n" + BODY, PostQuantumStanza),
        (b"-> x25519 " + BODY + BODY, ForeignStanza), (b"-> X25519\n" + BODY, BoxMalformed),
        (b"-> X25519 " + b"A" * 44 + b"\n" + BODY, BoxMalformed), (b"-> grease-x\n\n", ForeignStanza),
        (b"-> X25519 " + BODY + b"A" * 44 + b"\n", BoxMalformed),
        (b"-> X25519 " + BODY + b"A" * 64 + b"\n" + BODY, BoxMalformed), (b"-> " + b"a" * 257 + b"\n\n", BoxMalformed),
        (b"-> a-grease" + b" a" * 16 + b"\n\n", BoxMalformed), (b"-> \n\n", BoxMalformed),
        (b"-> a-grease " + b"a" * 257 + b"\n\n", BoxMalformed), (b"-> a-grease\n" + b"A" * 63, BoxMalformed),
        (b"-> a-grease\n" + (b"A" * 64 + b"\n") * 65 + b"\n", BoxMalformed),
    ],
)  # fmt: skip
def test_other_stanzas_are_told_apart(stanza, error):
    with pytest.raises(error):
        stanzas(box(stanza, STANZA))


@pytest.mark.parametrize(
    "stanza",
    [
        b"-> a-grease" + b" a" * 15 + b"\n\n", b"-> a-grease " + b"~" * 256 + b"\n" + b"A" * 63 + b"\n",
        b"-> a-grease\n" + (b"A" * 64 + b"\n") * 64 + b"\n",
    ],
)  # fmt: skip
def test_grease_may_be_as_long_as_the_form_says(stanza):
    assert len(stanzas(box(stanza, STANZA))) == 1


def test_a_stanza_holds_share_and_body():
    (found,) = stanzas(BOX)
    assert (len(found.share), len(found.body)) == (32, 32)
    assert decrypt(BOX, KEY) == b"content"


def test_words_too_many_or_too_few_are_no_key_even_where_the_checksum_fits():
    key = bytes(2) + bytes(range(30))
    words = key_to_words(key)
    assert (words[0], words_to_key(words)) == ("abandon", key)
    for others in (words[1:], ("abandon", *words)):
        with pytest.raises(KeyWordsWrong):
            words_to_key(others)


def test_a_certificate_says_what_its_key_is_for_and_for_how_long():
    key = SigningKey.generate()
    parsed = x509.load_der_x509_certificate(key.certificate(name="Abena", not_before=NOON))
    start = NOON.replace(microsecond=0) - timedelta(days=1)
    assert parsed.not_valid_before_utc == start
    assert parsed.not_valid_after_utc == start + timedelta(days=10_958)
    usage = parsed.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert (usage.value.digital_signature, usage.value.content_commitment) == (True, True)
    others = ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign")
    assert not any(getattr(usage.value, other) for other in others)
    assert len(parsed.extensions) == 1
    two = x509.load_der_x509_certificate(key.certificate(name="Abena", not_before=NOON, years=2))
    assert two.not_valid_after_utc == start + timedelta(days=730)
    assert two.serial_number != parsed.serial_number


class Clock:
    """A computer on which one pass over the first memory takes so many seconds."""

    def __init__(self, monkeypatch, seconds: float) -> None:
        self.now, self.seconds = 0.0, seconds
        monkeypatch.setattr(costs.time, "perf_counter", lambda: self.now)

    def run(self, asked: Costs) -> None:
        self.asked = asked
        self.now += self.seconds * asked.passes


@pytest.mark.parametrize(
    ("one_pass", "seconds", "memory", "expected"),
    [
        (0.125, 0.75, 8 * GIB, (19, 3)), (0.125, 0.74, 8 * GIB, (18, 6)), (0.125, 0.75, 8 * GIB - 16, (18, 6)),
        (0.0001, 9.0, 32 * GIB, (21, 16)), (0.0001, 9.0, 32 * GIB - 16, (20, 16)), (0.0001, 9.0, 256 * GIB, (21, 16)),
        (0.25, 1.0, 2 * GIB, (18, 4)), (0.25, 1.0, 2 * GIB - 1, (16, 4)), (0.25, 1.1, 4 * GIB, (18, 4)),
        (9.0, 1.0, 2 * GIB, (18, 3)), (0.0625, 1.0, 4 * GIB, (18, 16)), (0.0624, 1.0, 4 * GIB, (18, 16)),
    ],
)  # fmt: skip
def test_costs_at_the_edges_of_time_and_memory(monkeypatch, one_pass, seconds, memory, expected):
    clock = Clock(monkeypatch, one_pass)
    found = calibrate(clock.run, seconds=seconds, memory=memory)
    assert (found.memory_log2, found.passes, found.lanes) == (*expected, 4)
    assert (clock.asked.passes, clock.asked.lanes) == (3, 4)
    assert clock.asked.memory_log2 == (18 if memory >= 2 * GIB else 16)


def test_a_second_is_aimed_at_and_the_memory_measured_unless_told(monkeypatch):
    clock = Clock(monkeypatch, 0.2)
    monkeypatch.setattr(costs.os, "sysconf", {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": GIB // 4096}.__getitem__)
    assert costs.physical_memory() == GIB
    assert calibrate(clock.run) == Costs(memory_log2=16, passes=5, lanes=4)


@pytest.mark.parametrize(
    "granted", [Costs(memory_log2=16, passes=3, lanes=1), Costs(memory_log2=21, passes=16, lanes=8)]
)
def test_costs_at_their_bounds_are_within(granted):
    assert granted.within_bounds
    assert granted.memory_kib == 2**granted.memory_log2


def bits(text: str) -> int:
    return estimate(bytearray(text.encode())).bits


def guess(surprising: int, *alphabets: int) -> int:
    """So many characters drawn from alphabets of these sizes."""
    return int(surprising * math.log2(sum(alphabets)))


LOWER, UPPER, DIGIT, SIGN, OTHER, IDEOGRAPH = 26, 26, 10, 33, 64, 512


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0), ("q", guess(1, LOWER)), ("Q", guess(1, UPPER)), ("7", guess(1, DIGIT)), ("#", guess(1, SIGN)),
        ("é", guess(1, OTHER)), ("\u07ff", guess(1, OTHER)), ("\u0800", guess(1, IDEOGRAPH)),
        ("汉", guess(1, IDEOGRAPH)), ("\U0001f600", guess(1, IDEOGRAPH)), ("qzm", guess(3, LOWER)),
        ("qZ7#é汉", guess(6, LOWER, UPPER, DIGIT, SIGN, OTHER, IDEOGRAPH)), ("q7q7", guess(4, LOWER, DIGIT)),
        ("q z", guess(2, LOWER)), ("q-z", guess(2, LOWER)), ("   ", 0), ("---", 0),
        ("aa", guess(1, LOWER)), ("ab", guess(1, LOWER)), ("ba", guess(1, LOWER)), ("ac", guess(2, LOWER)),
        ("acegi", guess(2, LOWER)), ("1357", guess(2, DIGIT)), ("9753", guess(2, DIGIT)), ("1470", guess(3, DIGIT)),
        ("qmzkxwvbtjhp", guess(3, LOWER)), ("qmzkxwvbtjhpd", guess(4, LOWER)), ("qmz7kxv", guess(7, LOWER, DIGIT)),
        ("éà", guess(2, OTHER)), ("éàüñöß", guess(3, OTHER)),
        ("zoo", guess(2, LOWER)), ("able", 11), ("ableable", 11), ("ABLE", 11),
        ("able zone", 22), ("zoneable", 22), ("password", 3), ("passwordpassword", 3), ("Sommer", 3), ("abstract", 11),
        ("able7", 11 + guess(1, DIGIT)), ("able able q", 11 + guess(1, LOWER)), ("admin summer", 6),
        ("act", guess(3, LOWER)),
    ],
)  # fmt: skip
def test_each_character_counts_as_drawn_from_the_alphabets_in_use_unless_something_explains_it(text, expected):
    assert bits(text) == expected


KNOWN = ("able", "zone", "cake", "dish", "echo", "face", "gain")
COMMON_ONES = ("password", "passwort", "qwertz", "qwerty", "letmein", "iloveyou", "sommer", "summer", "admin")
WORDS = {count: " ".join(KNOWN[:count]) for count in range(8)}
COMMON = {count: " ".join(COMMON_ONES[:count]) for count in range(10)}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("7#Kq9!mZp", Verdict.TOO_SHORT), ("7#Kq9!mZpx", Verdict.FAIR), ("é" * 9, Verdict.TOO_SHORT),
        ("able zone able", Verdict.WEAK), (WORDS[4], Verdict.WEAK), (f"{WORDS[3]} {COMMON[4]}", Verdict.FAIR),
        (f"{WORDS[4]} {COMMON[5]}", Verdict.FAIR), (f"{WORDS[3]} {COMMON[9]}", Verdict.GOOD),
        (f"{WORDS[6]} {COMMON[2]}", Verdict.GOOD), (f"{WORDS[6]} {COMMON[3]}", Verdict.STRONG),
    ],
)  # fmt: skip
def test_a_passphrase_is_called_by_its_bits(text, verdict):
    found = estimate(bytearray(text.encode()))
    assert found.verdict is verdict, found.bits


def test_verdicts_have_a_word_each():
    assert [each.value for each in Verdict] == ["too short", "weak", "fair", "good", "strong"]
