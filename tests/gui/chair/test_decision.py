"""A decision has an outcome and a reason; the summary is the page itself and is signed once."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.decision import Outcome
from app.services.committee import read_committee, record_decision
from app.services.errors import DecisionMissing
from app.services.sign_summary import last_summary, sign_summary
from app.services.unrecorded import keep_unrecorded, read_unrecorded
from app.ui.decision.page import DecisionPage
from app.ui.decision.summary_page import SummaryPage
from app.ui.widgets.confirmation import Confirmation
from app.vault.stores.panels import PanelState
from app.vault.stores.unrecorded import Unrecorded


@pytest.fixture
def session(chair_after):
    return chair_after("open")


@pytest.fixture
def page(show, session, runner, panel_of, settled):
    made = show(DecisionPage(session, runner), 1085, 730)
    made.arrive(panel_of(session))
    settled()
    return made


@pytest.fixture
def decided(session, panel_of):
    panel_id = panel_of(session)
    for candidate, outcome in (("C-01", Outcome.OFFER), ("C-02", Outcome.DECLINE)):
        record_decision(session, panel_id, candidate, outcome, "What was heard.")
    return panel_id


@pytest.fixture
def summary(show, session, runner, decided, settled):
    made = show(SummaryPage(session, runner), 1085, 730)
    made.arrive(decided)
    settled()
    return made


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_composite_and_recommendations_stand_beside(page):
    words = said(page.cards["C-01"])
    assert "3.8" in words
    assert "3.0–4.5" in words
    assert "Recommended: yes · strong yes" in words
    assert "must-meet failed" in said(page.cards["C-02"])


def test_nothing_is_recorded_without_a_reason(page):
    card = page.cards["C-01"]
    card.outcomes.set_value("offer")
    card.show_readiness()
    assert not card._record.isEnabled()
    assert "needs an outcome and a reason" in card._state.text()


def test_a_decision_is_on_record_and_what_is_typed_elsewhere_stays(page, session, settled):
    first, second = page.cards["C-01"], page.cards["C-02"]
    second.reason.setPlainText("half a thought")
    first.outcomes.set_value("offer")
    first.reason.setPlainText("Leads calmly.")
    first.record()
    settled()
    decision = read_committee(session, page.panel_id).decisions["C-01"]
    assert (decision.outcome, decision.reason) == (Outcome.OFFER, "Leads calmly.")
    assert first._state.text().startswith("Recorded ")
    assert second.reason.text() == "half a thought"
    assert "1 of 2 decided" in page.subtitle()


def test_names_come_only_when_revealed(page):
    assert "Mara" not in said(page)
    page.toggle_names()
    assert "Mara Lindqvist" in said(page)


def test_without_all_decisions_nothing_is_signed(show, session, runner, panel_of, settled):
    page = show(SummaryPage(session, runner))
    page.arrive(panel_of(session))
    settled()
    assert not page._sign.isEnabled()
    assert "no decision yet: C-01, C-02" in said(page)
    assert page.paper.page_count() > 0


def test_while_the_summary_is_drawn_nobody_is_sent_back_to_the_opening(show, session, runner, decided, settled):
    page = show(SummaryPage(session, runner))
    page.arrive(decided)
    assert "Drawing the summary…" in said(page)
    assert "No summary yet" not in said(page)
    settled()
    assert "Drawing the summary…" not in said(page)


def test_names_or_codes_are_other_pages(summary, settled):
    with_names = summary._shown.pdf
    summary.names.setChecked(False)
    settled()
    assert summary._shown.pdf != with_names


def test_signing_asks_once_and_locks_everything(summary, session, settled, show, runner):
    summary.ask()
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, Confirmation)]
    assert "names are on it" in said(dialog)
    dialog.act.click()
    settled()
    assert read_committee(session, summary.panel_id).state is PanelState.SIGNED
    assert last_summary(session, summary.panel_id) == summary._shown.pdf
    assert summary._sign.isHidden()
    decisions = show(DecisionPage(session, runner))
    decisions.arrive(summary.panel_id)
    settled()
    assert decisions.cards["C-01"].reason.isReadOnly()
    assert not decisions.cards["C-01"]._record.isVisible()


def test_what_was_typed_and_not_recorded_is_named_before_it_is_lost(summary, session, settled):
    assert "ready to sign" in said(summary)
    words = Unrecorded(
        panel_id=summary.panel_id, candidate="C-02", competency="Candour", choice=None, reason="half a reason"
    )
    keep_unrecorded(session, words)
    summary.refresh()
    settled()
    assert "! typed and not recorded: C-02" in said(summary)
    summary.ask()
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, Confirmation)]
    assert "typed for C-02 and not recorded" in said(dialog)
    dialog.reject()


def test_once_signed_a_card_says_what_was_signed_and_not_what_was_typed_last(show, session, runner, decided, settled):
    page = show(DecisionPage(session, runner))
    page.arrive(decided)
    settled()
    page.cards["C-01"].reason.setPlainText("What was heard, and more.")
    page.leave()
    sign_summary(session, decided)
    page.arrive(decided)
    settled()
    assert page.cards["C-01"].reason.toPlainText() == "What was heard."
    assert page.cards["C-01"]._state.text().startswith("Recorded ")


def test_while_it_is_being_signed_nobody_signs_it_again(summary, settled):
    summary.sign()
    summary.ask()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, Confirmation)]
    settled()


def test_pages_that_come_while_it_is_being_signed_let_nobody_sign_it_again(summary, settled):
    """Drawn anew for another choice of names just before: two signed summaries would differ."""
    seen = []
    summary.words_changed.connect(lambda: seen.append((summary._shown.signed, summary._sign.isEnabled())))
    summary.names.toggle()
    summary.sign()
    settled()
    assert [signed for signed, _ in seen] == [False, True]
    assert (False, True) not in seen


def test_a_signature_that_was_refused_can_be_tried_again(summary):
    summary._sign.setEnabled(False)  # as it is while somebody signs
    summary.show_refusal(DecisionMissing(candidate="C-01"))
    assert summary._message.isVisible()
    assert summary._sign.isEnabled()


def test_what_is_typed_while_a_decision_is_being_recorded_stays(page, settled):
    card = page.cards["C-01"]
    card.outcomes.set_value("offer")
    card.reason.setPlainText("Steady.")
    card.record()
    card.reason.setPlainText("Steady, and honest.")
    settled()
    assert card.typed() == ("offer", "Steady, and honest.")
    assert card.is_open()


def begun_again(show, page, settled):
    """The page as a program shows it that begins anew on the same vault."""
    made = show(DecisionPage(page.session, page.runner), 1085, 730)
    made.arrive(page.panel_id)
    settled()
    return made


def test_what_was_typed_and_not_recorded_outlasts_the_program(show, page, settled):
    card = page.cards["C-01"]
    click(card.outcomes, "offer")
    card.reason.setPlainText("Steady, and ho")
    page.leave()
    settled()
    again = begun_again(show, page, settled)
    assert again.cards["C-01"].typed() == ("offer", "Steady, and ho")
    assert again.cards["C-01"]._state.text() == "Not recorded yet."
    assert again.cards["C-02"].typed() == (None, "")


def test_what_is_typed_is_in_the_vault_a_moment_later(page, qtbot):
    with qtbot.waitSignal(page.saved, timeout=5_000):
        page.cards["C-01"].reason.setPlainText("Steady")
    (words,) = read_unrecorded(page.session, page.panel_id)
    assert (words.candidate, words.choice, words.reason) == ("C-01", None, "Steady")


def test_what_is_on_record_is_not_kept_beside_it(show, page, settled):
    card = page.cards["C-01"]
    click(card.outcomes, "offer")
    card.reason.setPlainText("Steady.")
    card.record()
    page.leave()
    settled()
    card.reason.setPlainText("Steady. Or")
    card.reason.setPlainText("Steady.")
    page.leave()
    settled()
    assert read_unrecorded(page.session, page.panel_id) == ()
    again = begun_again(show, page, settled)
    assert not again.cards["C-01"].is_open()


def test_a_decision_that_was_refused_is_kept(show, page, settled):
    card = page.cards["C-01"]
    click(card.outcomes, "offer")
    card.reason.setPlainText("long " * 5_000)
    card.record()
    settled()
    assert page._message.isVisible()
    page.leave()
    settled()
    again = begun_again(show, page, settled)
    assert again.cards["C-01"].typed() == card.typed()
    assert card.is_open()


def test_words_that_the_vault_refused_are_offered_again_on_leaving(page, settled, monkeypatch):
    with monkeypatch.context() as failing:
        failing.setattr(page.session.vault._ledger, "stopped", True)
        page.cards["C-01"].reason.setPlainText("Steady")
        page._unrecorded.flush()
        settled()
    assert page._message.isVisible()
    assert read_unrecorded(page.session, page.panel_id) == ()
    page.leave()
    settled()
    assert [words.reason for words in read_unrecorded(page.session, page.panel_id)] == ["Steady"]


def test_of_two_decisions_the_refused_one_waits_and_the_other_is_on_record(page, settled):
    """Both were asked for before the first was answered: the second came back as what was never recorded."""
    refused, recorded = page.cards["C-01"], page.cards["C-02"]
    for card, reason in ((refused, "long " * 5_000), (recorded, "Not yet.")):
        click(card.outcomes, "decline")
        card.reason.setPlainText(reason)
        card.record()
    settled()
    page.leave()
    settled()
    assert [words.candidate for words in read_unrecorded(page.session, page.panel_id)] == ["C-01"]
    assert refused.is_open()
    assert not recorded.is_open()
    assert recorded._state.text().startswith("Recorded ")


def test_what_is_typed_while_the_summary_is_signed_is_left_nowhere(show, session, runner, decided, settled):
    """Fields look open until the signature is there; a row that came after it stayed for ever."""
    page = show(DecisionPage(session, runner))
    page.arrive(decided)
    settled()
    sign_summary(session, decided)
    page.cards["C-01"].reason.setPlainText("What was heard, and more.")
    page.leave()
    settled()
    page.leave()
    settled()
    assert read_unrecorded(session, decided) == ()


def click(segments, key):
    next(button for button in segments.buttons() if button.objectName() == key).click()
