"""Programs that share no code with ours find every kind of file whole: pdfsig, qpdf, mutool, pyHanko, age."""

import io
import subprocess

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from app.sealing.countersign import countersign
from app.sealing.kinds import Kind
from app.sealing.sealed_file import check_sealed, open_sealed
from tests.unit.sealing.making import MEMBERS, NOON, OPENING, plain_pages, record, sealed, signed, signer, summary


def signed_by_all() -> bytes:
    data = summary()
    for field, name in list(MEMBERS.items())[1:]:
        data = countersign(data, field=field, signer=signer(name), signed_at=NOON)
    return data


FILES = {
    "contact": record,
    "minutes": lambda: record(Kind.MINUTES),
    "summary": lambda: record(Kind.SUMMARY),
    "waiting": summary,
    "signed by all": signed_by_all,
    "sealed": sealed,
    "inner": lambda: open_sealed(check_sealed(sealed()), OPENING).inner,
    "bare": lambda: signed(plain_pages(5)),
}


@pytest.fixture(params=FILES)
def file(request, tmp_path):
    path = tmp_path / "file.pdf"
    path.write_bytes(FILES[request.param]())
    return path


def run(*command: object) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_pdfsig_finds_every_signature_valid_and_the_document_covered(file):
    told = run("pdfsig", file)
    assert told.count("Signature is Valid") == told.count("Signature Validation:") >= 1
    assert "Total document signed" in told


def test_qpdf_finds_nothing_to_complain_about(file):
    told = run("qpdf", "--check", file)
    assert "No syntax or stream encoding errors" in told
    assert "WARNING" not in told


def test_mutool_finds_the_signatures_intact(file):
    told = run("mutool", "sign", "-v", file)
    assert "Digest error" not in told
    assert told.count("The document is unchanged") >= 1


def test_pyhanko_finds_the_signature_intact_and_the_whole_file_covered(file):
    reader = PdfFileReader(io.BytesIO(file.read_bytes()), strict=True)
    assert reader.embedded_signatures
    for embedded in reader.embedded_signatures:
        status = validate_pdf_signature(embedded, ValidationContext(trust_roots=[]), skip_diff=True)
        assert status.intact
        assert status.valid
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE


def test_qpdf_and_age_open_a_seal_without_us(tmp_path):
    path, identity, box = tmp_path / "sealed.pdf", tmp_path / "key", tmp_path / "payload.age"
    path.write_bytes(sealed())
    identity.write_text(OPENING.identity_text())
    with box.open("wb") as out:
        subprocess.run(["qpdf", "--show-attachment=payload.age", path], stdout=out, check=True)
    opened = subprocess.run(["age", "-d", "-i", identity, box], capture_output=True, check=True)
    assert opened.stdout == open_sealed(check_sealed(sealed()), OPENING).inner
