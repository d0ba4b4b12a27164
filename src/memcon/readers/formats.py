"""The formats that are read, each told by its content before its name."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from memcon.readers import docx, images, mail, messages, odt, packages, pdf, rtf, tei, texts
from memcon.readers.extracted import Extracted
from memcon.readers.settings import Settings

MIB = 1024 * 1024

# A number after a dot belongs to a name ("telegram no. 12"); a suffix has a letter.
_SUFFIX = re.compile(r"\.(?=[^.]*[A-Za-z])[A-Za-z0-9]{1,10}$")


class Format(NamedTuple):
    """A format: what it is called, how it is told, how its text is taken out.

    `recognises` is asked with the content of a source and the suffix of its name (lower case, with its dot).
    `extract` raises UnreadableSource with a message that goes on from the name of the source ("is encrypted.").
    `magic` are the first bytes by which files of other names are known too. No source of more than `most_bytes`
    is read.
    """

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes, str], bool]
    extract: Callable[[bytes, Settings], Extracted]
    magic: tuple[bytes, ...] = ()
    most_bytes: int = 64 * MIB


FORMATS: tuple[Format, ...] = (
    Format("PDF", "application/pdf", (".pdf",), pdf.recognises, pdf.extract, magic=(b"%PDF-",), most_bytes=512 * MIB),
    *(
        Format(kind.name, kind.media_type, kind.suffixes, kind.recognises, images.extract, kind.magic, 512 * MIB)
        for kind in images.KINDS
    ),
    Format(
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (".docx", ".docm", ".dotx", ".dotm"),
        docx.recognises,
        docx.extract,
        (packages.MAGIC,),
    ),
    Format(
        "OpenDocument",
        "application/vnd.oasis.opendocument.text",
        (".odt", ".ott"),
        odt.recognises,
        odt.extract,
        (packages.MAGIC,),
    ),
    Format("Rich Text", "application/rtf", (".rtf",), rtf.recognises, rtf.extract, (rtf.MAGIC,)),
    Format("mailbox", "application/mbox", (".mbox",), messages.is_mailbox, mail.mailbox),
    Format("e-mail", "message/rfc822", (".eml",), messages.is_message, mail.message),
    Format("TEI", "application/tei+xml", (".xml", ".tei"), tei.recognises, tei.extract),
    Format("HTML", "text/html", (".html", ".htm", ".xhtml"), texts.is_page, texts.page),
    Format("Markdown", "text/markdown", (".md", ".markdown"), texts.is_markdown, texts.plain),
    Format("plain text", "text/plain", (".txt", ".text"), texts.is_text, texts.plain),
)
"""Asked in this order; the first that recognises a source reads it. The last takes whatever is left."""

BY_SUFFIX = {suffix: form for form in FORMATS for suffix in form.suffixes}


def format_of(content: bytes, path: str) -> Format:
    """The format of a source: the first that recognises it."""
    suffix = suffix_of(path)
    return next(form for form in FORMATS if form.recognises(content, suffix))


def in_words() -> str:
    """The formats with their suffixes, for sentences to the user."""
    named = [f"{form.name} ({', '.join(form.suffixes)})" for form in FORMATS]
    return f"{', '.join(named[:-1])} and {named[-1]}"


def suffix_of(path: str) -> str:
    """The suffix of a path's last part in lower case, with its dot; empty when it has none."""
    found = _SUFFIX.search(os.path.basename(path)[1:])
    return found.group().lower() if found else ""


def stem_of(path: str) -> str:
    """A path's last part without a suffix that is read: what a lone record is called."""
    name = os.path.basename(path)
    return name[: -len(suffix)] if (suffix := suffix_of(path)) in BY_SUFFIX else Path(name).name
