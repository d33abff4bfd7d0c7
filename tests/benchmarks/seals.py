"""Sealed PDFs, made, checked and opened, beside pyHanko and beside the workbooks with passwords that people send."""

import io
import itertools
from dataclasses import dataclass

import msoffcrypto
import openpyxl
from msoffcrypto.format.ooxml import OOXMLFile
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from app.crypto.age_box import ReceivingKey
from app.crypto.signing_key import SigningKey
from app.domain.ids import CandidateCode, PanelId
from app.resources import RESOURCES
from app.sealing.sealed_file import check_sealed, open_sealed
from app.services.play_story import Played, StoryPlayer
from app.services.result_folder import ResultFolder
from app.services.scorecard_pages import scorecard_pages
from app.services.seal_scorecard import preview_scorecard, seal_scorecard
from app.services.story_file import read_story_file
from tests.benchmarks.measure import interleaved, wall
from tests.benchmarks.row import Row
from tests.benchmarks.vaults import NOON

WORKBOOKS = 24
WORKBOOK_PASSWORD = "mailed in a second message"


@dataclass(frozen=True)
class Card:
    """A card of the sample story that is to be sealed."""

    played: Played
    panelist: str
    candidate: CandidateCode

    @property
    def session(self):
        return self.played.session_of(self.panelist)

    @property
    def panel(self) -> PanelId:
        return self.played.panel_id

    def seal(self) -> bytes:
        return seal_scorecard(self.session, self.panel, self.candidate, replacement_reason="measured")[1]

    def pages(self) -> bytes:
        preview = preview_scorecard(self.session, self.panel, self.candidate)
        return scorecard_pages(preview.facts, preview.content, self.session.page_setup)

    def opening_key(self) -> ReceivingKey:
        row = self.played.chair.vault.candidates.get(self.panel, self.candidate)
        return ReceivingKey.from_bytes(row.opening_identity)


def rows(folder):
    card = play(folder)
    sealed = [card.seal()]
    peer, pages = Stranger(folder), card.pages()
    ours, theirs = interleaved(25, wall(lambda: sealed.append(card.seal())), wall(lambda: peer.sign_two(pages)))
    yield Row(what="seal one scorecard, tagged pages included", ours=ours, peer="pyHanko signing two such files",
              theirs=theirs, goal=2.5)  # fmt: skip
    ours, theirs = interleaved(
        40, wall(lambda: check_sealed(sealed[0]), times=5), wall(lambda: peer.validate(sealed[0]))
    )
    yield Row(what="check one sealed PDF, not opened", ours=ours, peer="pyHanko's validation of the same file",
              theirs=theirs, goal=0.2)  # fmt: skip
    yield against_workbooks(sealed, card.opening_key())
    card.played.close()


def play(folder) -> Card:
    """The sample panel up to its interviews."""
    story = read_story_file(RESOURCES / "stories" / "sample-panel.yaml", today=NOON.date())
    player = StoryPlayer(story, ResultFolder(folder / "story"))
    played = player.enrol()
    for step in (player.compare, player.issue, player.accept, player.interview):
        step(played)
    card = max(story.cards, key=lambda each: len(each.record_notes))
    return Card(played, card.panelist, card.candidate)


class Stranger:
    """pyHanko with a key and a certificate like ours."""

    def __init__(self, folder):
        key = SigningKey.generate()
        files = folder / "key.der", folder / "certificate.der"
        for path, data in zip(files, (key.to_pkcs8(), key.certificate(name="Peer", not_before=NOON)), strict=True):
            path.write_bytes(data)
        self._signer = signers.SimpleSigner.load(str(files[0]), str(files[1]))

    def sign_two(self, pages: bytes):
        for _ in range(2):
            writer = IncrementalPdfFileWriter(io.BytesIO(pages))
            signers.sign_pdf(writer, signers.PdfSignatureMetadata(field_name="signature"), self._signer)

    def validate(self, data: bytes):
        signature = PdfFileReader(io.BytesIO(data)).embedded_signatures[0]
        trust = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
        status = validate_pdf_signature(signature, trust)
        assert status.intact
        assert status.valid


def against_workbooks(sealed, key):
    seals, books = itertools.cycle(sealed), itertools.cycle([workbook(number) for number in range(WORKBOOKS)])
    ours, theirs = interleaved(
        WORKBOOKS, wall(lambda: open_sealed(check_sealed(next(seals)), key), times=10), wall(lambda: read(next(books)))
    )
    return Row(
        what="check and open 1,000 sealed PDFs", unit="s", ours=ours, theirs=theirs, goal=0.05,
        peer="1,000 workbooks with passwords, by msoffcrypto-tool and openpyxl",
        note=f"a thousandfold of medians: {10 * WORKBOOKS} reads of {len(sealed)} seals, {WORKBOOKS} of workbooks",
    )  # fmt: skip


def workbook(number: int) -> bytes:
    """One scorecard as people send it today."""
    book, plain, locked = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    sheet = book.active
    sheet.append(["Competency", "Rating", "Evidence"])
    for line in range(8):
        sheet.append([f"Competency {line}", (line + number) % 4 + 1, "What was said and done. " * 10])
    book.save(plain)
    OOXMLFile(plain).encrypt(WORKBOOK_PASSWORD, locked)
    return locked.getvalue()


def read(data: bytes):
    plain, file = io.BytesIO(), msoffcrypto.OfficeFile(io.BytesIO(data))
    file.load_key(password=WORKBOOK_PASSWORD)
    file.decrypt(plain)
    assert openpyxl.load_workbook(plain, read_only=True).active.cell(2, 2).value
