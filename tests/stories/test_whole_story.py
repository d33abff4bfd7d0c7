"""What comes out of a whole panel holds in front of programs that are not ours."""

import hashlib
import json
import subprocess
from fractions import Fraction

import jsonschema
import pytest
from ruamel.yaml import YAML

from .conftest import ROOT, subrosa

ATTACHMENT = "--show-attachment=payload.age"


def output(*command, given=None, binary=False):
    done = subprocess.run(list(map(str, command)), input=given, capture_output=True, check=True)
    return done.stdout if binary else done.stdout.decode()


def opened(demo, path, tmp_path):
    """The inner file of a sealed card, by age alone and a key of the report."""
    candidate = next(row["candidate"] for row in demo.report["sealed"] if demo.path(row["path"]) == path)
    identity = next(row["identity"] for row in demo.report["opening_keys"] if row["candidate"] == candidate)
    key = tmp_path / "key.txt"
    key.write_text(identity + "\n")
    payload = output("qpdf", ATTACHMENT, path, binary=True)
    return output("age", "-d", "-i", key, given=payload, binary=True)


def test_everything_that_was_to_come_out_is_there(demo):
    people = 1 + len(demo.story["panelists"])
    assert len(demo.report["vaults"]) == people
    assert len(demo.sealed()) == len(demo.story["scorecards"])
    listed = [
        *(row["path"] for key in ("contact_cards", "packs", "acceptances", "sealed") for row in demo.report[key]),
        demo.report["minutes"]["path"],
        demo.report["minutes"]["opened"],
        demo.report["summary"]["path"],
    ]
    assert sorted(demo.path(name) for name in listed) == demo.pdfs()
    assert all(path.stat().st_size for path in demo.pdfs())
    assert demo.report["refused"] == []
    for word in (demo.report["panel"]["words"], "composite", "verify"):
        assert word in demo.said


def test_other_programs_find_every_file_signed_whole_and_clean(demo):
    for path in demo.pdfs():
        said = output("pdfsig", "-nocert", path)
        assert "Signature is Valid" in said, path
        assert "Total document signed" in said, path
        assert "No syntax or stream encoding errors" in output("qpdf", "--check", path), path


def test_ordinary_age_opens_a_card_and_finds_a_signed_file_inside(demo, tmp_path):
    path = demo.sealed()[0]
    inner = opened(demo, path, tmp_path)
    assert len(inner) == 256 * 1024
    inside = tmp_path / "inner.pdf"
    inside.write_bytes(inner)
    assert "Signature is Valid" in output("pdfsig", "-nocert", inside)
    manifest = json.loads(output("qpdf", "--show-attachment=manifest.json", inside))
    assert manifest["panel_digest"] == demo.report["panel"]["panel_digest"]


def test_the_receipt_is_the_digest_of_the_payload_and_the_cover_shows_it(demo, tmp_path):
    for row in demo.report["sealed"][:3]:
        payload = output("qpdf", ATTACHMENT, demo.path(row["path"]), binary=True)
        assert hashlib.sha256(payload).hexdigest() == row["digest"]
        picture = tmp_path / "cover"
        output("pdftoppm", "-r", "72", "-png", "-singlefile", demo.path(row["path"]), picture)
        assert f"SEAL1:{row['digest'].upper()}" in output("zbarimg", "-q", "--raw", f"{picture}.png")


def test_the_board_equals_a_calculation_by_hand(demo):
    for row in demo.report["board"]:
        cards = [card for card in demo.story["scorecards"] if str(card["candidate"]) == row["candidate"]]
        ratings = {}
        for card in cards:
            for competency, rating in card.get("ratings", {}).items():
                if isinstance(rating, int):
                    ratings.setdefault(competency, []).append(rating)
        weights = dict.fromkeys(ratings, 1) | demo_weights(demo)
        total = sum(weights[name] for name in ratings)
        composite = sum(weights[name] * Fraction(sum(each), len(each)) for name, each in ratings.items()) / total
        assert row["composite"] == f"{round(composite * 10**6) / 10**6:.6f}"


def demo_weights(demo):
    kit = demo.story["kit"]
    if isinstance(kit, dict):
        return {each["name"]: each.get("weight", 1) for each in kit["competencies"]}
    path, _, section = kit.partition("#")
    if section:
        return {}
    values = YAML(typ="safe", pure=True).load((ROOT / "resources/stories" / path).read_text("utf-8"))
    return {each["name"]: each.get("weight", 1) for each in values["kit"]["competencies"]}


def test_no_name_of_a_candidate_and_no_word_of_a_note_is_outside(demo):
    names = [candidate["name"] for candidate in demo.story["candidates"]]
    notes = demo.texts("on the record", "chair only", "off the record", "private")
    outside = [*demo.sealed(), *demo.folder.rglob("*.rosa"), *demo.folder.rglob("*.json")]
    for path in outside:
        if path.name == "report.json":
            continue
        data = path.read_bytes()
        for text in (*names, *notes):
            assert not any(form in data for form in spellings(text)), path
    for path in demo.folder.rglob("*"):
        assert not any(name in str(path) for name in names)


def spellings(text):
    return (text.encode(), text.encode("utf-16-be"), text.encode("utf-16-le"))


def test_words_that_must_stay_are_in_nothing_that_left_opened_or_not(demo, tmp_path):
    staying = demo.texts("off the record", "private")
    assert staying
    for path in demo.sealed():
        inner = opened(demo, path, tmp_path)
        inside = tmp_path / "inner.pdf"
        inside.write_bytes(inner)
        read = output("pdftotext", inside, "-") + output("qpdf", "--show-attachment=manifest.json", inside)
        assert not any(text[:24] in " ".join(read.split()) for text in staying)
    for name in (demo.report["summary"]["path"], demo.report["minutes"]["path"]):
        read = output("pdftotext", demo.path(name), "-") + output(
            "qpdf", "--show-attachment=manifest.json", demo.path(name)
        )
        for text in (*staying, *demo.texts("chair only")):
            assert text[:24] not in " ".join(read.split())


@pytest.mark.parametrize("place", [40, 2_000, 100_000, 288_000, -200, -2])
def test_one_changed_byte_is_refused(demo, tmp_path, place):
    data = bytearray(demo.sealed()[0].read_bytes())
    data[place] ^= 1
    altered = tmp_path / "altered.pdf"
    altered.write_bytes(data)
    done = subrosa("verify", "--json", altered)
    assert done.returncode == 1
    assert json.loads(done.stdout)[0]["verdict"] == "refused"
    assert json.loads(done.stdout)[0]["code"].startswith("SR-2")


def test_verify_says_what_each_file_is_and_whom_it_trusts(demo):
    card = demo.path(demo.report["contact_cards"][0]["path"])
    done = subrosa("verify", "--json", "--trust", card, *demo.pdfs())
    rows = json.loads(done.stdout)
    assert done.returncode == 0
    assert [row["file"] for row in rows] == [str(path) for path in demo.pdfs()]
    chair = demo.report["contact_cards"][0]["words"]
    assert all((row["trust"] == "known") == (row["signer"]["words"] == chair) for row in rows)
    assert {row["kind"] for row in rows} == {"contact", "pack", "acceptance", "scorecard", "minutes", "summary"}


def test_the_sheet_and_every_check_are_there_on_the_command_line(demo):
    vault = demo.path(demo.report["vaults"][0]["path"])
    passphrase = demo.report["vaults"][0]["passphrase"].encode() + b"\n"
    sheet = json.loads(subrosa("recovery", vault, "--passphrase-fd", 0, "--json", given=passphrase).stdout)
    assert (len(sheet["key"]), len(sheet["salt"]), len(sheet["words"].split())) == (64, 32, 24)
    assert vault.read_bytes()[:16].hex() == sheet["salt"]
    checked = subrosa("check", vault, "--passphrase-fd", 0, "--json", given=passphrase)
    assert (checked.returncode, json.loads(checked.stdout)["sound"]) == (0, True)


def test_the_report_is_what_its_schema_says(demo):
    schema = json.loads((ROOT / "resources/schemas/report.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(demo.report, schema)


def test_a_folder_with_something_in_it_is_wrong_use(demo):
    done = subrosa("demo", "--out", demo.folder)
    assert done.returncode == 2
    assert b"SR-513" in done.stderr


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("code: C-01", "kode: C-01"),
        ("candidate: C-01", "candidate: C-99"),
        ("recommendation: yes", "recommendation: maybe"),
    ],
)
def test_a_story_with_something_unknown_is_one_error_with_its_line_and_nothing_is_written(tmp_path, old, new):
    text = SAMPLE_STORY.replace(old, new, 1)
    assert text != SAMPLE_STORY
    story = tmp_path / "story.yaml"
    story.write_text(text, "utf-8")
    done = subrosa("demo", "--story", story, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert b"line" in done.stderr
    assert not (tmp_path / "out").exists()


SAMPLE_STORY = """\
panel: {code: X-1, title: Porter, date: 2026-11-20}
kit:
  name: Small
  scale: [a, b, c]
  competencies:
    - {name: Care, definition: Looks twice., anchors: {1: x, 2: y, 3: z}}
chair: {name: Ada}
panelists: [{name: Bo}]
candidates: [{code: C-01, name: Cy}]
scorecards:
  - {panelist: Bo, candidate: C-01, ratings: {Care: 2}, recommendation: yes, summary: Fine.}
"""
