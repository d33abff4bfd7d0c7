"""Structure elements, the commonest objects of a tagged file: their types, and the plain ones taken in one match.

A plain element is what nearly all of them are: kids, a parent, perhaps a page and the scope of a header cell. The
pattern admits nothing that the general reader and the role of an element would not; a property test holds it to that.
"""

import re

ELEMENT_TYPES = (
    "P Span TD TR TH LI Lbl LBody H1 H2 H3 H4 H5 H6 H L Sect Div Part Aside Title Table THead TBody TFoot Caption"  # noqa: SIM905 - as in FORMAT.md
    " Figure Form Em Strong BlockQuote FENote NonStruct Document DocumentFragment".split()
)
"""What an element may be, the commonest first."""
_REF = rb"([1-9][0-9]{0,5}) 0 R"
PLAIN = re.compile(
    rb"<< (/A << /O /Table /Scope /(?:Row|Column|Both) >> )?"
    rb"/K (?:" + _REF + rb"|(?:0|[1-9][0-9]{0,9})|\[((?: [1-9][0-9]{0,5} 0 R)++) \])"
    rb" /P " + _REF + rb"(?: /Pg " + _REF + rb")? /S /(?:" + "|".join(ELEMENT_TYPES[:-1]).encode("ascii") + rb") >>"
    rb"\nendobj\n"
)
"""All but the last type: its name is long enough to count as more than one value."""
