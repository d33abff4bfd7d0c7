"""What ships as prompts and tripwires is read, speaks where it should, and a spoilt file is one plain refusal."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.domain.fairness import Characteristic
from app.resources import RESOURCES
from app.services import tripwires
from app.services.errors import FileUnreadable
from app.services.fairness import fairness_rules, prompts_for
from app.services.kit_file import read_kit_file
from app.services.story_file import read_story_file
from app.services.tripwires import Duty, tripwires_in

EXAMPLES = json.loads((Path(__file__).parent / "data/tripwire_examples.json").read_text("utf-8"))
SPEAKING = [(each["duty"], text) for each in EXAMPLES.values() for text in each["speaks"]]
SILENT = [text for each in EXAMPLES.values() for text in each["silent"]]


def our_own_words():
    for path in sorted((RESOURCES / "kits").glob("*.yaml")):
        kit = read_kit_file(path)
        for competency in kit.competencies:
            yield from (competency.name, competency.definition, *(anchor.text for anchor in competency.anchors))
        for question in kit.questions:
            yield from (question.text, *question.probes)
    story = read_story_file(RESOURCES / "stories/sample-panel.yaml", today=date(2026, 11, 21))
    for card in story.cards:
        yield from (card.summary, *(note.text for note in card.notes))
    yield from (each.reason for each in (*story.consensus, *story.decisions))


def test_prompts_come_from_the_shipped_rules():
    (prompt,) = prompts_for("Seems too old for nights.")
    assert (prompt.phrase, prompt.characteristic) == ("too old", Characteristic.AGE)


def test_our_own_kits_and_story_pass_our_own_prompts():
    assert [(text, prompts_for(text)) for text in our_own_words() if prompts_for(text)] == []


def test_tripwires_miss_nothing_and_give_no_false_alarm_on_the_measured_set(capsys):
    missed = [(duty, text) for duty, text in SPEAKING if duty not in {wire.duty for wire in tripwires_in(text)}]
    false_alarms = [(text, tripwires_in(text)) for text in SILENT if tripwires_in(text)]
    with capsys.disabled():
        measured = f"{len(missed)} of {len(SPEAKING)} missed, {len(false_alarms)} of {len(SILENT)} false alarms"
        print(f"\ntripwires: {measured}")  # noqa: T201 - a measurement for whoever runs it
    assert (missed, false_alarms) == ([], [])


def test_every_duty_has_a_notice_and_phrases():
    assert {wire.duty for _, text in SPEAKING for wire in tripwires_in(text)} == set(Duty)
    assert all(wire.notice.endswith(".") for _, text in SPEAKING for wire in tripwires_in(text))


def test_a_tripwire_says_where():
    text = "Off the record: the lead bullies juniors, and money was stolen."
    wires = tripwires_in(text)
    assert [text[wire.start : wire.end] for wire in wires] == [wire.phrase for wire in wires] == ["bullies", "stolen"]
    assert [wire.duty for wire in wires] == [Duty.HARASSMENT, Duty.UNLAWFUL_ACTS]


@pytest.mark.parametrize("spoilt", ["", "[]", '{"rules": 1}', '{"rules": [{}]}', '{"phrases": [], "notices": {}}'])
def test_a_spoilt_file_of_rules_is_one_refusal(tmp_path, spoilt):
    path = tmp_path / "rules.json"
    path.write_text(spoilt, "utf-8")
    with pytest.raises(FileUnreadable):
        fairness_rules(path)
    with pytest.raises(FileUnreadable):
        tripwires._duties(path)


def test_a_missing_file_of_rules_is_one_refusal(tmp_path):
    with pytest.raises(FileUnreadable):
        fairness_rules(tmp_path / "absent.json")
