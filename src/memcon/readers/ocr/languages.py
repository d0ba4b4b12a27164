"""Languages that can be recognised, by the names that Tesseract and its Debian packages have for them."""

# ISO 639-1 to the name of Tesseract's language file; the package is called tesseract-ocr- and that name.
# https://tesseract-ocr.github.io/tessdoc/Data-Files-in-different-versions.html
TESSERACT = {
    "ar": "ara",
    "be": "bel",
    "bg": "bul",
    "cs": "ces",
    "da": "dan",
    "de": "deu",
    "el": "ell",
    "en": "eng",
    "es": "spa",
    "et": "est",
    "fa": "fas",
    "fi": "fin",
    "fr": "fra",
    "he": "heb",
    "hr": "hrv",
    "hu": "hun",
    "id": "ind",
    "it": "ita",
    "lt": "lit",
    "lv": "lav",
    "nl": "nld",
    "no": "nor",
    "pl": "pol",
    "pt": "por",
    "ro": "ron",
    "ru": "rus",
    "sk": "slk",
    "sl": "slv",
    "sr": "srp",
    "sv": "swe",
    "tr": "tur",
    "uk": "ukr",
}

OF_SCRIPT = {"Cyrillic": "ru", "Latin": "en"}
"""The language to try for a script that none of the languages asked for is written in."""


def package(language: str) -> str:
    """The Debian package that brings a language (ISO 639-1)."""
    return f"tesseract-ocr-{TESSERACT[language]}"
