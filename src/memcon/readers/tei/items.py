"""Which elements of a TEI file are records of their own."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.readers.page import names
from memcon.readers.tei.tree import XML, attribute, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_DIV = re.compile(r"div[1-7]?")
# What editions call the division of one record (`@type`): those of the State Department, the British, German and
# Swiss series, and of editions of letters.
_RECORD = names(
    "document doc record item letter brief lettre telegram telegramm télégramme cable despatch dispatch memorandum"
    " mémorandum note minute minutes protocol protokoll report bericht historical-document editorial-note act urkunde"
    " dokument piece pièce"
)


def records(root: "_Element") -> tuple["_Element", ...]:
    """The elements that are records, in the order of the file, none inside another.

    They are the divisions that their type calls so; in a `TEI` of a corpus, a `text` of a group or a
    `floatingText` without such a division, the element itself.
    """
    return tuple(_records(root))


def lone(root: "_Element") -> "_Element":
    """The part of a file without records of their own that is its record: its text."""
    return next((each for each in root.iter("{*}text", "text")), root)


def name_in_volume(element: "_Element") -> str | None:
    """The record's id in its volume: `xml:id`, or else its number."""
    return element.get(f"{XML}id") or attribute(element, "id") or attribute(element, "n") or None


def _records(element: "_Element") -> Iterator["_Element"]:
    if is_record(element):
        yield element
        return
    found = False
    for child in element:
        if name_of(child) not in ("", "teiHeader"):
            for each in _records(child):
                found = True
                yield each
    if not found and _is_whole(element):
        yield element


def is_record(element: "_Element") -> bool:
    """True for a division of a record, told by its type."""
    if not _DIV.fullmatch(name_of(element)):
        return False
    return any(attribute(element, key).lower() in _RECORD for key in ("type", "subtype"))


def _is_whole(element: "_Element") -> bool:
    name, parent = name_of(element), element.getparent()
    within = name_of(parent) if parent is not None else ""
    if name == "floatingText":
        return within != "p"
    return (name, within) in (("text", "group"), ("TEI", "teiCorpus"), ("TEI.2", "teiCorpus.2"))
