"""Libraries that lie inside of wheels and that no lock file names, asked for their versions."""

import re
from dataclasses import dataclass

import PySide6
import uharfbuzz
from cryptography.hazmat.backends.openssl import backend
from PIL import features
from sqlcipher3 import dbapi2


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """A library, the wheel that carries it, and its licence."""

    name: str
    version: str
    carrier: str
    licence: str

    @property
    def purl(self) -> str:
        """The library's address in the notation of package-url."""
        return f"pkg:generic/{self.name}@{self.version}"


def libraries_inside() -> tuple[Inside, ...]:
    """The libraries that can be asked. PySide6 carries more (its licence texts name them), Pillow more codecs."""
    connection = dbapi2.connect(":memory:")
    cipher = connection.execute("PRAGMA cipher_version").fetchone()[0].split()[0]
    openssl = re.findall(r"\d+\.\d+\.\d+", backend.openssl_version_text())[0]
    return (
        Inside(name="harfbuzz", version=uharfbuzz.version_string(), carrier="uharfbuzz", licence="MIT-Modern-Variant"),
        Inside(name="libjpeg-turbo", version=str(features.version("libjpeg_turbo")), carrier="pillow", licence="IJG"),
        Inside(name="openssl", version=openssl, carrier="cryptography", licence="Apache-2.0"),
        Inside(name="qt", version=PySide6.__version__, carrier="pyside6-essentials", licence="LGPL-3.0-only"),
        Inside(name="sqlcipher", version=cipher, carrier="sqlcipher3", licence="BSD-3-Clause"),
        Inside(name="sqlite", version=dbapi2.sqlite_version, carrier="sqlcipher3", licence="blessing"),
    )
