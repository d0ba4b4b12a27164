"""What the header of a TEI file says of the edition, and of a lone record."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from memcon.readers.tei.tree import XML, attribute, inside, name_of, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNNAMED = "the edition"
_THREE_LETTERS = {"eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "rus": "ru"}


class Edition(NamedTuple):
    """An edition: its title, the name under which it answers for what its markup says, its language (ISO 639-1)."""

    title: str | None
    name: str
    language: str | None


def edition_of(root: "_Element") -> Edition:
    """The edition that the file's header describes.

    Its title is the complete one where the header gives several, else the main one, else the first. It answers
    under its title, or its publisher's name where it has none.
    """
    header = next(_headers(root), None)
    titles: dict[str, str] = {}
    publisher = ""
    language = attribute(root, "lang")
    if header is not None:
        statement = next(inside(header, "titleStmt"), None)
        for title in inside(statement, "title") if statement is not None else ():
            if words := words_of(title):
                titles.setdefault(attribute(title, "type") or "main", words)
        publisher = next((words_of(each) for each in inside(header, "publisher", "authority")), "")
        language = language or next((attribute(each, "ident") for each in inside(header, "language")), "")
    called = titles.get("complete") or titles.get("main") or next(iter(titles.values()), None)
    return Edition(called, called or publisher or _UNNAMED, two_letters(language))


def header_of(record: "_Element") -> "_Element | None":
    """The header that describes this record alone: that of its own `TEI`, when no other record shares it."""
    around: _Element | None = record
    while around is not None and name_of(around) not in ("TEI", "TEI.2"):
        around = around.getparent()
    return next(_headers(around), None) if around is not None else None


def language_of(record: "_Element") -> str | None:
    """The language that the record or what holds it is marked with (`xml:lang`), as two letters."""
    around: _Element | None = record
    while around is not None:
        if given := around.get(f"{XML}lang"):
            return two_letters(given)
        around = around.getparent()
    return None


def two_letters(tag: str) -> str | None:
    """The language of a tag ("en-US"); None where it has no code of two letters."""
    code = tag.partition("-")[0].lower()
    return (
        code if len(code) == 2 and code.isalpha() else {"eng": "en", "fra": "fr", "deu": "de", "rus": "ru"}.get(code)
    )


def _headers(root: "_Element") -> Iterator["_Element"]:
    return (child for child in root if name_of(child) == "teiHeader")
