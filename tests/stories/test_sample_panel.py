"""The sample panel can be rated, sealed, opened, decided and signed in one vault, and leaves nothing behind."""

import tempfile

import pytest

from app.clock import SystemClock
from app.services.collect_seals import collect_file
from app.services.committee import read_committee, record_decision
from app.services.errors import FileUnwritable
from app.services.interviews import judge, open_interview, rate
from app.services.open_panel import open_panel
from app.services.sample_panel import prepare_sample
from app.services.seal_scorecard import seal_scorecard
from app.services.sign_summary import sign_summary


def test_a_newcomer_seals_the_last_card_and_signs_a_summary():
    sample = prepare_sample(SystemClock())
    session, panel_id = sample.session, sample.panel_id
    interview = open_interview(session, panel_id, sample.candidate)
    assert interview.card.notes
    assert not interview.card.ratings
    for competency in interview.panel.kit.competencies:
        rate(session, panel_id, sample.candidate, competency.name, 3)
    judge(session, panel_id, sample.candidate, "yes", "Good.")
    receipt, data = seal_scorecard(session, panel_id, sample.candidate)
    assert collect_file(session, panel_id, receipt.file_name, data).refusal is None
    assert all(card.refusal is None for card in open_panel(session, panel_id))
    committee = read_committee(session, panel_id)
    assert len(committee.cards) == len(committee.panel.panelists) * len(committee.panel.candidates)
    for candidate in committee.panel.candidates:
        record_decision(session, panel_id, candidate.code, "decline", "A sample.")
    assert sign_summary(session, panel_id).data.startswith(b"%PDF-2.0")
    sample.discard()
    assert not sample.folder.exists()


def test_a_computer_without_room_for_temporary_files_is_said_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(FileUnwritable):
        prepare_sample(SystemClock())
