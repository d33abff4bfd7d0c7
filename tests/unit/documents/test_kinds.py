"""Every kind of page, on every paper, large and mirrored: structure, marks, fonts and places are right."""

import io
import re
import shutil
import subprocess

import page_checker
import page_samples
import pikepdf
import pytest

from app.documents import errors as render_errors
from app.documents import render
from app.page_setup import LANGUAGES, RIGHT_TO_LEFT, PageSetup

KINDS = (
    "acceptance",
    "contact_card",
    "cover",
    "minutes",
    "pack",
    "receipts",
    "recovery_sheet",
    "scorecard",
    "summary",
)
SIGNED = frozenset(KINDS) - {"receipts", "recovery_sheet"}
SETUPS = {
    "A4": PageSetup(),
    "Letter": PageSetup(paper="Letter"),
    "large": PageSetup(large_print=True),
    "German": PageSetup(language="de"),
    "French, large": PageSetup(language="fr", large_print=True),
    "Spanish, Letter": PageSetup(language="es", paper="Letter"),
    "Arabic": PageSetup(language="ar"),
    "Arabic, Letter, large": PageSetup(language="ar", paper="Letter", large_print=True),
}


def drawn(kind, setup=PageSetup(), **changes):  # noqa: B008 - frozen
    return getattr(render, f"render_{kind}")(getattr(page_samples, f"{kind}_page")(**changes), setup)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("setup", SETUPS)
def test_no_fault_on_any_page(kind, setup):
    result = drawn(kind, SETUPS[setup])
    assert result.undrawable == ()
    assert page_checker.faults(result.pdf) == []


@pytest.mark.parametrize("kind", KINDS)
def test_qpdf_finds_nothing(kind, tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(drawn(kind).pdf)
    assert subprocess.run([shutil.which("qpdf"), "--check", path], check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize("kind", sorted(SIGNED))
def test_signed_kinds_keep_a_place_for_the_signature_on_the_last_page(kind):
    with pikepdf.open(io.BytesIO(drawn(kind).pdf)) as file:
        forms = [node for node in nodes(file.Root.StructTreeRoot.K) if node.S == "/Form"]
        assert len(forms) == (4 if kind == "summary" else 1)
        for form in forms:
            assert "/K" not in form
            assert str(form.Alt).startswith("Signature of")
            assert form.Pg.objgen == file.pages[-1].obj.objgen
            left, bottom, right, top = (float(side) for side in form.A.BBox)
            assert 20 < left < right < 580
            assert 20 < bottom < top < 800


@pytest.mark.parametrize("kind", sorted(set(KINDS) - SIGNED))
def test_unsigned_kinds_keep_none(kind):
    with pikepdf.open(io.BytesIO(drawn(kind).pdf)) as file:
        assert not any(node.S == "/Form" for node in nodes(file.Root.StructTreeRoot.K))


def nodes(element):
    yield element
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from nodes(kid)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"pack", "summary"}))
def test_pages_outside_pack_and_summary_know_no_names_of_candidates(kind):
    assert "Lindqvist" not in text_of(drawn(kind).pdf)


def text_of(pdf):
    run = subprocess.run([shutil.which("pdftotext"), "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return run.stdout.decode("utf-8")


@pytest.mark.parametrize("kind", ["minutes", "summary", "receipts"])
def test_lists_print_every_digest_in_full(kind):
    text = "".join(text_of(drawn(kind).pdf).split())
    page = getattr(page_samples, f"{kind}_page")()
    lines = {"minutes": "received", "summary": "seals", "receipts": "receipts"}[kind]
    for line in getattr(page, lines):
        assert line.digest.upper() in text


def test_pages_say_which_they_are_and_of_how_many():
    text = text_of(drawn("scorecard", PageSetup(large_print=True)).pdf)
    assert [f"page {number} of 3" in text for number in (1, 2, 3, 4)] == [True, True, True, False]


def test_the_language_and_direction_of_the_document_are_stated():
    with pikepdf.open(io.BytesIO(drawn("cover", PageSetup(language="ar")).pdf)) as file:
        assert str(file.Root.Lang) == "ar"
        assert file.Root.ViewerPreferences.Direction == "/R2L"


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_begin_at_the_side_where_reading_begins(language):
    pdf = drawn("scorecard", PageSetup(language=language)).pdf
    run = subprocess.run([shutil.which("pdftotext"), "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    places = re.findall(r'xMin="([0-9.]+)"[^>]*>(Abena|Firefighting|14:03|Database)<', run.stdout.decode())
    left = {word: float(place) for place, word in reversed(places)}
    mirrored = language in RIGHT_TO_LEFT
    assert (left["Firefighting"] > left["14:03"]) is mirrored
    assert (left["14:03"] > left["Database"]) is mirrored
    assert (left["Abena"] > 250) is mirrored


def test_a_code_on_the_cover_is_read_back(tmp_path):
    read = codes_on(drawn("cover").pdf, tmp_path)
    assert read == [f"SEAL1:{page_samples.digest('payload').upper()}"]


def test_the_code_on_the_recovery_sheet_holds_key_and_salt(tmp_path):
    page = page_samples.recovery_sheet_page()
    assert codes_on(drawn("recovery_sheet").pdf, tmp_path) == [f"ROSA1:{page.key.upper()}:{page.salt.upper()}"]


def codes_on(pdf, folder):
    (folder / "page.pdf").write_bytes(pdf)
    subprocess.run([shutil.which("pdftoppm"), "-r", "72", "-png", folder / "page.pdf", folder / "page"], check=True)
    out = []
    for picture in sorted(folder.glob("*.png")):
        run = subprocess.run(
            [shutil.which("zbarimg"), "-q", "--raw", picture], check=True, capture_output=True, text=True
        )
        out += run.stdout.split()
    return out


def test_a_recovery_sheet_refuses_what_is_no_key_and_does_not_show_it():
    page = page_samples.recovery_sheet_page(key="secret")
    with pytest.raises(render_errors.PageValueInvalid) as caught:
        render.render_recovery_sheet(page, PageSetup())
    assert caught.value.field == "key"
    assert "secret" not in f"{caught.value!r} {caught.value} {page!r}"
