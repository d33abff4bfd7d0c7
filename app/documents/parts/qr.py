"""QR codes in alphanumeric mode."""

from reportlab.graphics.barcode.qrencoder import QRAlphaNum, QRCode, QRErrorCorrectLevel


def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Rows of modules, dark ones true, for text of ``0-9 A-Z $%*+-./:`` and blank; error correction level M."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QRAlphaNum(text))
    code.make()
    modules: list[list[bool]] = code.modules
    return tuple(tuple(bool(dark) for dark in row) for row in modules)
