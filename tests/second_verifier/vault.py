"""app/vault/FORMAT.md: one verdict on a vault file, by the standard library's SQLite over the decrypted pages."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

from tests.second_verifier.refusal import Refused
from tests.second_verifier.vault_pages import DAMAGED, NEWER, Plain, check_header, key_of, open_pages

# fmt: off
TRACKED = [
    "owner", "contact", "kit", "kit_draft", "panel", "candidate", "member", "issued_pack", "acceptance", "membership",
    "membership_candidate", "card", "rating", "note", "kept_note", "question_time", "sealed_card", "received_seal",
    "minutes", "consensus", "decision", "summary",
]
# fmt: on
SCHEMAS = {
    1: "750e27a2f9d701b001a8efcff38d68dff409b76a1df5cd88fb78620cfa94e630",
    2: "7bf6ae51cfb224d0d22cd001defc34dc65eb21befe87d3506c4c541cd5fe1105",
    3: "754701a4d7858495d9e0fb3066d6a3e76bed92b831b8c1396f9b1d943c17cd2d",
}
OLDER = "SR-107"
GONE = bytes(32)

State = dict[tuple[int, int], bytes]


class Text(bytes):
    """A text's own octets, whether or not they are UTF-8."""

    __slots__ = ()


def judge_vault(file: bytes, *, key: bytes = b"", passphrase: str = "", seen: str = "") -> str:
    """What does not hold in an opened vault: some of ``journal pages rows schema structure``, in this order.

    Args:
        file: The vault file.
        key: The raw database key, or nothing.
        passphrase: What the key is made of when it is not given.
        seen: ``N HEX``, the journal line that this computer remembers, or nothing.

    Raises:
        Refused: it is not opened, with the code.
    """
    check_header(file)
    plain = open_pages(file, key or key_of(passphrase, file[:16]))
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(plain.database)
        database.text_factory = Text
        try:
            vault_id = _open(database, seen)
        except sqlite3.DatabaseError as error:
            raise Refused("what an opening reads is damaged", code=DAMAGED) from error
        return " ".join(sorted(_finds(database, plain, vault_id)))


def _open(database: sqlite3.Connection, seen: str) -> bytes:
    """The vault's id, when the vault may be opened."""
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON"):
        database.execute(f"PRAGMA {pragma}")
    _check_schema(database)
    row = database.execute("SELECT vault_id FROM vault ORDER BY id").fetchone()
    if row is None:
        raise Refused("no id", code=DAMAGED)
    database.execute("SELECT * FROM journal ORDER BY counter DESC LIMIT 1").fetchall()
    if seen:
        counter, line = seen.split(" ")
        found = database.execute("SELECT line FROM journal WHERE counter = ?", (int(counter),)).fetchall()
        if found != [(bytes.fromhex(line),)]:
            raise Refused("this computer saw another state", code=OLDER)
    return bytes(row[0])


def _check_schema(database: sqlite3.Connection) -> None:
    version = 0
    if database.execute("SELECT * FROM sqlite_schema WHERE name = 'migration'").fetchall():
        version = database.execute("SELECT max(version) FROM migration").fetchone()[0] or 0
    if version > max(SCHEMAS):
        raise Refused("a newer schema", code=NEWER)
    entries = database.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    if hashlib.sha256(b"".join(map(_value, sum(entries, ())))).hexdigest() != SCHEMAS.get(version):
        raise Refused("another schema", code=DAMAGED)


def _finds(database: sqlite3.Connection, plain: Plain, vault_id: bytes) -> Iterator[str]:
    if plain.damaged:
        yield "pages"
    if not _holds(lambda: database.execute("PRAGMA integrity_check").fetchall() == [(b"ok",)]):
        yield "structure"
    try:
        whole, state = _chain(database, vault_id)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        whole, state = False, {}
    if not whole:
        yield "journal"
    if not _holds(lambda: _rows(database) == state):
        yield "rows"


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except sqlite3.DatabaseError:
        return False


def _chain(database: sqlite3.Connection, vault_id: bytes) -> tuple[bool, State]:
    """True when every line follows from the one before; and what the lines say of each row."""
    whole, before, state = True, _digest("subrosa vault 1", vault_id), State()
    lines = database.execute("SELECT counter, at, kind, changes, line FROM journal ORDER BY counter")
    for expected, (counter, at, kind, changes, line) in enumerate(lines, 1):
        for text in (at, kind):
            text.decode()
        said = counter.to_bytes(8, signed=True) + _value(at) + _value(kind) + changes
        whole &= counter == expected and line == _digest("subrosa line 1", before + said)
        before = line
        for entry in (changes[begin : begin + 41] for begin in range(0, len(changes), 41)):
            state[entry[0], int.from_bytes(entry[1:9])] = entry[9:]
    return whole, {row: commitment for row, commitment in state.items() if commitment != GONE}


def _rows(database: sqlite3.Connection) -> State:
    """The commitment of every tracked row that is there."""
    found: State = {}
    for number, table in enumerate(TRACKED, 1):
        for row_id, salt, *content in database.execute(f"SELECT * FROM {table}"):
            values = _value(Text(table.encode())) + _value(salt) + b"".join(map(_value, content))
            found[number, row_id] = _digest("subrosa row 1", values)
    return found


def _digest(label: str, data: bytes) -> bytes:
    return hashlib.sha256(label.encode() + b"\0" + data).digest()


def _value(value: object) -> bytes:
    if value is None:
        return b"n"
    if isinstance(value, bytes):
        kind, octets = (b"t" if isinstance(value, Text) else b"b"), bytes(value)
    else:
        kind, octets = b"i", str(value).encode()
    return kind + len(octets).to_bytes(8) + octets
