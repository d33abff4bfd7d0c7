"""Kits are imported as they stand or refused with a line, and written with what is missing in sight."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.kit import MOST_COMPETENCIES, MOST_QUESTIONS, Kit
from app.services import chaired_panels
from app.services.kit_drafts import list_kit_texts, sample_kits
from app.services.kits import list_kits
from app.ui.kits.editor_page import KitEditorPage
from app.ui.kits.page import KitsPage
from app.ui.widgets.confirmation import Confirmation

LIBRARY = """
engineering:
  - competency: Response
    definition: Acts in order.
    levels:
      - {proficiency: Familiar, definition: Follows.}
      - {proficiency: Able, definition: Leads.}
      - {proficiency: Master, definition: Teaches.}
design:
  - competency: Sketching
    definition: Draws first.
    levels:
      - {proficiency: Low, definition: Rarely.}
      - {proficiency: Mid, definition: Often.}
      - {proficiency: High, definition: Always.}
"""


@pytest.fixture
def session(chair_after):
    return chair_after("issue")


@pytest.fixture
def page(show, session, runner):
    made = KitsPage(session, runner)
    made.arrive(None)
    return show(made, 1085, 730)


@pytest.fixture
def editor(show, session, runner):
    made = KitEditorPage(session, runner)
    made.arrive(None)
    return show(made, 1085, 730)


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def go_on():
    """Answer the one question that stands open."""
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, Confirmation)]
    dialog.act.click()


def names(session):
    return [(kit.name, kit.version) for kit in list_kits(session)]


def test_the_samples_are_there_for_one_press(page, session, settled):
    page.add_samples()
    settled()
    assert {kit.name for kit in sample_kits()} <= {name for name, _ in names(session)}
    assert not page.shelf.samples.isVisible()


def test_a_kit_that_a_panel_goes_by_stays_and_the_panel_opens_as_before(page, session, panel_of, settled):
    page.shelf.tell_remove()
    go_on()
    settled()
    assert "A panel goes by this kit." in said(page.message)
    panel, _ = chaired_panels.panel_of(session, panel_of(session))
    assert names(session) == [(panel.kit.name, panel.kit.version)]


def test_a_kit_that_no_panel_goes_by_is_removed(page, session, settled):
    before = names(session)
    page.add_samples()
    settled()
    added = [kit for kit in list_kits(session) if (kit.name, kit.version) not in before]
    for kit in added:
        page.remove(kit)
    settled()
    assert added
    assert names(session) == before


def test_nothing_is_thrown_away_before_it_was_asked_for_twice(editor, page, session, settled):
    """Once what had been written for an hour was gone with one press, beside the one that goes on writing."""
    write(editor)
    editor.leave()
    settled()
    page.shelf.tell_discard()
    settled()
    assert list_kit_texts(session)
    go_on()
    settled()
    assert not list_kit_texts(session)
    kept = names(session)
    page.shelf.tell_remove()
    settled()
    assert names(session) == kept
    assert not page.message.isVisible()


def test_a_library_asks_for_its_section(page, session, settled, tmp_path):
    path = tmp_path / "library.yml"
    path.write_text(LIBRARY, "utf-8")
    page.read(path)
    settled()
    assert page.choice.isVisible()
    page.choice.sections.setCurrentText("design")
    page.choice.take()
    settled()
    assert ("Design", 1) in names(session)
    assert not page.choice.isVisible()


def test_a_kit_with_an_unknown_key_is_refused_with_words_and_nothing_is_kept(page, session, settled, tmp_path):
    path = tmp_path / "kit.yaml"
    path.write_text("name: X\nscale: [a, b, c]\ncompetencies: []\nsurprise: 1\n", "utf-8")
    before = names(session)
    page.read(path)
    settled()
    assert "SR-301" in said(page)
    assert names(session) == before


def test_a_file_that_is_gone_is_said_in_words(page, settled):
    page.read(Path("/nowhere/kit.yaml"))
    settled()
    assert "cannot be read" in said(page)


def test_the_chosen_kit_stands_at_a_glance(page):
    words = said(page)
    assert "Says what went wrong." in words
    assert "weight 1 · must meet 3" in words


def test_a_new_kit_says_what_is_missing(editor):
    words = said(editor)
    assert "The kit needs a name." in words
    assert "describe behaviour at level 5" in words
    assert not editor.keep.isEnabled()


def write(editor):
    form = editor.form
    form.name.setText("Front desk")
    competency = form.competencies[0]
    competency.name.setText("Welcome")
    competency.definition.setPlainText("Greets.")
    for level in (1, 3, 5):
        competency.anchors[level - 1].setPlainText(f"At {level}.")
    form.questions[0].words.setPlainText("Tell us about a guest.")
    form.questions[0].probes.setPlainText("Who?\n\nWhen?")
    form.questions[0].minutes.setValue(7)
    form.follow_names()


def test_a_whole_kit_is_kept_and_no_longer_written(editor, session, qtbot, settled):
    write(editor)
    qtbot.waitUntil(lambda: bool(list_kit_texts(session)), timeout=10_000)
    settled()
    assert editor.keep.isEnabled()
    with qtbot.waitSignal(editor.wanted, timeout=10_000) as went:
        editor.keep.click()
    assert went.args[0] == "kits"
    (kit,) = [kit for kit in list_kits(session) if kit.name == "Front desk"]
    assert (kit.version, kit.questions[0].probes, kit.questions[0].minutes) == (1, ("Who?", "When?"), 7)
    assert not list_kit_texts(session)


def test_another_weight_asks_for_its_reason(editor):
    write(editor)
    editor.form.competencies[0].weight.setValue(2)
    assert "another weight than 1 has its reason" in said(editor)
    assert not editor.keep.isEnabled()
    editor.form.competencies[0].reason.setText("Half of the work.")
    editor.form.competencies[0].tell()
    assert editor.keep.isEnabled()


def test_changing_a_kept_kit_makes_the_next_version_and_leaves_the_old(editor, session, settled):
    (kit,) = list_kits(session)
    assert isinstance(kit, Kit)
    editor.arrive(kit)
    assert "version 2" in editor.subtitle()
    editor.form.competencies[0].definition.setPlainText("Acts in another order.")
    editor.keep_now()
    settled()
    assert names(session) == [("Night desk", 1), ("Night desk", 2)]
    assert list_kits(session)[0] == kit


@pytest.mark.parametrize("levels", ["3", "7"])
def test_scales_of_three_to_seven_levels_have_their_anchors(editor, levels):
    write(editor)
    editor.form.scale.count.set_value(levels)
    editor.form.scale.resize_scale(levels)
    assert len(editor.form.competencies[0].anchors) == int(levels)
    assert editor.form.competencies[0].anchors[0].text() == "At 1."


def test_a_question_follows_the_names_of_competencies(editor):
    write(editor)
    (box,) = editor.form.questions[0]._boxes
    box.setChecked(True)
    assert editor.form.value().questions[0].competencies == ("Welcome",)
    editor.form.competencies[0].name.setText("Greeting")
    editor.form.follow_names()
    assert [each.objectName() for each in editor.form.questions[0]._boxes] == ["Greeting"]
    assert editor.form.value().questions[0].competencies == ("Greeting",)


def test_what_a_question_asks_about_stays_while_a_name_is_written_anew(editor, qtbot):
    write(editor)
    form = editor.form
    form.append_competency()
    form.competencies[1].name.setText("Calm")
    form.follow_names()
    boxes = form.questions[0]._boxes
    boxes[1].setChecked(True)
    line = form.competencies[1].name
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert boxes[1].isHidden()
    qtbot.keyClicks(line, "Welcome and patience")
    assert form.value().questions[0].competencies == ("Welcome and patience",)
    form.competencies[0].tell_dropped()
    assert form.value().questions[0].competencies == ("Welcome and patience",)


def test_anchors_come_back_with_their_levels(editor):
    write(editor)
    for levels in ("3", "4", "5"):
        editor.form.scale.count.set_value(levels)
        editor.form.scale.resize_scale(levels)
    assert [box.text() for box in editor.form.competencies[0].anchors] == ["At 1.", "", "At 3.", "", "At 5."]


def test_a_kit_is_kept_once_however_often_it_is_asked_for(editor, session, settled):
    write(editor)
    editor.keep_now()
    editor.keep_now()
    assert not editor.form.isEnabled()
    settled()
    assert [version for name, version in names(session) if name == "Front desk"] == [1]


def test_what_was_being_written_comes_back(editor, session, qtbot, settled, show, runner):
    write(editor)
    qtbot.waitUntil(lambda: bool(list_kit_texts(session)), timeout=10_000)
    settled()
    page = show(KitsPage(session, runner))
    page.arrive(None)
    (text,) = page.shelf.texts.rows
    assert text == editor.form.value()
    again = show(KitEditorPage(session, runner))
    again.arrive(text)
    assert again.form.value() == text


def test_whoever_comes_back_before_the_worker_is_done_goes_on_with_what_they_wrote(
    editor, page, session, busy, settled
):
    """Once the list and the editor read what the vault still held, and the next letter wrote that over the rest."""
    write(editor)
    old = replace(editor.form.value(), name="Fr")
    editor.leave()
    editor.arrive(None)
    editor.arrive(old)
    assert editor.form.name.text() == "Front desk"
    busy.set()
    settled()
    assert [text.name for text in list_kit_texts(session)] == ["Front desk"]
    assert [text.name for text in page.shelf.texts.rows] == ["Front desk"]
    page.shelf.text_list.choose_again(old, "draft_id")
    assert page.shelf.text_list.current() == editor.form.value()
    editor.arrive(old)
    assert editor.form.name.text() == "Front desk"


def test_a_level_that_must_be_met_comes_back_with_its_scale(editor):
    """Once the anchors of the higher levels came back, and nobody said that the level was none any more."""
    write(editor)
    competency, count = editor.form.competencies[0], editor.form.scale
    competency.must_meet.setCurrentIndex(5)
    for levels in ("3", "4", "5"):
        count.count.set_value(levels)
        count.resize_scale(levels)
    assert competency.value().must_meet == 5
    count.count.set_value("3")
    count.resize_scale("3")
    competency.must_meet.activated.emit(0)
    count.count.set_value("5")
    count.resize_scale("5")
    assert competency.value().must_meet is None


def test_a_key_that_is_held_adds_no_more_than_a_kit_has(editor):
    for _ in range(MOST_COMPETENCIES + 2):
        editor.form.append_competency()
    for _ in range(MOST_QUESTIONS + 2):
        editor.form.append_question()
    assert (len(editor.form.competencies), len(editor.form.questions)) == (MOST_COMPETENCIES, MOST_QUESTIONS)
    editor.arrive(None)
    editor.form.append_competency()
    editor.form.append_question()
    assert (len(editor.form.competencies), len(editor.form.questions)) == (2, 2)
