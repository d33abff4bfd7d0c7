"""Names and sentences in eleven scripts come back from the page in the order in which they are read."""

import re
import shutil
import subprocess
import unicodedata

import page_checker
import page_samples
import pytest

from app.documents.pages.scorecard import RatedCompetency
from app.documents.render import render_scorecard
from app.page_setup import PageSetup

NAMES = {
    "Latin": "Þórhildur Žluťoučká",
    "Greek": "Ελένη Παπαδοπούλου",
    "Cyrillic": "Олександр Ткаченко",
    "Vietnamese": "Nguyễn Thị Hồng Nhung",
    "Hebrew": "יעל כהן",
    "Arabic": "فاطمة الزهراء",
    "Devanagari": "प्रिया शर्मा",
    "Thai": "สมชาย ใจดี",
    "Chinese": "王丽",
    "Japanese": "佐藤花子",
    "Korean": "김민준",
}
SENTENCES = {
    "Latin": "Kept a timeline, told users first.",
    "Greek": "Ελένη Παπαδοπούλου: απάντησε ήρεμα, χωρίς βιασύνη.",
    "Cyrillic": "Спокойно объяснил причину сбоя за 15 минут.",
    "Vietnamese": "Giải thích rõ ràng nguyên nhân của sự cố.",
    "Hebrew": "יעל הסבירה את הבעיה (שלוש פעמים) בבהירות.",
    "Arabic": "شرحت سبب العطل خلال 15 دقيقة.",
    "Devanagari": "प्रिया ने समस्या को शांति से समझाया।",
    "Thai": "อธิบายปัญหาอย่างชัดเจน",
    "Chinese": "清楚地解释了故障的原因\uff0c并提出了改进。",
    "Japanese": "障害の原因をわかりやすく説明しました。",
    "Korean": "장애의 원인을 차분하게 설명했습니다.",
    "mixed": "Abena met 王丽 and יעל כהן at 14:30 (שלום) with Ελένη.",
    "mixed from the right": "המועמד C-04 ענה על 3 שאלות על Berlin בשלווה.",
}


@pytest.fixture(scope="module")
def pdf():
    rows = tuple(
        RatedCompetency(name=NAMES.get(script, "יעל"), rating=1, notes=page_samples.notes(("14:21", sentence)))
        for script, sentence in SENTENCES.items()
    )
    page = page_samples.scorecard_page(competencies=rows, summary="".join(SENTENCES.values()))
    result = render_scorecard(page, PageSetup())
    assert result.undrawable == ()
    return result.pdf


def extracted(pdf, *options):
    run = subprocess.run([shutil.which("pdftotext"), *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return bare(run.stdout.decode("utf-8"))


def bare(text):
    """Without blanks and without the marks that poppler adds around text from the right."""
    return unicodedata.normalize("NFC", re.sub("[\\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text))


@pytest.mark.parametrize("script", NAMES)
def test_names_come_back_by_place_and_by_order(pdf, script):
    assert bare(NAMES[script]) in extracted(pdf)
    assert bare(NAMES[script]) in extracted(pdf, "-raw")


# By place (without -raw) poppler takes a page's direction from most of its letters, so that on a page of mostly Latin
# text a full stop or a number inside a right-to-left sentence comes out on its wrong side. By order they are right.
@pytest.mark.parametrize("script", SENTENCES)
def test_sentences_come_back_in_reading_order(pdf, script):
    assert bare(SENTENCES[script]) in extracted(pdf, "-raw")


def test_the_page_has_no_fault(pdf):
    assert page_checker.faults(pdf) == []


def test_every_font_is_embedded_with_a_unicode_map(pdf, tmp_path):
    (tmp_path / "page.pdf").write_bytes(pdf)
    run = subprocess.run([shutil.which("pdffonts"), tmp_path / "page.pdf"], capture_output=True, text=True, check=True)
    rows = run.stdout.splitlines()[2:]
    assert len(rows) >= 7
    assert all(re.search(r"yes\s+yes\s+yes", row) for row in rows)


def test_parts_in_another_language_say_so(pdf, tmp_path):
    (tmp_path / "page.pdf").write_bytes(pdf)
    qdf = subprocess.run([shutil.which("qpdf"), "--qdf", tmp_path / "page.pdf", "-"], capture_output=True, check=True)
    for language in (b"el", b"und-Cyrl", b"he", b"ar", b"hi", b"th", b"zh", b"ja", b"ko"):
        assert b"/Lang (%s)" % language in qdf.stdout


@pytest.mark.parametrize("script", ["Hebrew", "Arabic"])
def test_names_come_back_from_a_mirrored_page(script):
    page = page_samples.scorecard_page(panelist=page_samples.signatory(NAMES[script]), summary=SENTENCES[script])
    pdf = render_scorecard(page, PageSetup(language="ar")).pdf
    assert page_checker.faults(pdf) == []
    assert bare(NAMES[script]) in extracted(pdf)
    assert bare(SENTENCES[script]) in extracted(pdf, "-raw")
