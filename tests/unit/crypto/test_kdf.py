"""The key is plain Argon2id, whatever memory it was computed in, and costs are within bounds whatever the computer."""

import mmap
from contextlib import nullcontext

import pytest
from argon2.low_level import Type, ffi, hash_secret_raw
from hypothesis import given, settings
from hypothesis import strategies as st

from app.crypto import costs as costs_module
from app.crypto import kdf
from app.crypto.costs import FLOOR, Costs, calibrate, physical_memory
from app.crypto.kdf import derive_key

GIB = 2**30


def reference(passphrase: bytes, salt: bytes, costs: Costs) -> bytes:
    return hash_secret_raw(passphrase, salt, costs.passes, costs.memory_kib, costs.lanes, 32, Type.ID)


@given(st.binary(max_size=80), st.binary(min_size=16, max_size=16), st.integers(1, 8))
@settings(max_examples=4, deadline=None)
def test_the_key_is_argon2id(passphrase, salt, lanes):
    costs = Costs(memory_log2=16, passes=3, lanes=lanes)
    passphrase = passphrase if passphrase.isascii() else passphrase.hex().encode()
    assert bytes(derive_key(bytearray(passphrase), salt, costs).view) == reference(passphrase, salt, costs)


def test_the_key_is_the_same_without_huge_pages(monkeypatch):
    salt = bytes(range(16))
    huge = derive_key(bytearray(b"passphrase"), salt, FLOOR)
    monkeypatch.setattr(kdf, "_ALLOCATE", ffi.NULL)
    monkeypatch.setattr(kdf, "_FREE", ffi.NULL)
    assert derive_key(bytearray(b"passphrase"), salt, FLOOR) == huge


def test_no_memory_is_left_mapped():
    derive_key(bytearray(b"passphrase"), bytes(16), FLOOR)
    assert kdf._maps == {}


def test_the_memory_asks_for_huge_pages_where_there_are_some_and_stays_out_of_cores():
    if not hasattr(mmap, "MADV_HUGEPAGE"):
        assert ffi.NULL == kdf._ALLOCATE == kdf._FREE
        return
    place = ffi.new("uint8_t **")
    assert kdf._allocate(place, 8 << 20) == 0
    address = int(ffi.cast("uintptr_t", place[0]))
    with open("/proc/self/smaps") as maps:  # noqa: PTH123
        found = [line.split() for line in maps.read().split("VmFlags:")]
    assert address % (2 << 20) == 0
    assert any({"hg", "dd"} <= set(flags[:20]) for flags in found)
    kdf._free(place[0], 8 << 20)


def test_memory_that_is_not_there_is_said(monkeypatch):
    monkeypatch.setattr(kdf, "_ALLOCATE", ffi.callback("int(uint8_t **, size_t)", lambda *_: -1))
    with pytest.raises(MemoryError):
        derive_key(bytearray(b"passphrase"), bytes(16), FLOOR)


def test_a_map_that_the_system_refuses_is_an_allocation_that_failed():
    assert kdf._allocate(ffi.new("uint8_t **"), 1 << 60) == -1
    assert kdf._maps == {}


def test_a_salt_that_argon2_refuses_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="status"):
        derive_key(bytearray(b"passphrase"), b"short", FLOOR)


def test_this_computer_can_be_calibrated():
    assert kdf.calibrate(seconds=0.001).passes == 3


def test_the_passphrase_stays_its_owners():
    passphrase = bytearray("Géante".encode())
    before = bytes(passphrase)
    derive_key(passphrase, bytes(16), FLOOR)
    assert passphrase == before


@pytest.mark.parametrize(("salt", "raised"), [(bytes(16), False), (b"short", True)])
def test_the_copy_that_is_computed_with_is_wiped_whatever_happens(monkeypatch, salt, raised):
    copies = []

    def kept(passphrase: bytearray) -> bytearray:
        copies.append(normalise(passphrase))
        return copies[0]

    normalise = kdf.normalise
    monkeypatch.setattr(kdf, "normalise", kept)
    with pytest.raises(ValueError, match="status") if raised else nullcontext():
        derive_key(bytearray(b"passphrase"), salt, FLOOR)
    assert copies == [bytearray(10)]


@pytest.mark.parametrize(
    "costs",
    [
        Costs(memory_log2=15, passes=3, lanes=4),
        Costs(memory_log2=22, passes=3, lanes=4),
        Costs(memory_log2=16, passes=2, lanes=4),
        Costs(memory_log2=16, passes=17, lanes=4),
        Costs(memory_log2=16, passes=3, lanes=0),
        Costs(memory_log2=16, passes=3, lanes=9),
    ],
)
def test_costs_out_of_bounds_are_not_computed(costs):
    assert not costs.within_bounds
    with pytest.raises(ValueError, match="bounds"):
        derive_key(bytearray(b"passphrase"), bytes(16), costs)


@pytest.mark.parametrize(
    ("written", "read"),
    [("Ge\u0301ante", "G\u00e9ante"), ("\u1e9b\u0323", "\u1e9b\u0323"), ("ASCII only", "ASCII only")],
)
def test_a_passphrase_is_normalised(written, read):
    assert kdf.normalise(bytearray(written.encode())) == kdf.normalise(bytearray(read.encode()))


@given(st.binary(max_size=60))
def test_any_bytes_are_a_passphrase(data):
    normal = kdf.normalise(bytearray(data))
    assert kdf.normalise(normal) == normal


class Computer:
    """A computer of a given speed: a pass over 256 MiB takes so many seconds."""

    def __init__(self, monkeypatch, seconds_per_pass: float) -> None:
        self.now, self.speed = 0.0, seconds_per_pass
        self.ran: list[Costs] = []
        monkeypatch.setattr(costs_module.time, "perf_counter", lambda: self.now)

    def run(self, costs: Costs) -> None:
        self.ran.append(costs)
        self.now += self.takes(costs)

    def takes(self, costs: Costs) -> float:
        return self.speed * costs.passes * 2.0 ** (costs.memory_log2 - 18)


@pytest.mark.parametrize(
    ("speed", "memory", "expected"),
    [
        (0.14, 8 * GIB, (19, 4)),
        (0.14, 4 * GIB, (18, 7)),
        (2.0, 8 * GIB, (18, 3)),
        (0.001, 64 * GIB, (21, 16)),
        (0.14, 1 * GIB, (16, 16)),
        (0.05, 16 * GIB, (20, 5)),
    ],
)
def test_costs_fill_a_second_within_bounds(monkeypatch, speed, memory, expected):
    computer = Computer(monkeypatch, speed)
    costs = calibrate(computer.run, seconds=1.0, memory=memory)
    assert (costs.memory_log2, costs.passes) == expected
    assert costs.within_bounds
    assert len(computer.ran) == 1


@given(st.floats(0.0005, 5), st.integers(1, 128))
def test_calibrated_costs_are_always_within_bounds(speed, gib):
    with pytest.MonkeyPatch.context() as monkeypatch:
        costs = calibrate(Computer(monkeypatch, speed).run, memory=gib * GIB)
    assert costs.within_bounds
    assert costs.memory_log2 >= 18 or gib < 2


def test_this_computer_has_memory_and_says_when_it_does_not_know(monkeypatch):
    assert physical_memory() > 2**27
    monkeypatch.setattr(costs_module.os, "sysconf", lambda _: (_ for _ in ()).throw(ValueError))
    assert physical_memory() == 4 * GIB
