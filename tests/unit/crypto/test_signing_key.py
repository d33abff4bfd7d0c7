"""A signing key signs in one spelling, certifies itself, and shows nothing of itself."""

import copy
import hashlib
import pickle  # noqa: TID251 - to see it refused
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from app.crypto.box_errors import KeyRefused
from app.crypto.signing_key import GROUP_ORDER, SigningKey, common_name

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_signatures_verify_and_are_low_s():
    key = SigningKey.generate()
    public = serialization.load_der_public_key(key.spki)
    assert isinstance(public, ec.EllipticCurvePublicKey)
    for place in range(40):
        signature = key.sign(b"%d" % place)
        public.verify(signature, b"%d" % place, ec.ECDSA(hashes.SHA256()))
        assert decode_dss_signature(signature)[1] <= GROUP_ORDER // 2


def test_a_key_comes_back_from_its_bytes():
    key = SigningKey.generate()
    again = SigningKey.from_pkcs8(key.to_pkcs8())
    assert again.spki == key.spki
    assert again.spki_sha256 == hashlib.sha256(key.spki).hexdigest()


@pytest.mark.parametrize("other", [ec.generate_private_key(ec.SECP384R1()), ed25519.Ed25519PrivateKey.generate(), None])
def test_other_keys_are_refused(other):
    no = serialization.NoEncryption()
    der = other.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, no) if other else b"0"
    with pytest.raises(KeyRefused):
        SigningKey.from_pkcs8(der)


def test_the_certificate_carries_key_and_name_and_starts_a_day_before():
    key = SigningKey.generate()
    parsed = x509.load_der_x509_certificate(key.certificate(name="Tomasz Żółkiewski", not_before=NOON))
    assert parsed.not_valid_before_utc == NOON - timedelta(days=1)
    assert parsed.not_valid_after_utc > NOON + timedelta(days=365 * 29)
    assert parsed.subject.rfc4514_string() == "CN=Tomasz Żółkiewski"
    parsed.verify_directly_issued_by(parsed)


def test_a_long_name_is_cut_at_a_character():
    name = "Ж" * 33 + "end"
    assert common_name(name) == "Ж" * 32
    assert common_name("a" * 63 + "Ж") == "a" * 63
    SigningKey.generate().certificate(name=name, not_before=NOON)


@pytest.mark.parametrize("leak", [copy.copy, copy.deepcopy, pickle.dumps, hash])
def test_a_key_is_neither_copied_nor_pickled_nor_hashed(leak):
    with pytest.raises(TypeError):
        leak(SigningKey.generate())


def test_a_key_shows_nothing():
    assert repr(SigningKey.generate()) == "SigningKey(…)"
