"""Bytes to text: which encoding, and what could not be decoded.

How it is told, in this order: a mark (UTF-8, UTF-16, UTF-32); bytes that are wholly UTF-8; an encoding
that the source itself declares (a page's `charset`); then UTF-8 with broken places where more of the
bytes beyond ASCII stand in valid UTF-8 sequences than do not; then Windows-1252. Nothing is normalised:
line ends, non-breaking and zero-width characters stay as they are. A mark is no part of the text.
"""

import codecs
import re
from typing import NamedTuple

from memcon.errors import UnreadableSource
from memcon.model import Finding
from memcon.readers.binary import kind_of

STAGE = "decoding@1"
REPLACEMENT = "\ufffd"

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"utf-8": "UTF-8", "cp1252": "Windows-1252"}
# Pages that declare Latin-1 or ASCII mean Windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
_MEANS_1252 = frozenset({"iso8859-1", "ascii"})
_ESCAPED = re.compile("[\udc80-\udcff]+")
# A truncated or shuffled UTF-16 file has as many faults as characters: no text comes of it.
_MAX_FAULTS = 100


class Decoded(NamedTuple):
    """A text, the encoding it was in (a Python codec's name), and a finding for each place that was not decodable.

    Each undecodable byte stands in `text` as one U+FFFD; a finding covers a run of them (code-point offsets)
    and names the bytes.
    """

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """The text of `content`; `declared` is the encoding that the source itself names.

    UnreadableSource when the bytes are no text; its message goes on from the name of the source ("is a PDF file").
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            body = content[len(mark) :]
            if encoding == "utf-8":
                return _mended(body.decode("utf-8", "surrogateescape"), encoding)
            return _wide(body, encoding)
    kind = kind_of(content)
    if kind is not None:
        raise UnreadableSource(f"seems to be {kind.name}, which memcon does not read.", kind.remedy)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    codec = _codec(declared)
    if codec is None:
        codec = "utf-8" if _mostly_utf8(content) else "cp1252"
    return _mended(content.decode(codec, "surrogateescape"), codec)


def _codec(declared: str | None) -> str | None:
    """The Python codec for a declared name; None when there is none for text."""
    if not declared:
        return None
    try:
        known = codecs.lookup(declared.strip())
        "".encode(known.name)  # a codec from bytes to bytes (hex, zip) refuses a string
    except (LookupError, UnicodeError, ValueError, TypeError):
        return None
    if known.name.startswith(("utf-16", "utf-32", "utf-7")):
        return None  # the declaration was read as ASCII, so this cannot be true
    return "cp1252" if known.name in _MEANS_1252 else known.name


def _mostly_utf8(content: bytes) -> bool:
    """True when more bytes beyond ASCII stand in valid UTF-8 sequences than outside them."""
    beyond = len(content) - len(content.translate(None, bytes(range(128, 256))))
    broken = sum(len(run) for run in _ESCAPED.findall(content.decode("utf-8", "surrogateescape")))
    return beyond - broken > broken


def _mended(escaped: str, encoding: str) -> Decoded:
    """`escaped`, in which each undecodable byte is a lone surrogate, with U+FFFD for them and the findings."""
    findings = tuple(
        _finding(match.start(), match.end(), match.group().encode("utf-8", "surrogateescape"), encoding)
        for match in _ESCAPED.finditer(escaped)
    )
    if not findings:
        return Decoded(escaped, encoding)
    return Decoded(_ESCAPED.sub(lambda match: REPLACEMENT * len(match.group()), escaped), encoding, findings)


def _wide(content: bytes, encoding: str) -> Decoded:
    parts: list[str] = []
    findings: list[Finding] = []
    at = length = 0
    while True:
        try:
            parts.append(content[at:].decode(encoding))
            return Decoded("".join(parts), encoding, tuple(findings))
        except UnicodeDecodeError as fault:
            if len(findings) == _MAX_FAULTS:
                raise UnreadableSource(
                    f"begins with the mark of {_name(encoding)} but is not in that encoding.",
                    "Save it as UTF-8 from the program that made it, and read it again.",
                ) from fault
            start, end = at + fault.start, at + fault.end
            sound = content[at:start].decode(encoding)
            parts += (sound, REPLACEMENT)
            length += len(sound) + 1
            findings.append(_finding(length - 1, length, content[start:end], encoding))
            at = end


def _finding(start: int, end: int, broken: bytes, encoding: str) -> Finding:
    shown = broken[:8].hex(" ").upper() + (" ..." if len(broken) > 8 else "")
    count = "1 byte" if len(broken) == 1 else f"{len(broken)} bytes"
    reason = f"{count} that {_name(encoding)} does not know ({shown}), shown as U+FFFD"
    return Finding(stage=STAGE, reason=reason, start=start, end=end)


def _name(encoding: str) -> str:
    return _NAMES.get(encoding, encoding.upper().removesuffix("-LE").removesuffix("-BE"))
