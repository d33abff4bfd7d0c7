"""A secret shows nothing, is in one place, and is gone when it is wiped."""

import copy
import pickle  # noqa: TID251 - to see it refused

import pytest

from app.crypto.secret import Secret, wipe


def test_a_secret_shows_nothing():
    secret = Secret(bytearray(b"very secret"))
    assert repr(secret) == "Secret(…)"
    assert str(secret) == "Secret(…)"
    assert f"{secret}" == "Secret(…)"


@pytest.mark.parametrize("attempt", [copy.copy, copy.deepcopy, pickle.dumps, hash, bytes])
def test_a_secret_is_not_copied_pickled_or_hashed(attempt):
    with pytest.raises(TypeError):
        attempt(Secret(bytearray(b"key")))


def test_wiping_overwrites_the_one_place():
    data = bytearray(b"key")
    with Secret(data) as secret:
        assert bytes(secret.view) == b"key"
        assert not secret.wiped
    assert secret.wiped
    assert data == bytearray(3)
    assert len(secret) == 3


def test_the_view_cannot_be_written_and_follows_the_secret():
    secret = Secret(bytearray(b"key"))
    view = secret.view
    with pytest.raises(TypeError):
        view[0] = 0
    secret.wipe()
    assert bytes(view) == bytes(3)


def test_secrets_compare_by_content_and_only_with_secrets():
    assert Secret(bytearray(b"a")) == Secret(bytearray(b"a"))
    assert Secret(bytearray(b"a")) != Secret(bytearray(b"b"))
    assert Secret(bytearray(b"a")) != b"a"
    assert Secret(bytearray(b"a")).__eq__(b"a") is NotImplemented


def test_wipe_keeps_the_buffer():
    buffer = bytearray(b"abc")
    wipe(buffer)
    assert buffer == bytearray(3)
