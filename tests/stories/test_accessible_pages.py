"""A checker of other people finds no error in any signed file of a whole panel.

``pdfua`` looks for the title in the information dictionary, which PDF/A-4 does not want: ours stands in the XMP packet.
"""

import pdfua
from pdfua import Severity

TITLE_IN_THE_OLD_PLACE = "UA-07-001"


def test_pdfua_finds_no_error_in_any_file(demo):
    found = [(path.name, each) for path in demo.pdfs() for each in pdfua.validate(str(path)).findings]
    assert [(name, each.message) for name, each in found if each.severity is Severity.ERROR] == []
    assert {each.rule_id for _, each in found} <= {TITLE_IN_THE_OLD_PLACE}
