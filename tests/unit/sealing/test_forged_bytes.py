"""Files handled by others: prepended, appended, cut, converted, saved again, revised, signed over."""

import io
import re
import subprocess

import pikepdf
import pytest

from app.sealing.errors import Reason, Refusal
from app.sealing.layout import trailer
from app.sealing.sealed_file import check_sealed
from app.sealing.signed_file import read_signed
from tests.unit.sealing.making import FILE_ID, OPENING, record, sealed, signed, summary, tagged_pages

BASE = signed(tagged_pages())
RANGES = re.compile(rb"/ByteRange \[ 0 (\d+) (\d+) (\d+) \]")


def reason_of(data: bytes) -> Reason:
    with pytest.raises(Refusal) as caught:
        read_signed(data)
    return caught.value.reason


def ranges(change):
    def edit(data: bytes) -> bytes:
        numbers = [int(number) for number in RANGES.search(data).groups()]
        wanted = b"/ByteRange [ %b ]" % b" ".join(b"%d" % number for number in change(*numbers))
        return RANGES.sub(lambda _: wanted, data, count=1)

    return edit


def revision(data: bytes, number: int, item: bytes) -> bytes:
    """An ordinary incremental update that redefines one object."""
    at = len(data)
    added = b"%d 0 obj\n%b\nendobj\n" % (number, item)
    previous = int(data[data.rindex(b"startxref\n") + 10 :].split(b"\n")[0])
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    size = data.count(b" 0 obj\n") + 1
    return data + added + table + trailer(size, FILE_ID, at + len(added), previous)


def hole_grown(data: bytes) -> bytes:
    """A body put into the hole, behind the signature."""
    return data.replace(b"000>", b"000" + b"1 0 obj << >> endobj".hex().encode() + b">", 1)


CASES = {
    "empty": (lambda _: b"", Reason.NOT_OURS),
    "prepended": (lambda d: b" " + d, Reason.NOT_OURS),
    "prepended line": (lambda d: b"\n" + d, Reason.NOT_OURS),
    "another version": (lambda d: d.replace(b"%PDF-2.0", b"%PDF-1.7"), Reason.NOT_OURS),
    "appended blank": (lambda d: d + b" ", Reason.TRAILING_BYTES),
    "appended line": (lambda d: d + b"\n", Reason.TRAILING_BYTES),
    "appended page": (lambda d: revision(d, 1, b"<< /Pages 99 0 R >>"), Reason.TRAILING_BYTES),
    "twice": (lambda d: d + d, Reason.TRAILING_BYTES),
    "line ends": (lambda d: d.replace(b"\n", b"\r\n"), Reason.NOT_OURS),
    "line ends of text": (lambda d: d[:15] + d[15:].replace(b"\n", b"\r\n"), Reason.NUMBERING),
    "letter case of the hole": (lambda d: d.replace(b"/Contents <308", b"/Contents <308").replace(b"AA", b"aa"), None),
    "letter case of the id": (lambda d: d.replace(b"0E0F>", b"0e0F>"), Reason.TRAILER),
    "comment": (lambda d: d.replace(b"endobj\n2 0", b"endobj\n%\n2 0"), Reason.NUMBERING),
    "escaped name": (lambda d: d.replace(b"/Type", b"/Typ#65", 1), Reason.TOKEN),
    "hexadecimal text": (lambda d: d.replace(b"(en)", b"<656E>", 1), Reason.SPELLING),
    "two blanks": (lambda d: d.replace(b" /Type", b"  /Type", 1), Reason.TOKEN),
    "other offsets": (lambda d: d.replace(b"0000000015", b"0000000016"), Reason.TABLE),
    "free object": (lambda d: d.replace(b" 00000 n ", b" 00000 f ", 1), Reason.TABLE),
    "other id": (lambda d: d.replace(b"> <00", b"> <01"), Reason.TRAILER),
    "other start": (lambda d: d[:-8] + b"9" + d[-7:], Reason.TRAILER),
    "short range": (ranges(lambda a, b, c: (0, a, b, c - 1)), Reason.BYTE_RANGE),
    "long range": (ranges(lambda a, b, c: (0, a, b, c + 1)), Reason.BYTE_RANGE),
    "late range": (ranges(lambda a, b, c: (1, a, b, c)), Reason.BYTE_RANGE),
    "wide hole": (ranges(lambda a, b, c: (0, a, b + 1, c - 1)), Reason.BYTE_RANGE),
    "overlapping range": (ranges(lambda a, b, c: (0, b, a, c)), Reason.BYTE_RANGE),
    "negative range": (ranges(lambda a, b, c: (0, a, -b, c)), Reason.TABLE),
    "empty range": (ranges(lambda _a, _b, _c: (0, 0, 0, 0)), None),
    "three numbers": (ranges(lambda a, b, _c: (0, a, b)), Reason.TABLE),
    "body in the hole": (hole_grown, None),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_changed_files_are_refused(case):
    edit, reason = CASES[case]
    for base in (BASE, signed(), record()):
        changed = edit(base)
        assert changed != base
        found = reason_of(changed)
        assert reason is None or found is reason


def test_a_file_cut_at_twenty_places_is_refused():
    for place in range(20):
        reason_of(BASE[: len(BASE) * place // 20])
        with pytest.raises(Refusal):
            check_sealed(sealed()[: len(sealed()) * place // 20])


RESAVED = {
    "qpdf": ["qpdf", "--qdf", "in.pdf", "out.pdf"],
    "qpdf plain": ["qpdf", "--object-streams=disable", "in.pdf", "out.pdf"],
    "gs": ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=out.pdf", "in.pdf"],
    "mutool": ["mutool", "clean", "in.pdf", "out.pdf"],
}


@pytest.mark.parametrize("program", RESAVED)
def test_files_saved_again_by_other_programs_are_refused(program, tmp_path):
    (tmp_path / "in.pdf").write_bytes(sealed())
    subprocess.run(RESAVED[program], cwd=tmp_path, check=True, capture_output=True)
    with pytest.raises(Refusal):
        check_sealed((tmp_path / "out.pdf").read_bytes())


def test_a_file_that_pikepdf_saved_again_is_refused():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(BASE)) as file:
        file.save(out, static_id=True)
    reason_of(out.getvalue())


def test_a_second_signature_on_a_file_for_one_is_refused():
    later = summary()
    assert reason_of(record() + later[later.index(b"1 0 obj") :]) is Reason.TRAILING_BYTES


def test_a_file_larger_than_the_cap_is_not_read():
    assert reason_of(BASE + bytes(64 << 20)) is Reason.LIMIT_SIZE


def test_nothing_but_the_refusal_comes_out_of_any_mixture():
    parts = [BASE[at : at + 700] for at in range(0, len(BASE), 700)]
    for place in range(len(parts)):
        mixed = parts[:]
        mixed.insert(place, mixed.pop(-place - 1))
        if b"".join(mixed) != BASE:
            reason_of(b"".join(mixed))


def test_the_opening_key_is_in_no_file():
    raw = OPENING.to_bytes()
    assert raw not in sealed()
    assert raw.hex().encode() not in sealed().lower()
