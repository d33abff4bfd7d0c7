"""Every refusal that the program can raise says three plain sentences, with its own facts filled in."""

import dataclasses
import importlib
import pkgutil
import string
import types
import typing
from pathlib import Path

import pytest

import app
from app.domain.errors import Problem, ValueRefused
from app.errors import SubRosaError
from app.sealing.errors import Reason, Refusal
from app.services.errors import ContactUnknown, WrongState
from app.vault.stores.memberships import MembershipState
from app.vault.stores.panels import PanelState
from app.wording import domain, tables
from app.wording.explain import explain
from app.wording.services import AFTER_STATE
from app.wording.words import UNEXPECTED

WITH_QT = ("app.ui", "app.boot")
NEVER = ("tamper-proof", "tamperproof", "unhackable", "zero knowledge", "zero-knowledge", "guarantee")
PROGRAMMERS_WORDS = ("traceback", "exception", "stack trace", "none", "null", "errno", "sqlite", "ioerror", "utf-8")
EXAMPLES = {str: "Example", int: 7, Path: Path("folder/file.pdf")}


def leaves():
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if not module.name.startswith(WITH_QT):
            importlib.import_module(module.name)
    found, waiting = set(), [SubRosaError]
    while waiting:
        kind = waiting.pop()
        children = kind.__subclasses__()
        waiting += children
        if not children and kind.__module__.startswith("app."):
            found.add(kind)
    return sorted(found, key=lambda kind: (kind.__module__, kind.__qualname__))


def examples(kind):
    """Instances of an error: one for each member of an enumeration among its fields, else one."""
    hints = typing.get_type_hints(kind)
    facts = [{}]
    for field in dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ():
        facts = [{**known, field.name: value} for known in facts for value in values_of(hints[field.name])]
    return [kind(**each) for each in facts]


def values_of(hint):
    hint = getattr(hint, "__value__", hint)
    if typing.get_origin(hint) is typing.Literal:
        return typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        return values_of(typing.get_args(hint)[0])
    if issubclass(hint, Problem | Reason):
        return tuple(hint)
    return (EXAMPLES[hint],)


LEAVES = leaves()
EVERY_ERROR = [error for kind in LEAVES for error in examples(kind)]


def name(value):
    return f"{type(value).__name__}-{value.code}" if isinstance(value, SubRosaError) else value.__name__


def test_the_walk_finds_the_rooms():
    rooms = {kind.__module__.split(".")[1] for kind in LEAVES}
    assert rooms >= {"domain", "services", "vault", "sealing", "crypto", "hardening", "documents"}


@pytest.mark.parametrize("kind", LEAVES, ids=name)
def test_it_has_words_of_its_own(kind):
    assert kind in tables.BY_KIND
    assert sum(kind in table for table in tables.TABLES) == 1, "its words stand in two tables"


@pytest.mark.parametrize("error", EVERY_ERROR, ids=name)
def test_its_sentences_are_whole_plain_and_honest(error):
    sentences = tables.sentences(error)
    fields = {field.name for field in dataclasses.fields(error)} if dataclasses.is_dataclass(error) else set()
    for sentence in sentences:
        assert {part[1] for part in string.Formatter().parse(sentence) if part[1]} <= fields
        assert sentence.strip() == sentence
        assert sentence.endswith((".", "?"))
        assert sentence[0].isupper()
        assert not [word for word in (*NEVER, *PROGRAMMERS_WORDS) if word in sentence.casefold().split()]
        assert not [phrase for phrase in NEVER if phrase in sentence.casefold()]
    words = explain(error)
    assert words.code == error.code
    assert words.code.startswith("SR-")
    assert "{" not in words.what + words.data + words.next
    assert sentences != UNEXPECTED


def test_a_code_means_one_thing():
    meanings = {(error.code, type(error), getattr(error, "reason", None)) for error in EVERY_ERROR}
    codes = [code for code, *_ in meanings]
    assert sorted(codes) == sorted(set(codes))


def test_every_problem_and_reason_has_words():
    assert domain.SAYINGS.keys() == set(Problem)
    assert {error.reason for error in EVERY_ERROR if isinstance(error, Refusal)} == set(Reason)


def test_every_state_has_its_next_step():
    assert AFTER_STATE.keys() == {state.value for kind in (PanelState, MembershipState) for state in kind}
    assert explain(WrongState(state="draft")).next != explain(WrongState(state="signed")).next
    assert "“draft”" in explain(WrongState(state="draft")).what


def test_a_line_is_named_only_when_there_is_one():
    from_file = ValueRefused(where="panel / date", problem=Problem.NOT_A_DATE, found="soon", line=8)
    typed = ValueRefused(where="note", problem=Problem.EMPTY)
    assert explain(from_file).what == "In line 8 (panel / date): “soon” is not a day."
    assert explain(typed).what == "At “note”: something must stand here."
    assert "line" not in explain(typed).what + explain(typed).data


def test_what_was_found_is_never_read_as_a_placeholder():
    error = ValueRefused(where="{line}", problem=Problem.UNKNOWN, found="{where.__class__}")
    assert explain(error).what == "At “{line}”: “{where.__class__}” is not one of the possibilities here."


def test_what_was_found_is_shown_as_one_short_line():
    what = explain(ValueRefused(where="note", problem=Problem.UNKNOWN, found="a\nb" + "x" * 500)).what
    assert what.startswith("At “note”: “a bxxx")
    assert len(what) < 150


def test_a_missing_contact_is_named_only_when_a_name_is_known():
    assert "“Ana”" in explain(ContactUnknown(name="Ana")).what
    assert "“" not in explain(ContactUnknown(name="")).what


def test_what_was_not_foreseen_gets_general_words_without_content():
    words = explain(ValueError("a candidate's name"))
    assert (words.what, words.code) == (UNEXPECTED[0], "SR-999")
    assert "candidate" not in words.what + words.data + words.next


def test_an_error_shows_its_code_and_never_its_content():
    error = ValueRefused(where="note", problem=Problem.TOO_LONG, found="a secret")
    assert str(error) == "SR-301 ValueRefused"


def test_no_two_errors_share_a_code():
    codes = [kind.code for kind in leaves() if isinstance(kind.__dict__.get("code"), str)]
    codes += [Refusal(reason=reason).code for reason in Reason]
    assert sorted(codes) == sorted(set(codes))
