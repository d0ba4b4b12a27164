"""Which encoding the bytes of a Rich Text file are in: that of its fonts, else that of the file."""

import codecs

DEFAULT = "cp1252"

# The character sets of fonts (RTF specification 1.9.1, "Font Table") as codecs of Python; 1 is the file's own.
_OF_FONT = {
    0: "cp1252",
    2: "cp1252",
    77: "mac_roman",
    84: "mac_cyrillic",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_OF_FILE = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


class Charsets:
    """The encodings that a file declares, as they become known in reading it."""

    def __init__(self) -> None:
        self._file = DEFAULT
        self._fonts: dict[int, str] = {}
        self._default_font = 0
        self._declaring = 0

    def declare(self, word: str, value: int) -> None:
        """Take a control word of the head of the file or of its table of fonts into account."""
        if word in _OF_FILE:
            self._file = _OF_FILE[word]
        elif word == "ansicpg":
            self._file = _codec(value) or self._file
        elif word == "deff":
            self._default_font = value
        elif word == "f":
            self._declaring = value
        elif word == "fcharset" and value in _OF_FONT:
            self._fonts[self._declaring] = _OF_FONT[value]
        elif word == "cpg" and (codec := _codec(value)):
            self._fonts[self._declaring] = codec

    def of(self, font: int | None) -> str:
        """The encoding of text in a font (None for the default font), as a codec of Python."""
        return self._fonts.get(self._default_font if font is None else font, self._file)


def _codec(page: int) -> str | None:
    name = "utf-8" if page == 65001 else f"cp{page}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
