"""Makes the vectors of this folder: the kept vault of the newest schema, whole and with one thing wrong each time."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from app.clock import SetClock
from app.crypto.secret import Secret
from app.vault.database import Database
from app.vault.header import Header
from app.vault.keys import key_of
from app.vault.machine import Machine, NoMirror
from app.vault.opening import open_with_key
from tests.unit.vault.conftest import PASSPHRASE
from tests.vectors.vault.pieces import PAGE, to_pieces
from tests.vectors.vector_file import to_bytes

BASE = (Path(__file__).parents[2] / "old_vaults" / "v3.rosa").read_bytes()
NO_KEY = ""


@cache
def key() -> bytes:
    """The base's database key."""
    return bytes(key_of(bytearray(PASSPHRASE), Header.parse(BASE[:16])).view)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scratch:
    """A folder to change vaults in."""

    folder: Path

    def edited(self, *statements: str, base: bytes = BASE) -> bytes:
        """The file after these statements, written behind the journal's back."""
        path = self.folder / "edited.rosa"
        path.write_bytes(base)
        with Database(path, Secret(bytearray(key())), BASE[:16]) as database:
            for statement in statements:
                database.run(statement)
        return path.read_bytes()

    def lived_on(self) -> bytes:
        """The vault after one more edit of its own."""
        path = self.folder / "lived-on.rosa"
        path.write_bytes(BASE)
        clock = SetClock(datetime(2026, 11, 22, tzinfo=UTC))
        machine = Machine(clock=clock, mirror=NoMirror(), backups=self.folder / "backups")
        vault = open_with_key(path, Secret(bytearray(key())), BASE[:16], machine)
        with vault.transaction("kit removed"):
            vault.kits.delete(version=1)
        vault.close()
        return path.read_bytes()

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        """What the base answers."""
        path = self.folder / "asked.rosa"
        path.write_bytes(BASE)
        with Database(path, Secret(bytearray(key())), BASE[:16]) as database:
            return database.rows(sql)

    def page_of(self, table: str) -> int:
        """Where the root page of a table begins."""
        (row,) = self.ask(f"SELECT rootpage FROM sqlite_schema WHERE name = '{table}'")
        return (int(str(row[0])) - 1) * PAGE

    def line(self, counter: int) -> str:
        """The hash of one journal line."""
        (row,) = self.ask(f"SELECT hex(line) FROM journal WHERE counter = {counter}")
        return str(row[0]).lower()

    def last(self) -> int:
        """The counter of the last journal line."""
        (row,) = self.ask("SELECT max(counter) FROM journal")
        return int(str(row[0]))


def vector(case: str, file: bytes, header: dict[str, object], comment: str = "") -> tuple[str, bytes]:
    """Case and file of one vector."""
    head = {"case": case, **header, "comment": comment or case.replace("-", " ")}
    return case, to_bytes(head, to_pieces(file, BASE))


def good(scratch: Scratch) -> Iterator[tuple[str, bytes]]:
    """Vaults to be opened and found sound."""
    opened: dict[str, object] = {"expect": "good", "key": key().hex()}
    yield vector("good-by-key", BASE, opened)
    yield vector("good-by-passphrase", BASE, {"expect": "good", "passphrase": PASSPHRASE.decode()})
    last = scratch.last()
    yield vector("good-known-here", BASE, opened | {"seen": f"{last} {scratch.line(last)}"}, "as it was seen last")
    yield vector("good-ahead", BASE, opened | {"seen": f"2 {scratch.line(2)}"}, "this computer saw an earlier line")
    yield vector("good-lived-on", scratch.lived_on(), opened, "one more edit of its own")
    overtyped = scratch.edited("UPDATE typing SET text = 'other words'")
    yield vector("good-typed-over", overtyped, opened, "the row that is being typed has no journal line")


HEADERS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda _: b"", "SR-102"),
    "fifteen-bytes": (lambda data: data[:15], "SR-102"),
    "another-magic": (lambda data: b"\xa7\x53" + data[2:], "SR-102"),
    "version-0": (lambda data: data[:2] + b"\0" + data[3:], "SR-102"),
    "a-plain-database": (lambda _: b"SQLite format 3\0" + bytes(4080), "SR-102"),
    "a-pdf": (lambda _: b"%PDF-2.0\n%\xe2\xe3\xcf\xd3\n", "SR-102"),
    "text-before": (lambda data: b"\n" + data[:1_000], "SR-102"),
    "version-2": (lambda data: data[:2] + b"\2" + data[3:], "SR-103"),
    "version-255": (lambda data: data[:2] + b"\xff" + data[3:], "SR-103"),
    "memory-under-the-floor": (lambda data: data[:3] + b"\x0f" + data[4:], "SR-104"),
    "memory-over-the-ceiling": (lambda data: data[:3] + b"\x16" + data[4:], "SR-104"),
    "memory-of-a-universe": (lambda data: data[:3] + b"\xff" + data[4:], "SR-104"),
    "passes-under-the-floor": (lambda data: data[:4] + b"\2" + data[5:], "SR-104"),
    "passes-over-the-ceiling": (lambda data: data[:4] + b"\x11" + data[5:], "SR-104"),
    "no-lanes": (lambda data: data[:5] + b"\0" + data[6:], "SR-104"),
    "nine-lanes": (lambda data: data[:5] + b"\x09" + data[6:], "SR-104"),
}


def headers(_scratch: Scratch) -> Iterator[tuple[str, bytes]]:
    """Files to be refused for their first sixteen bytes, before any key is made."""
    for case, (change, code) in HEADERS.items():
        yield vector(f"header-{case}", change(BASE), {"expect": "refused", "code": code})


def keys(_scratch: Scratch) -> Iterator[tuple[str, bytes]]:
    """Right files and wrong keys, and the other way round."""
    refused: dict[str, object] = {"expect": "refused", "code": "SR-101"}
    yield vector("key-another", BASE, refused | {"key": bytes(32).hex()})
    yield vector("key-another-passphrase", BASE, refused | {"passphrase": "mimic neutral fiber"})
    salted = BASE[:15] + bytes((BASE[15] ^ 1,)) + BASE[16:]
    yield vector("key-header-changed", salted, refused | {"passphrase": PASSPHRASE.decode()}, "one bit of the salt")
    yield vector("key-salt-changed", salted, refused | {"key": key().hex()}, "one bit of the salt, under the raw key")
    yield vector("key-first-page-flipped", flipped(BASE, 2_000), refused | {"key": key().hex()})


def flipped(data: bytes, at: int) -> bytes:
    """The file with one bit changed."""
    return data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :]


def swapped(data: bytes, one: int, other: int) -> bytes:
    """The file with two pages exchanged."""
    first, second = data[one : one + PAGE], data[other : other + PAGE]
    changed = data[:one] + second + data[one + PAGE :]
    return changed[:other] + first + changed[other + PAGE :]


def pages(scratch: Scratch) -> Iterator[tuple[str, bytes]]:
    """Files whose pages are not whole, or not in their places."""
    opened: dict[str, object] = {"key": key().hex()}
    damaged = {"expect": "refused", "code": "SR-106"} | opened
    kit, note, journal = scratch.page_of("kit"), scratch.page_of("note"), scratch.page_of("journal")
    yield vector("pages-cut-inside-a-page", BASE[:-100], damaged)
    yield vector("pages-last-missing", BASE[:-PAGE], damaged)
    yield vector("pages-one-byte-more", BASE + b"\0", damaged)
    yield vector("pages-one-more", BASE + bytes(PAGE), damaged)
    yield vector("pages-doubled", BASE + BASE[PAGE:], damaged, "every page but the first once more")
    yield vector("pages-journal-flipped", flipped(BASE, journal + 9), damaged)
    yield vector("pages-half-copied", BASE[: 16 * PAGE] + bytes(len(BASE) - 16 * PAGE), damaged, "zeros from a half on")
    unsound = {"expect": "unsound", "finds": "pages rows structure"} | opened
    yield vector("pages-kit-flipped", flipped(BASE, kit + 9), unsound)
    yield vector("pages-authentication-flipped", flipped(BASE, kit + PAGE - 5), unsound, "a bit of a page's HMAC")
    yield vector("pages-start-value-flipped", flipped(BASE, kit + PAGE - 70), unsound, "a bit of a page's IV")
    yield vector("pages-kit-zeroed", BASE[:kit] + bytes(PAGE) + BASE[kit + PAGE :], unsound)
    yield vector("pages-sector-zeroed", BASE[: note + 512] + bytes(512) + BASE[note + 1024 :], unsound)
    yield vector("pages-two-swapped", swapped(BASE, kit, note), unsound)
    index = scratch.page_of("note_by_candidate")
    by_index = unsound | {"finds": "pages structure"}
    yield vector("pages-index-flipped", flipped(BASE, index + 9), by_index, "a page that no row is read from")
    copied = BASE[:note] + BASE[kit : kit + PAGE] + BASE[note + PAGE :]
    yield vector("pages-one-over-another", copied, unsound)


def put_back(scratch: Scratch) -> Iterator[tuple[str, bytes]]:
    """Old pages and old files, each authentic."""
    lived, last = scratch.lived_on(), scratch.last()
    kit, journal = scratch.page_of("kit"), scratch.page_of("journal")
    opened: dict[str, object] = {"key": key().hex()}
    old = lived[:kit] + BASE[kit : kit + PAGE] + lived[kit + PAGE :]
    yield vector(
        "old-page", old, {"expect": "unsound", "finds": "rows structure"} | opened, "an authentic page put back"
    )
    line = scratch.line(last)
    later = {"expect": "refused", "code": "SR-107"} | opened
    yield vector("old-file", BASE, later | {"seen": f"{last + 1} {'ab' * 32}"}, "this computer saw a later line")
    other = f"{last} {line[:-1]}{'0' if line[-1] != '0' else '1'}"
    yield vector("old-file-gone-another-way", lived, later | {"seen": other}, "this computer saw another line")
    shorter = lived[:journal] + BASE[journal : journal + PAGE] + lived[journal + PAGE :]
    yield vector("old-journal", shorter, later | {"seen": f"{last + 1} {'ab' * 32}"}, "an old page of the journal")


# What is written behind the journal's back, and what finds it.
ROWS = {
    "row-changed": ("UPDATE kit SET name = 'another'", "rows"),
    "row-salt-changed": ("UPDATE kit SET salt = zeroblob(16)", "rows"),
    "row-removed": ("DELETE FROM contact", "rows"),
    "row-renumbered": ("UPDATE kit SET id = id + 40", "rows"),
    "row-not-utf-8": ("UPDATE kit SET name = CAST(x'ff' AS TEXT)", "rows"),
    "row-under-a-negative-id": (
        "INSERT INTO kit SELECT -9, salt, 'x', name, version, content, imported_at FROM kit",
        "rows",
    ),
    "row-added": ("INSERT INTO kit SELECT 99, salt, 'x', name, version, content, imported_at FROM kit", "rows"),
    "decision-changed": ("UPDATE decision SET outcome = 'x'", "rows"),
    "seal-exchanged": ("UPDATE sealed_card SET pdf = x'00'", "rows"),
    "line-time-changed": ("UPDATE journal SET at = 'x' WHERE counter = 3", "journal"),
    "line-kind-changed": ("UPDATE journal SET kind = 'x' WHERE counter = 3", "journal"),
    "line-not-utf-8": ("UPDATE journal SET kind = CAST(x'ff' AS TEXT) WHERE counter = 3", "journal rows"),
    "line-nought": (
        "INSERT INTO journal SELECT 0, at, kind, changes, line FROM journal WHERE counter = 3",
        "journal",
    ),
    "line-negative": (
        "INSERT INTO journal SELECT -1, at, kind, changes, line FROM journal WHERE counter = 3",
        "journal",
    ),
    "line-numbered-on": (
        "UPDATE journal SET counter = counter + 1 WHERE counter = (SELECT max(counter) FROM journal)",
        "journal",
    ),
    "line-hash-changed": ("UPDATE journal SET line = zeroblob(32) WHERE counter = 3", "journal"),
    "line-changes-removed": ("UPDATE journal SET changes = x'' WHERE counter = 3", "journal rows"),
    "line-removed": ("DELETE FROM journal WHERE counter = 3", "journal rows"),
    "first-line-removed": ("DELETE FROM journal WHERE counter = 1", "journal"),
    "last-line-removed": ("DELETE FROM journal WHERE counter = (SELECT max(counter) FROM journal)", "rows"),
    "another-vault-id": ("UPDATE vault SET vault_id = zeroblob(16)", "journal"),
}
SCHEMA = {
    "table-added": ("CREATE TABLE extra (x TEXT) STRICT", "SR-106"),
    "column-added": ("ALTER TABLE kit ADD COLUMN extra TEXT", "SR-106"),
    "index-dropped": ("DROP INDEX note_by_candidate", "SR-106"),
    "view-added": ("CREATE VIEW extra AS SELECT 1", "SR-106"),
    "trigger-added": ("CREATE TRIGGER extra AFTER INSERT ON note BEGIN SELECT 1; END", "SR-106"),
    "no-migration": ("DELETE FROM migration", "SR-106"),
    "no-id": ("DELETE FROM vault", "SR-106"),
    "newer-migration": ("INSERT INTO migration VALUES (99, 'later')", "SR-103"),
}


def written(scratch: Scratch) -> Iterator[tuple[str, bytes]]:
    """Whole files in which somebody who has the key wrote."""
    for case, (statement, finds) in ROWS.items():
        header = {"expect": "unsound", "finds": finds, "key": key().hex()}
        yield vector(f"written-{case}", scratch.edited(statement), header)
    for case, (statement, code) in SCHEMA.items():
        header = {"expect": "refused", "code": code, "key": key().hex()}
        yield vector(f"schema-{case}", scratch.edited(statement), header)
    foreign = scratch.edited("CREATE TABLE other (x)", base=b"")
    yield vector("schema-foreign", foreign, {"expect": "refused", "code": "SR-106", "key": key().hex()}, "no vault's")


def every_vector() -> Iterator[tuple[str, bytes]]:
    """Case and file of each vector."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Scratch(folder=Path(folder))
        for family in (good, headers, keys, pages, put_back, written):
            yield from family(scratch)


def main(folder: Path) -> None:
    """The folder holds a file for every case."""
    folder.mkdir(parents=True, exist_ok=True)
    for case, data in every_vector():
        (folder / f"{case}.vec").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
