"""The board shows every rating alone, hides names, goes by keys, and records what was agreed beside what was scored."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel

from app.analysis.agreement import Agreement
from app.analysis.board import make_board
from app.services.committee import read_committee
from app.services.unrecorded import read_unrecorded
from app.ui.board.board_delegate import as_many_as_fit
from app.ui.board.board_view import CompositeView, HeatView
from app.ui.board.board_words import OpenedBoard, agreement_line, seal_chips
from app.ui.board.page import BoardPage
from app.ui.models import ROW_ROLE
from app.ui.theme import theme


@pytest.fixture
def session(chair_after):
    return chair_after("open")


@pytest.fixture
def page(show, session, runner, panel_of, settled):
    made = show(BoardPage(session, runner), 1085, 730)
    made.arrive(panel_of(session))
    settled()
    return made


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def cell(page, row, column):
    return page.body.model.index(row, column).data(ROW_ROLE)


def test_numbers_are_those_of_a_calculation_by_hand(page):
    first = cell(page, 0, 0)
    assert isinstance(first, HeatView)
    assert (first.candidate, first.mean, first.ratings, first.marked) == ("C-01", "3.5", "5 · 2", True)
    composite = cell(page, 0, 2)
    assert isinstance(composite, CompositeView)
    assert (composite.value, composite.range, composite.warning) == ("3.8", "3.0–4.5", "")
    second = cell(page, 1, 1)
    assert (second.mean, second.ratings, second.marked) == ("2.0", "2 · ne", False)
    assert cell(page, 1, 2).warning == "must-meet failed"


def test_ratings_that_do_not_fit_end_in_an_ellipsis(qapp):  # noqa: ARG001 - fonts need it
    ratings = " · ".join("123412341234")
    wide = QFontMetricsF(theme.font("cell-small")).horizontalAdvance(ratings)
    assert as_many_as_fit(ratings, wide, 1.0) == ratings
    shorter = as_many_as_fit(ratings, wide / 2, 1.0)
    assert shorter.startswith("1 · 2 · 3 · ")
    assert shorter.endswith(" · …")
    assert QFontMetricsF(theme.font("cell-small")).horizontalAdvance(shorter) <= wide / 2
    assert as_many_as_fit(ratings, 1.0, 1.0) == "1 · …"


def test_a_screen_reader_hears_the_whole_cell(page):
    spoken = page.body.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "C-01, Response, mean 3.5; ratings 5, 2; ratings differ by two or more"


def test_one_card_has_one_signature(session, panel_of):
    committee = read_committee(session, panel_of(session))
    cards = dict([next(iter(committee.cards.items()))])
    (signatures, _), *_ = seal_chips(
        OpenedBoard(committee=replace(committee, cards=cards), opened_at=None, unrecorded=())
    )
    assert signatures == "✓ 1 signature valid, panel words match"


def test_names_stay_hidden_until_revealed_and_go_again(page):
    hidden = said(page)
    assert "Panelist" not in hidden or "Abena" not in hidden
    assert "Mara" not in hidden
    page.toggle_names()
    assert "Mara Lindqvist" in said(page)
    assert page.body.model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.UserRole) == "Mara Lindqvist"
    page.toggle_names()
    assert "Mara" not in said(page)
    assert not page.body.model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.UserRole)


def test_arrows_go_from_cell_to_cell_and_the_evidence_follows(page, qtbot):
    page.body.table.setFocus()
    assert "Stopped the storm first." in said(page.body.evidence)
    qtbot.keyClick(page.body.table, Qt.Key.Key_Right)
    assert "Named the own mistake." in said(page.body.evidence)
    qtbot.keyClick(page.body.table, Qt.Key.Key_Down)
    assert "C-02 · Candour" in said(page.body.evidence)


def test_a_rating_without_evidence_says_ask_first(page):
    assert "Rated without evidence · ask first" in said(page.body.evidence)


def test_order_by_composite_puts_the_highest_first_and_keeps_the_cell(page):
    page.body.table.choose(page.body.model.index(1, 1))
    before = page.body.table.currentIndex().data(ROW_ROLE)
    page.change_order()
    assert [row.code for row in page.body.model.rows] == ["C-01", "C-02"]
    assert page.body.table.currentIndex().data(ROW_ROLE) == before
    assert "ordered by composite" in page.subtitle()


def test_consensus_by_keys_alone_stands_beside_the_ratings(page, qtbot, session, settled):
    page.body.table.setFocus()
    qtbot.keyClick(page.body.table, Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_4)
    reason = QApplication.focusWidget()
    qtbot.keyClicks(reason, "3 of us saw it")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    settled()
    committee = read_committee(session, page.panel_id)
    agreed = committee.consensus["C-01", "Response"]
    assert (agreed.rating, agreed.reason) == (4, "3 of us saw it")
    shown = cell(page, 0, 0)
    assert (shown.agreed, shown.mean, shown.ratings) == ("4", "3.5", "5 · 2")
    assert page.body.table.hasFocus()
    page.withdraw("C-01", "Response")
    settled()
    assert not cell(page, 0, 0).agreed


def test_a_digit_in_a_cell_chooses_the_consensus_and_asks_why(page, qtbot):
    assert page.body.table.hasFocus()
    qtbot.keyClick(page.body.table, Qt.Key.Key_9)
    assert page.body.table.hasFocus()
    qtbot.keyClick(page.body.table, Qt.Key.Key_4)
    card = page.body.evidence.consensus
    assert card.levels.value() == "4"
    assert card.reason.hasFocus()
    qtbot.keyClicks(card.reason, "3 of 5")
    assert (card.levels.value(), card.reason.text()) == ("4", "3 of 5")
    qtbot.keyClick(card.reason, Qt.Key.Key_Escape)
    assert page.body.table.hasFocus()


def test_what_was_typed_and_not_recorded_waits_in_its_cell(page, qtbot, session, settled):
    card = page.body.evidence.consensus
    qtbot.keyClick(page.body.table, Qt.Key.Key_4)
    qtbot.keyClicks(card.reason, "half a thought")
    qtbot.keyClick(card.reason, Qt.Key.Key_Escape)
    qtbot.keyClick(page.body.table, Qt.Key.Key_Down)
    assert card.typed() == (None, "")
    qtbot.keyClick(page.body.table, Qt.Key.Key_Up)
    assert card.typed() == ("4", "half a thought")
    card.record()
    settled()
    assert read_committee(session, page.panel_id).consensus["C-01", "Response"].reason == "half a thought"
    page.withdraw("C-01", "Response")
    settled()
    assert card.typed() == (None, "")


def test_what_was_typed_and_not_recorded_outlasts_the_program(show, page, qtbot, session, runner, settled):
    card = page.body.evidence.consensus
    qtbot.keyClick(page.body.table, Qt.Key.Key_4)
    qtbot.keyClicks(card.reason, "half a thought")
    page.leave()
    settled()
    again = show(BoardPage(session, runner), 1085, 730)
    again.arrive(page.panel_id)
    settled()
    card = again.body.evidence.consensus
    assert card.typed() == ("4", "half a thought")
    assert card._record.isEnabled()
    assert card._state.text() == "Not recorded yet"
    card.record()
    again.leave()
    settled()
    assert read_unrecorded(session, page.panel_id) == ()


def test_what_was_refused_or_withdrawn_is_in_the_vault_as_it_is_in_the_cell(page, qtbot, session, settled):
    card = page.body.evidence.consensus
    qtbot.keyClick(page.body.table, Qt.Key.Key_4)
    card.reason.setText("w" * 20_001)
    card.record()
    settled()
    page.leave()
    settled()
    (words,) = read_unrecorded(session, page.panel_id)
    assert (words.candidate, words.competency, words.choice, len(words.reason)) == ("C-01", "Response", "4", 20_001)
    card.reason.setText("3 of us saw it")
    card.record()
    settled()
    card.reason.setText("3 of us heard it")
    card.withdraw()
    settled()
    page.leave()
    settled()
    assert read_unrecorded(session, page.panel_id) == ()
    assert card.typed() == (None, "")


def test_of_two_agreements_the_refused_one_waits_in_its_cell_and_the_other_is_on_record(page, session, settled):
    """Both were asked for before the first was answered: the second was said to be unrecorded for ever."""
    card = page.body.evidence.consensus
    first, second = page.body.model.index(0, 0), page.body.model.index(1, 0)
    for place, reason in ((first, "w" * 20_001), (second, "3 of us saw it")):
        page.body.table.choose(place)
        card.choose(4)
        card.reason.setText(reason)
        card.record()
    settled()
    page.leave()
    settled()
    assert [words.candidate for words in read_unrecorded(session, page.panel_id)] == ["C-01"]
    page.body.table.choose(first)
    assert card.typed() == ("4", "w" * 20_001)
    assert card._state.text() == "Not recorded yet"
    page.body.table.choose(second)
    assert card.typed() == ("4", "3 of us saw it")
    assert card._state.text().startswith("Recorded ")


def test_what_is_typed_back_as_it_was_is_no_longer_called_unrecorded(page, settled):
    card = page.body.evidence.consensus
    card.choose(4)
    card.reason.setText("3 of us saw it")
    assert card._state.text() == "Not recorded yet"
    card.record()
    settled()
    card.reason.setText("3 of us saw it, I")
    assert card._state.text() == "Not recorded yet"
    card.reason.setText("3 of us saw it")
    assert card._state.text().startswith("Recorded ")


def test_a_board_of_another_kit_begins_at_its_first_cell(page, session):
    """The evidence of the panel before stood there, and what was typed below it went nowhere."""
    page.body.table.choose(page.body.model.index(0, 1))
    committee = read_committee(session, page.panel_id)
    kit = replace(committee.panel.kit, competencies=committee.panel.kit.competencies[:1])
    panel = replace(committee.panel, kit=kit, block=replace(committee.panel.block, kit_hash=kit.hash))
    seats = [seat.key_digest for seat in panel.block.panelists]
    board = make_board(kit, [place.code for place in panel.block.candidates], seats, {}, frozenset())
    other = replace(committee, panel=panel, board=board)
    page.body.show_board(OpenedBoard(committee=other, opened_at=None, unrecorded=()))
    assert page.body.evidence._title.text() == "C-01 · Response"


def test_a_consensus_needs_its_reason(page, session, settled):
    card = page.body.evidence.consensus
    card.levels.set_value("4")
    card.show_readiness()
    assert not card._record.isEnabled()
    card.record()
    settled()
    assert not read_committee(session, page.panel_id).consensus


def test_notes_for_the_chair_are_covered_until_asked_for(page):
    notes = page.body.evidence._notes
    assert notes.isVisible()
    assert "Asks for a quiet room." not in said(notes)
    notes.toggle()
    assert "Asks for a quiet room." in said(notes)
    page.body.table.choose(page.body.model.index(0, 1))
    assert "Asks for a quiet room." not in said(notes)


def test_a_note_on_no_competency_stands_beside_every_cell_of_its_candidate(page):
    notes = page.body.evidence._further
    for column in (0, 1):
        page.body.table.choose(page.body.model.index(0, column))
        assert notes.isVisible()
        assert "Panelist A" in said(notes)
        assert "Drew the whole site from memory." in said(notes)
    page.body.table.choose(page.body.model.index(1, 0))
    assert not notes.isVisible()


def test_agreement_stands_with_its_counts_once_it_is_computed(page, qtbot):
    agreement = page.body._agreement
    assert "ratings differ by 2 or more" in agreement.text()
    qtbot.waitUntil(lambda: "2 candidates, 2 raters: too few to judge raters" in agreement.text(), timeout=20_000)
    assert "ratings differ by 2 or more" in agreement.text()


def test_candidates_stay_in_sight_when_the_board_scrolls_sideways(page):
    page.resize(420, 730)
    bar = page.body.table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert page.body.table.verticalHeader().isVisible()
    assert page.body.table.verticalHeader().x() <= 1


def test_at_200_percent_the_evidence_lies_below(page, qtbot):
    theme.set_zoom(2.0)
    page.resize(1152, 620)
    qtbot.waitUntil(lambda: page.body.evidence.y() > page.body.table.y())
    assert page.width() == 1152


def test_before_the_opening_nothing_can_be_read(show, chair_after, runner, panel_of, settled):
    session = chair_after("collect")
    page = show(BoardPage(session, runner))
    page.arrive(panel_of(session))
    settled()
    assert "Nothing can be read yet" in said(page)
    assert not page._reveal.isEnabled()


def test_every_control_has_a_name(page):
    todo, nameless = [QAccessible.queryAccessibleInterface(page)], []
    while todo:
        node = todo.pop()
        state = node.state()
        if state.focusable and not state.invisible and not node.text(QAccessible.Text.Name):
            nameless.append(node.role())
        todo.extend(child for i in range(node.childCount()) if (child := node.child(i)) is not None)
    assert not nameless


def test_where_room_is_short_the_evidence_gives_way_before_the_composite_does(page, monkeypatch):
    beside = page.body.evidence.width()
    assert page.body.table.wanted_width() + beside <= page.body.width()
    monkeypatch.setattr(page.body.table, "wanted_width", lambda: page.body.width() - beside + 1)
    page.body.reflow()
    assert page.body.evidence.maximumWidth() < beside


def test_a_reason_with_a_space_behind_it_is_recorded_and_said_to_be(page, qtbot, settled):
    card = page.body.evidence.consensus
    qtbot.keyClick(page.body.table, Qt.Key.Key_4)
    qtbot.keyClicks(card.reason, "3 of us saw it ")
    qtbot.keyClick(card.reason, Qt.Key.Key_Return)
    settled()
    assert "Recorded" in card._state.text()


def test_a_reason_that_was_refused_waits_in_its_cell(page, qtbot, settled):
    card = page.body.evidence.consensus
    qtbot.keyClick(page.body.table, Qt.Key.Key_4)
    card.reason.setText("w" * 20_001)
    card.record()
    settled()
    assert page._message.isVisible()
    page.body.table.choose(page.body.model.index(1, 0))
    page.body.table.choose(page.body.model.index(0, 0))
    assert card.typed() == ("4", "w" * 20_001)


@pytest.mark.parametrize(
    ("alpha", "interval", "people", "words"),
    [
        (None, None, (0, 0), "Agreement: not defined · 0 candidates, 0 raters: too few to judge raters. "),
        (0.0, None, (1, 2), "Agreement: Krippendorff's alpha 0.00 · 1 candidate, 2 raters: too few to judge raters. "),
        (
            0.5,
            (-0.25, 1.0),
            (12, 4),
            "Agreement: Krippendorff's alpha 0.50, 95% \u2066\u22120.25 to 1.00\u2069 · 12 candidates, 4 raters. ",
        ),
    ],
)
def test_agreement_is_said_as_the_summary_prints_it_also_where_it_has_no_interval(alpha, interval, people, words):
    candidates, raters = people
    result = Agreement(alpha=alpha, interval=interval, units=1, candidates=candidates, raters=raters, icc=None)
    assert agreement_line(result)[0].text == words
