"""Each kind of page looks as it looked when somebody last looked at it.

After a change that is meant, look at the new pages, then: ``python tests/unit/documents/test_goldens.py``.
"""

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

GOLDEN = Path(__file__).parent / "golden"
DPI = "50"
PAGES = (
    ("acceptance", 1),
    ("contact_card", 1),
    ("cover", 1),
    ("minutes", 1),
    ("pack", 2),
    ("receipts", 1),
    ("recovery_sheet", 1),
    ("scorecard", 1),
    ("summary", 2),
    ("summary", 3),
)
MEAN = 1.0  # of 255: rasterizers of different versions stay below
PEAK = 70  # after a blur: a word that moved or is missing is above


def picture(kind: str, number: int) -> Image.Image:
    import page_samples  # noqa: PLC0415 - found by conftest, or beside this script

    from app.documents import render  # noqa: PLC0415 - as above
    from app.page_setup import PageSetup  # noqa: PLC0415 - as above

    pdf = getattr(render, f"render_{kind}")(getattr(page_samples, f"{kind}_page")(), PageSetup()).pdf
    page = str(number)
    command = [shutil.which("pdftoppm"), "-gray", "-png", "-r", DPI, "-f", page, "-l", page, "-"]
    drawn = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return Image.open(io.BytesIO(drawn)).convert("L").point([grey // 17 * 17 for grey in range(256)])


def path(kind: str, number: int) -> Path:
    return GOLDEN / f"{kind}-{number}.png"


def difference(golden: Image.Image, now: Image.Image) -> tuple[float, int]:
    """The mean difference, and the greatest after a blur that forgives single pixels."""
    found = ImageChops.difference(golden, now)
    return ImageStat.Stat(found).mean[0], found.filter(ImageFilter.BoxBlur(1)).getextrema()[1]


@pytest.mark.parametrize(("kind", "number"), PAGES)
def test_page_looks_as_before(kind, number, tmp_path):
    golden, now = Image.open(path(kind, number)).convert("L"), picture(kind, number)
    assert golden.size == now.size
    mean, peak = difference(golden, now)
    if mean > MEAN or peak > PEAK:
        both = Image.new("L", (golden.width * 3, golden.height))
        for place, image in enumerate((golden, now, ImageChops.difference(golden, now))):
            both.paste(image, (place * golden.width, 0))
        both.save(tmp_path / f"{kind}-{number}.png")
        pytest.fail(f"mean {mean:.2f}, peak {peak}: before, now and difference side by side in {tmp_path}")


def test_a_word_that_moved_is_seen():
    golden = Image.open(path("cover", 1)).convert("L")
    moved = golden.copy()
    word = golden.crop((155, 150, 215, 165))
    moved.paste(255, (155, 150, 215, 165))
    moved.paste(word, (160, 153))
    assert difference(golden, moved)[1] > PEAK


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[3])]
    GOLDEN.mkdir(exist_ok=True)
    for one in PAGES:
        picture(*one).quantize(16).save(path(*one), optimize=True)
