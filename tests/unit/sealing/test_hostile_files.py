"""Bombs and mutants: nothing but the refusal comes out, quickly, and without much memory."""

import hashlib
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sealing.errors import CODES, Reason, Refusal
from app.sealing.layout import HEAD
from app.sealing.sealed_file import check_sealed, open_sealed
from app.sealing.signed_file import read_signed
from app.sealing.verify import verify_file
from app.wording.sealing import REASONS, sentences
from tests.unit.sealing.forging import Graph, forge
from tests.unit.sealing.making import OPENING, record, sealed, signed, summary, tagged_pages

SECONDS = 20.0
"""Far above what any of these takes, far below what a reader without caps would."""


def objects(*values: bytes) -> bytes:
    return HEAD + b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, value) for number, value in enumerate(values, 1))


BOMBS = {
    "deep arrays": objects(b"[ " * 100_000),
    "deep dictionaries": objects(b"<< /A " * 100_000),
    "nests of arrays": objects(b"[ " + (b"[ " * 10 + b"] " * 10) * 400_000 + b"]"),
    "many values": objects(b"[ " + b"0 " * 4_000_000 + b"]"),
    "many keys": objects(b"<< " + b"".join(b"/%07d 0 " % place for place in range(400_000)) + b">>"),
    "many objects": objects(b"[ " + b"".join(b"%d 0 R " % n for n in range(2, 60_000)) + b"]", *[b"0"] * 60_000),
    "a long text": objects(b"(" + b"a" * 8_000_000 + b")"),
    "long texts": objects(b"[ " + (b"(" + b"a" * 200_000 + b") ") * 40 + b"]"),
    "a text without end": objects(b"(" + b"\\(" * 4_000_000),
    "a name without end": objects(b"/" + b"#2F" * 2_000_000),
    "digits": objects(b"1" * 8_000_000),
    "hexadecimal": objects(b"<" + b"0A" * 4_000_000),
    "a huge stream": objects(b"<< /Length 9999999999 >>\nstream\nx"),
    "a huge reference": objects(b"[ 999999 0 R ]"),
    "blanks": HEAD + b" " * 8_000_000,
    "zeros": bytes(8_000_000),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_are_refused_soon(bomb):
    begin = time.process_time()
    with pytest.raises(Refusal):
        verify_file(BOMBS[bomb])
    assert time.process_time() - begin < SECONDS


@pytest.mark.parametrize("bomb", ["deep arrays", "many keys", "long texts", "hexadecimal", "a text without end"])
def test_bombs_are_refused_in_little_memory(bomb):
    tracemalloc.start()
    with pytest.raises(Refusal):
        verify_file(BOMBS[bomb])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100 << 20


def test_streams_are_never_inflated():
    bomb = zlib.compress(bytes(200 << 20), 9)

    def put(graph: Graph) -> None:
        number = graph.roles["content"][0]
        graph.objects[number] = type(graph.objects[number])(graph.objects[number].entries, bomb)

    data = forge(signed(tagged_pages()), put)
    tracemalloc.start()
    read_signed(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 << 20


def draws(seed: str) -> Iterator[int]:
    """Numbers without end, the same in every run."""
    state = seed.encode()
    while True:
        state = hashlib.sha256(state).digest()
        for at in range(0, 32, 4):
            yield int.from_bytes(state[at : at + 4])


def mutants(base: bytes, count: int, seed: str) -> Iterator[bytes]:
    """The file with one to three small changes: bytes flipped, cut, repeated, moved or written over."""
    number = draws(seed)
    for _ in range(count):
        data = bytearray(base)
        for _ in range(next(number) % 3 + 1):
            at, length = next(number) % len(data), next(number) % 40 + 1
            match next(number) % 5:
                case 0:
                    data[at] ^= 1 << next(number) % 8
                case 1:
                    del data[at : at + length]
                case 2:
                    data[at:at] = data[at : at + length]
                case 3:
                    to = next(number) % len(data)
                    data[to : to + length] = data[at : at + length]
                case _:
                    data[at : at + length] = b"%d 0 R << [ /A ("[:length]
        if bytes(data) != base:
            yield bytes(data)


BASES = {"record": record, "bare": signed, "tagged": lambda: signed(tagged_pages()), "waiting": summary}


def check_mutants(count: int) -> None:
    for name, make in BASES.items():
        for mutant in mutants(make(), count, name):
            with pytest.raises(Refusal):
                verify_file(mutant)
    for mutant in mutants(sealed(), count // 2, "sealed"):
        with pytest.raises(Refusal):
            check_sealed(mutant)


def test_mutants_are_refused():
    check_mutants(200)


@pytest.mark.prove
def test_many_mutants_are_refused():
    check_mutants(25_000)


@pytest.mark.prove
def test_every_bit_of_every_kind_counts():
    for make in (signed, record, summary):
        data = make()
        for bit in range(len(data) * 8):
            changed = bytearray(data)
            changed[bit // 8] ^= 1 << bit % 8
            with pytest.raises(Refusal):
                verify_file(bytes(changed))


def test_mutants_of_an_inner_file_are_refused_as_inner():
    checked = check_sealed(sealed())
    inner = open_sealed(checked, OPENING).inner
    for mutant in mutants(inner, 60, "inner"):
        with pytest.raises(Refusal):
            read_signed(mutant)


def test_every_reason_has_its_own_code_and_words():
    assert len(set(CODES.values())) == len(Reason)
    for reason in Reason:
        words = sentences(Refusal(reason=reason))
        assert all(sentence.strip().endswith((".", "?")) for sentence in words)
        assert set(REASONS) == set(Reason)


def test_the_format_page_lists_every_reason():
    page = (Path(__file__).parents[3] / "app/sealing/FORMAT.md").read_text(encoding="utf-8")
    for reason in Reason:
        assert f"| {CODES[reason]} | `{reason}` |" in page
