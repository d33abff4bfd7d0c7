"""What is stored comes back equal, from tables that are exactly the rows; notes that stay are apart."""

import ast
import dataclasses
import typing
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.decision import Consensus, Decision, Outcome
from app.domain.note import AskedBy, Bearing, Handling, KeptNote, RecordNote, Terms
from app.domain.rating import Recommendation, Unrated
from app.domain.scorecard import DraftScorecard
from app.vault.store import Store
from app.vault.stores.people import Contact, Owner, Trust
from app.vault.stores.typing_draft import TypingDraft
from app.vault.stores.unrecorded import OF_THE_DECISION, Unrecorded
from app.vault.table import to_value
from app.vault.tables import TABLES

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[3]
UNIONS = (UnionType, typing.Union)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds UTC


def strategy(hint):
    hint = getattr(hint, "__supertype__", hint)
    if typing.get_origin(hint) in UNIONS:
        return st.one_of(*(strategy(each) for each in typing.get_args(hint)))
    if typing.get_origin(hint) is tuple:
        return st.lists(st.text("abc \u00e9", max_size=9), max_size=4).map(tuple)
    if hint is NoneType:
        return st.none()
    if issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    simple = {str: texts, int: st.integers(0, 2**53), bytes: st.binary(max_size=60), datetime: moments}
    return simple[hint] if hint in simple else st.dates()


def rows_of(table):
    hints = typing.get_type_hints(table.row)
    fields = {name: strategy(hints[name]) for name in table.columns}
    if table.name == "owner":
        fields["one"] = st.just(1)
    if table.name == "note":
        fields["handling"] = st.sampled_from([Handling.ON_RECORD, Handling.CHAIR_ONLY])
    if table.name == "kept_note":
        fields["handling"] = st.sampled_from([Handling.OFF_RECORD, Handling.PRIVATE])
    if table.name == "rating":
        fields["unrated"] = st.none()
        fields["level"] = st.integers(1, 7)
    return st.builds(table.row, **fields)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_is_its_row_to_the_letter(vault, table):
    columns = vault._ledger.rows(f"PRAGMA table_info({table.name})")
    hints = typing.get_type_hints(table.row)
    assert [column[1] for column in columns] == ["id", "salt", *table.columns]
    for _, name, _, required, _, _ in columns[2:]:
        optional = typing.get_origin(hints[name]) in UNIONS and NoneType in typing.get_args(hints[name])
        assert bool(required) is not optional, name
    unique = set()
    for index in vault._ledger.rows(f"PRAGMA index_list({table.name})"):
        if index[2]:
            unique.add(tuple(row[2] for row in vault._ledger.rows(f"PRAGMA index_info({index[1]})")))
    assert tuple(table.key) in unique


def test_every_table_is_tracked_or_known_not_to_be(vault):
    names = {row[0] for row in vault._ledger.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert names == {table.name for table in TABLES} | {"migration", "vault", "journal", "typing", "unrecorded"}
    strict = {row[1]: row[5] for row in vault._ledger.rows("PRAGMA table_list") if row[1] in names}
    assert set(strict.values()) == {1}
    assert len({table.number for table in TABLES}) == len(TABLES)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@given(data=st.data())
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_stored_comes_back_equal(vault, table, data):
    store = Store(vault._ledger, table)
    row = data.draw(rows_of(table))
    key = [getattr(row, name) for name in table.key]
    with vault.transaction("row stored"):
        store.put(row)
        store.put(row)
    assert store.get(*key) == row
    assert row in store.all()
    assert store.find(**dict(zip(table.key, key, strict=True))) == (row,)
    with vault.transaction("row removed"):
        assert store.delete(**dict(zip(table.key, key, strict=True))) == 1
    assert store.get(*key) is None


def test_the_check_holds_over_everything_stored(vault):
    for table in TABLES:
        with vault.transaction("row stored"):
            Store(vault._ledger, table).put(an_example(table))
    report = vault.check()
    assert report.sound
    assert report.rows == len(TABLES)


def an_example(table):
    fixed = {"one": 1, "handling": Handling.ON_RECORD, "level": 3, "unrated": None}
    if table.name == "kept_note":
        fixed["handling"] = Handling.PRIVATE
    hints = typing.get_type_hints(table.row)
    return table.row(**{name: fixed.get(name, plain(hints[name])) for name in table.columns})


def plain(hint):
    hint = getattr(hint, "__supertype__", hint)
    if typing.get_origin(hint) in UNIONS:
        return None
    if typing.get_origin(hint) is tuple:
        return ("Teaching",)
    if issubclass(hint, StrEnum):
        return next(iter(hint))
    return {str: "text", int: 1, bytes: b"bytes", datetime: NOON, date: NOON.date()}[hint]


def test_a_moment_in_another_zone_is_the_same_moment(vault):
    owner = Owner(
        name="Ines", signing_key=b"secret", certificate=b"c", receiving_key=bytes(32), card_number=1, card_pdf=b"%PDF"
    )
    with vault.transaction("owner named"):
        vault.owner.put(owner)
    assert vault.owner.get() == owner
    assert "secret" not in repr(owner)
    lisbon = NOON.astimezone(tz=None)
    contact = Contact(
        spki_sha256="ab" * 32,
        name="Abena",
        signing_key=b"s",
        receiving_key="age1x",
        card_number=1,
        trust=Trust.IMPORTED,
        card_pdf=b"",
        imported_at=lisbon,
    )
    with vault.transaction("contact imported"):
        vault.contacts.put(contact)
    assert vault.contacts.get("ab" * 32) == contact
    with vault.transaction("contact compared"):
        vault.contacts.put(dataclasses.replace(contact, trust=Trust.COMPARED, compared_at=NOON))
    assert [each.trust for each in vault.contacts.all()] == [Trust.COMPARED]


def note(number: int, text: str, handling=Handling.ON_RECORD) -> RecordNote:
    at = NOON + timedelta(minutes=number)
    return RecordNote(note_id=f"n{number}", at=at, text=text, handling=handling, competencies=("Teaching",), question=1)


def kept(number: int, text: str) -> KeptNote:
    terms = Terms(
        agreed_at=NOON,
        asked_by=AskedBy.CANDIDATE,
        may_know="nobody",
        until=date(2027, 1, 31),
        bears=Bearing.NOT_USED,
    )
    return KeptNote(
        note_id=f"k{number}",
        at=NOON + timedelta(minutes=number),
        text=text,
        handling=Handling.OFF_RECORD,
        competencies=("Teaching",),
        question=4,
        terms=terms,
    )


def test_a_scorecard_draft_is_what_was_written(vault):
    here = ("p" * 32, "C-01")
    assert vault.interviews.draft(*here) == DraftScorecard(panel_id=here[0], candidate=here[1], ratings={})
    with vault.transaction("scorecard written"):
        vault.interviews.put_note(*here, note(2, "alpha"))
        vault.interviews.put_note(*here, note(1, "beta", Handling.CHAIR_ONLY))
        vault.interviews.rate(*here, "Teaching", 3, NOON)
        vault.interviews.rate(*here, "Writing", Unrated.NO_EVIDENCE, NOON)
        vault.interviews.rate(*here, "Reading", 1, NOON)
        vault.interviews.rate(*here, "Reading", None, NOON)
        vault.interviews.judge(*here, recommendation=Recommendation.YES, summary="Calm.", at=NOON)
        vault.kept_notes.put(*here, kept(3, "stays"))
    assert vault.interviews.draft(*here) == DraftScorecard(
        panel_id=here[0],
        candidate=here[1],
        ratings={"Teaching": 3, "Writing": Unrated.NO_EVIDENCE},
        notes=(note(1, "beta", Handling.CHAIR_ONLY), note(2, "alpha")),
        recommendation=Recommendation.YES,
        summary="Calm.",
    )
    assert vault.interviews.draft(here[0], "C-02").notes == ()
    assert vault.kept_notes.notes(*here) == (kept(3, "stays"),)
    with vault.transaction("note removed"):
        assert vault.interviews.remove_note("n1")
        assert not vault.interviews.remove_note("n1")
        assert vault.kept_notes.remove("k3")
    assert vault.kept_notes.notes(*here) == ()
    assert vault.check().sound


def test_a_private_note_has_no_terms(vault):
    private = KeptNote(note_id="k9", at=NOON, text="ask again", handling=Handling.PRIVATE)
    with vault.transaction("note kept"):
        vault.kept_notes.put("p", "C-01", private)
    assert vault.kept_notes.notes("p", "C-01") == (private,)


def test_only_the_vault_itself_knows_the_store_of_notes_that_stay():
    importers = set()
    for source in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            module = getattr(node, "module", "") or ""
            if module == "app.vault.stores.kept" or (module == "app.vault.stores" and "kept" in names):
                importers.add(source.relative_to(ROOT / "app").as_posix())
    assert importers == {"vault/vault.py", "vault/tables.py"}


def typed(text: str) -> TypingDraft:
    return TypingDraft(
        panel_id="p", candidate="C-01", handling=Handling.OFF_RECORD, question=1, competencies=(), text=text, at=NOON
    )


def unrecorded(competency: str = "Care", reason: str = "half a reason") -> Unrecorded:
    return Unrecorded(panel_id="p", candidate="C-01", competency=competency, choice="4", reason=reason)


@pytest.mark.parametrize("field", [True, 1.5, ["list"], object()])
def test_a_field_that_no_column_can_hold_is_a_mistake_of_ours(field):
    with pytest.raises(TypeError):
        to_value(field)


def test_what_is_typed_about_one_candidate_leaves_the_others_as_they_are(vault):
    other = dataclasses.replace(typed("half a"), candidate="C-02")
    for draft in (other, typed("words")):
        vault.typing.save(draft)
    assert vault.typing.get("p", "C-02") == other
    vault.typing.clear("p", "C-01")
    assert vault.typing.get("p", "C-01") is None
    assert vault.typing.get("p", "C-02") == other
    assert vault.typing.get("q", "C-02") is None


def test_what_is_not_on_record_is_one_row_for_each_field_without_a_line(vault):
    decision, elsewhere = unrecorded(OF_THE_DECISION), dataclasses.replace(unrecorded(), panel_id="q", choice=None)
    for words in (unrecorded(reason="half"), unrecorded(), decision, elsewhere):
        vault.unrecorded.save(words)
    assert vault.unrecorded.of_panel("p") == (decision, unrecorded())
    assert vault.unrecorded.of_panel("q") == (elsewhere,)
    vault.unrecorded.clear("p", "C-01", OF_THE_DECISION)
    assert vault.unrecorded.of_panel("p") == (unrecorded(),)
    vault.unrecorded.clear_panel("p")
    assert (vault.unrecorded.of_panel("p"), vault.unrecorded.of_panel("q")) == ((), (elsewhere,))
    assert vault.counter == 1


def test_what_is_typed_is_one_row_without_a_line(vault):
    assert vault.typing.get("p", "C-01") is None
    for end in range(1, 6):
        vault.typing.save(typed("words"[:end]))
    assert vault.typing.get("p", "C-01") == typed("words")
    assert vault.counter == 1
    with vault.transaction("note entered"):
        vault.interviews.put_note("p", "C-01", note(1, "words"))
        vault.typing.clear("p", "C-01")
    assert vault.typing.get("p", "C-01") is None
    assert vault.counter == 2


def test_typing_is_kept_when_entering_fails(vault):
    vault.typing.save(typed("words"))
    with pytest.raises(KeyError), vault.transaction("note entered"):
        vault.typing.clear("p", "C-01") or {}["what fails after it"]
    assert vault.typing.get("p", "C-01") == typed("words")


def test_agreements_and_decisions_are_replaced_not_doubled(vault):
    agreed = Consensus(candidate="C-01", competency="Teaching", rating=3, reason="Two accounts agree.", at=NOON)
    decided = Decision(candidate="C-01", outcome=Outcome.OFFER, reason="Strongest.", at=NOON)
    with vault.transaction("committee decided"):
        vault.decisions.put_consensus("p", dataclasses.replace(agreed, rating=2))
        vault.decisions.put_consensus("p", agreed)
        vault.decisions.put_decision("p", decided)
    assert vault.decisions.consensus("p") == (agreed,)
    assert vault.decisions.decisions("p") == (decided,)
    with vault.transaction("agreement withdrawn"):
        assert vault.decisions.remove_consensus("p", "C-01", "Teaching")
    assert vault.decisions.consensus("p") == ()


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        ("SELECT * FROM received_seal WHERE panel_id = 'p' AND candidate = 'c'", "received_seal_by_panel"),
        ("SELECT * FROM received_seal WHERE digest = 'd' AND signer = 's'", "sqlite_autoindex_received_seal"),
        ("SELECT * FROM note WHERE panel_id = 'p' AND candidate = 'c'", "note_by_candidate"),
        ("SELECT * FROM contact WHERE spki_sha256 = 'x'", "sqlite_autoindex_contact"),
        ("SELECT * FROM candidate WHERE panel_id = 'p'", "sqlite_autoindex_candidate"),
        ("SELECT * FROM rating WHERE panel_id = 'p' AND candidate = 'c'", "sqlite_autoindex_rating"),
    ],
)
def test_point_reads_use_an_index(vault, sql, index):
    plan = " ".join(str(row[3]) for row in vault._ledger.rows("EXPLAIN QUERY PLAN " + sql))
    assert index in plan
    assert "SCAN" not in plan
