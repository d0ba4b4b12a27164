"""Sources that are text: plain, Markdown, and web pages."""

import re

from memcon.errors import UnreadableSource
from memcon.model import Finding
from memcon.readers import html
from memcon.readers.decoding import decode
from memcon.readers.extracted import Extracted
from memcon.readers.page import declared_encoding
from memcon.readers.settings import Settings

_HEAD = 100_000  # bytes at the beginning that tell what a text is written in

_NOT_BEFORE_HTML = r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*"
_HTML = re.compile(_NOT_BEFORE_HTML + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s*<\?xml\b|" + _NOT_BEFORE_HTML + r"<(?:TEI|teiCorpus)\b", re.DOTALL)
_TAG = re.compile(r"<(?:p|div|span|br|h[1-6]|table|a|b|i|em|strong|ul|ol|pre)\b[^<>]*>", re.IGNORECASE)
# Signs of Markdown; a text that has two kinds of them was written in it, whatever its name.
# Each opens with letters and then asks what stands before them: so a search leaps from one place to the next.
_MARKDOWN = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"#(?<=^#)#{0,5} \S",
        r"\*\*(?<=^\*\*)\S.*\S?\*\*",
        r"\[[^\]\n]+\]\([^)\s]*\)",
        r"<(?<=^<)https?://[^>\s]+>$",
        r"\\[*_\[\]#]",
        r"  (?<=\S  )\n\S",
    )
)


def is_page(content: bytes, suffix: str) -> bool:
    """True for a web page: told by its first element, or by its name and some element of HTML."""
    head = _head(content)
    return bool(_HTML.match(head)) or (suffix in (".html", ".htm", ".xhtml") and _TAG.search(head) is not None)


def is_markdown(content: bytes, suffix: str) -> bool:
    """True for a text with two signs of Markdown, or called so."""
    head = _head(content)
    if not head or _XML.match(head):
        return False
    return suffix in (".md", ".markdown") or sum(bool(sign.search(head)) for sign in _MARKDOWN) > 1


def is_text(content: bytes, suffix: str) -> bool:
    """True: what is nothing else is taken for text, and refused in decoding when it is none."""
    return True


def plain(content: bytes, settings: Settings) -> Extracted:
    """The text as it stands; UnreadableSource when the bytes are no text."""
    decoded = decode(content)
    if _XML.match(decoded.text[:_HEAD]):
        raise UnreadableSource(
            "is an XML file of a kind that memcon does not know.", "Export it as plain text, HTML or TEI."
        )
    return Extracted(decoded.text, findings=decoded.findings)


def page(content: bytes, settings: Settings) -> Extracted:
    """The main text of a web page; UnreadableSource when it shows no words."""
    decoded = decode(content)
    # Only bytes that are not UTF-8 leave it to be asked what the page says of itself.
    if decoded.encoding == "cp1252" or decoded.findings:
        decoded = decode(content, declared_encoding(content))
    found = html.extract(decoded.text)
    # The places were in the page's source; the text has other offsets.
    findings = tuple(Finding(stage=finding.stage, reason=finding.reason) for finding in decoded.findings)
    return found._replace(findings=findings)


def _head(content: bytes) -> str:
    """The beginning of a text, decoded; empty when it is none."""
    try:
        return decode(content[:_HEAD]).text
    except UnreadableSource:
        return ""
