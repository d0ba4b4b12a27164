"""Embedded texts: another's text copied into a record, between "Begins" and "Ends" or as a quotation of paragraphs.

Places are code points, end exclusive. The marks are those of telegrams and of the quotations of printed letters.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from memcon.text import Span, trimmed

_KIND = r"(?:(?i:message|extract|text|statement|telegram|cablegram|letter|note|quotation|quote) )?"
_BEGINS = re.compile(
    rf"(?<=\n){_KIND}(?:Begins?|BEGINS?)(?P<alone>[.:;]?[-–— ]*(?=\n)|[.:;][-–— ]*)"  # at the head of a line
    rf"|\({_KIND}[Bb]egins?[.:]?\)[.:]?"
    rf"|(?<!\w){_KIND}(?:[Bb]egins?(?= ?[:;–—-])|Begins?(?=\.)|BEGINS?) ?(?:[.:;]|[-–—])[-–— ]*(?=\n)"
    r"|\bBEGIN (?:[A-Z]+ ){0,3}(?:TEXT|PAPER|MESSAGE|QUOTE|LETTER|NOTE|STATEMENT)\b[.:]?"
)
_ENDS = re.compile(
    rf"(?:(?<=[.!?'’\"”)\]]\s)|(?<=\n))[(\[]?{_KIND}(?i:ends?(?: text| quote| message)?)[.)]{{0,3}}[ ]*(?=\n|$)"
)
_OPENS = re.compile(r"[:;]\s?[-–—]{0,2}\s*(?P<mark>['‘“\"])(?=\w)")
_REOPENS = re.compile(r"\s*(?:\(?\w{1,3}[.)]\s+)?['‘“\"]")
_SINGLE = re.compile(r"[.?!…]\s?['’](?=[\s\[]|$)")  # an apostrophe stands behind no stop
_DOUBLE = re.compile(r"(?<=\S)[\"”](?!\w)")
_CLOSES = {"'": _SINGLE, "‘": _SINGLE, "“": _DOUBLE, '"': _DOUBLE}


class Embedded(NamedTuple):
    """A text copied into a record: its place with the marks around it, and without them."""

    whole: Span
    content: Span


def embedded_texts(text: str) -> list[Embedded]:
    """The texts embedded in a text, in its order; none lies in another."""
    found: list[Embedded] = []
    reach = 0
    for each in sorted((*_marked(text), *_quoted(text))):
        if each.whole.start >= reach and re.search(r"\w", each.content.of(text)):
            found.append(each)
            reach = each.whole.end
    return found


def _marked(text: str) -> Iterator[Embedded]:
    """ "Begins:- ... Ends."; to the end of the text where only the first stands, at the head of a line."""
    for begins in _BEGINS.finditer(text):
        ends = _ENDS.search(text, begins.end())
        if ends is not None or begins["alone"] is not None:
            end, after = (ends.start(), ends.end()) if ends is not None else (len(text), len(text))
            yield Embedded(Span(begins.start(), after), trimmed(text, Span(begins.end(), end), "-–— \n"))


def _quoted(text: str) -> Iterator[Embedded]:
    """A quotation behind a colon that runs over paragraphs, most of which open it anew; the last closes it."""
    for opens in _OPENS.finditer(text):
        closes = _CLOSES[opens["mark"]].search(text, opens.end())
        if closes is None:
            continue
        paragraphs = text[opens.end() : closes.end()].split("\n\n")[1:]
        if paragraphs and 2 * sum(1 for each in paragraphs if _REOPENS.match(each)) >= len(paragraphs):
            yield Embedded(Span(opens.start("mark"), closes.end()), Span(opens.end(), closes.end() - 1))


def parted(places: Sequence[Span], embedded: Sequence[Embedded]) -> Iterator[tuple[Span, Embedded | None]]:
    """Places cut where embedded texts begin and end, each with the one it lies in; the marks are left out."""
    for place in places:
        start = place.start
        for each in embedded:
            if not each.whole.overlaps(place):
                continue
            if start < each.whole.start:
                yield Span(start, each.whole.start), None
            inside = Span(max(place.start, each.content.start), min(place.end, each.content.end))
            if inside.start < inside.end:
                yield inside, each
            start = min(place.end, each.whole.end)
        if start < place.end:
            yield Span(start, place.end), None
