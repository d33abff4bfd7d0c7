"""The same values give the same bytes, whatever the hash seed, locale, time zone or run."""

import os
import subprocess
import sys
from pathlib import Path

import page_samples
import pytest

from app.documents.render import render_summary
from app.page_setup import PageSetup

HERE = Path(__file__).parent
PROGRAM = """
import hashlib, page_samples
from app.documents import render
from app.page_setup import PageSetup
for kind in ("cover", "summary", "pack", "recovery_sheet"):
    pdf = getattr(render, "render_" + kind)(getattr(page_samples, kind + "_page")(), PageSetup()).pdf
    print(kind, hashlib.sha256(pdf).hexdigest())
"""
ENVIRONMENTS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "LANG": "tr_TR.UTF-8"},
    {"PYTHONHASHSEED": "4242", "LC_ALL": "sr_RS.UTF-8", "TZ": "America/New_York"},
)


def digests(environment):
    path = os.pathsep.join((str(HERE), str(HERE.parents[2])))
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": path, **environment}
    return subprocess.run([sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, check=True).stdout


def test_bytes_do_not_depend_on_the_surroundings():
    first, *others = (digests(environment) for environment in ENVIRONMENTS)
    assert first.count("\n") == 4
    assert all(other == first for other in others)


def test_bytes_do_not_depend_on_what_was_drawn_before():
    first = render_summary(page_samples.summary_page(), PageSetup()).pdf
    render_summary(page_samples.summary_page(2, 7), PageSetup(language="ar"))
    assert render_summary(page_samples.summary_page(), PageSetup()).pdf == first


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_clock_is_in_the_file(paper):
    pdf = render_summary(page_samples.summary_page(), PageSetup(paper=paper)).pdf
    assert b"CreationDate" not in pdf
    assert b"ModDate" not in pdf
