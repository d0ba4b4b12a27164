"""From the bytes of a source to its records."""

import hashlib
import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from memcon.errors import UnreadableSource
from memcon.model import Description, Division, Finding, Record, Source
from memcon.readers.decoding import Decoded, decode
from memcon.readers.html import extract
from memcon.readers.opening import FORMATS, STANDARD_INPUT, SUFFIXES, stem_of, suffix_of
from memcon.readers.page import declared_encoding
from memcon.text import Span

MediaType = Literal["text/plain", "text/markdown", "text/html"]

_NOT_BEFORE_HTML = r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*"
_HTML = re.compile(_NOT_BEFORE_HTML + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s*<\?xml\b|" + _NOT_BEFORE_HTML + r"<(?:TEI|teiCorpus)\b", re.DOTALL)
_TAG = re.compile(r"<(?:p|div|span|br|h[1-6]|table|a|b|i|em|strong|ul|ol|pre)\b[^<>]*>", re.IGNORECASE)
# Signs of Markdown; a text that has two kinds of them was written in it, whatever its name.
_MARKDOWN = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^#{1,6} \S",
        r"^\*\*\S.*\S?\*\*",
        r"\[[^\]\n]+\]\([^)\s]*\)",
        r"^<https?://[^>\s]+>$",
        r"\\[*_\[\]#]",
        r"\S {2}\n\S",
    )
)
_LOOKED_AT = 100_000


def read_source(path: str, content: bytes) -> Iterator[Record]:
    """The records of one source, each with its text; divisions and a description where the source's markup has them.

    `path` is the source's name as the user gave it ("-" for standard input); what kind of text it is, is
    told by `content` first and by the name where the content leaves it open. A record is called after its
    file ("letters/no12.txt" has the id "no12"), so ids do not move when other files are read; a source
    from standard input after the digest of its bytes.

    UnreadableSource when there is no text in it.
    """
    if not content:
        raise UnreadableSource(
            f"{_called(path)} is empty.", "Nothing was read from it; copy it again, or leave it out."
        )
    try:
        media_type, decoded = _decode(path, content)
        divisions: tuple[Division, ...] = ()
        description = Description()
        text = decoded.text
        findings = decoded.findings
        if media_type == "text/html":
            text, divisions, description = extract(decoded.text)
            # The places were in the page's source; the text has other offsets.
            findings = tuple(_without_place(finding) for finding in findings)
    except UnreadableSource as problem:
        raise UnreadableSource(f"{_called(path)} {problem.message}", problem.remedy) from problem
    if not text.strip():
        raise UnreadableSource(f"{_called(path)} holds only white space.", "Copy it again, or leave it out.")
    digest = hashlib.sha256(content).hexdigest()
    yield Record(
        id=f"stdin-{digest[:8]}" if path == STANDARD_INPUT else stem_of(path),
        source=Source(path=path, sha256=digest, media_type=media_type, span=Span(0, len(text))),
        text=text,
        description=description,
        divisions=divisions,
        findings=findings,
    )


def media_type_of(path: str, text: str) -> MediaType:
    """What kind of text this is; UnreadableSource when it is XML other than a page."""
    head = text[:_LOOKED_AT]
    if _HTML.match(head):
        return "text/html"
    if _XML.match(head):
        raise UnreadableSource(
            "is an XML file (TEI or another).", f"memcon reads {FORMATS}: export it as one of these."
        )
    named = SUFFIXES.get(suffix_of(path))
    if named == "HTML" and _TAG.search(head):
        return "text/html"
    if named == "Markdown" or sum(bool(sign.search(head)) for sign in _MARKDOWN) > 1:
        return "text/markdown"
    return "text/plain"


def _decode(path: str, content: bytes) -> tuple[MediaType, Decoded]:
    decoded = decode(content)
    media_type = media_type_of(path, decoded.text)
    # Only a page says what its bytes mean, and only bytes that are not UTF-8 leave it to be asked.
    if media_type == "text/html" and (decoded.encoding == "cp1252" or decoded.findings):
        decoded = decode(content, declared_encoding(content))
    return media_type, decoded


def _without_place(finding: Finding) -> Finding:
    return msgspec.structs.replace(finding, start=None, end=None)


def _called(path: str) -> str:
    return "Standard input" if path == STANDARD_INPUT else path
