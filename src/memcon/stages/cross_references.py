"""Where an editor sends the reader: to a document or page of the volume, or of another volume.

"See Document 25" has the kind "document" and its number; "Volume V, Document 106" and "ibid., Document 106" have the
volume's before it ("V/106", "ibid/106"); "ante, p. 341" has the kind "page". "supra" and "infra" alone are the
documents before and after, and have no number.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from memcon.text import Span

_NUMBER = r"\d{1,4}[A-Za-z]?(?![\w/]|\.\d)"
_JOIN = r"\s*(?:,\s*(?:and\s+|et\s+)?|;\s+|&|\band\b|\bet\b|\bund\b|\bи\b|–|—|-|\bto\b)\s*"
_LIST = rf"(?P<numbers>{_NUMBER}(?:{_JOIN}(?:{_NUMBER}))*)"
_PUBLISHED = r"(?:(?:Foreign Relations|FRUS|D\.?B\.?P\.?O\.?|D\.?D\.?F\.?|AAPD|ADAP)\b[^.;()]{0,40}?,\s+)"
_VOLUME = (
    rf"(?:{_PUBLISHED}?(?:(?P<years>\d{{4}}(?:\s?[–-]\s?\d{{2,4}})?),\s+)?"
    r"(?:[Vv]ol(?:umes?|s?\.)|tome|t\.|Band|Bd\.|том)\s*(?P<volume>[IVXLC]+|\d{1,3})\b"
    r"(?:,?\s+[Pp](?:art|t\.)\s*(?P<part>\w+))?,\s+)"
)
_IN_VOLUME = r"(?:\s+(?:in|of)\s+[Vv]ol(?:ume|\.)\s*(?P<behind>[IVXLC]+|\d{1,3})\b)"
# "Document 25", "Documents 278-9", "document n° 25", "Dok. 25", "док. № 25".
_DOCUMENT = (
    r"(?:Documents?|[Dd]ocs?\.|documents?\s+n(?:[°º]|os?\.?)|Dok(?:ument|\.)(?:\s+Nr\.)?|[Дд]ок(?:умент|\.)(?:\s+№)?)"
)
_NO = r"(?:N[Oo]s?\.?|[Nn][°º]|nos|Nr\.|№)"
# Before a bare "No. 14" of an edition that numbers its documents so; any other word says what has the number.
_BEFORE_NO = re.compile(
    r"(?:(?:^|[.;:(\[]|\b(?:[Ss]ee(?:\s+also)?|[Cc]f\.?|[Ii]n|[Aa]t|and|also|[Vv]oir|[Vv]gl\.))\s*)$"
)
_PATTERNS = (
    re.compile(rf"(?:{_VOLUME}|(?P<same>[Ii]bid)\.,\s+)?{_DOCUMENT}\s*{_LIST}{_IN_VOLUME}?"),
    re.compile(rf"{_VOLUME}?{_NO}\s*{_LIST}(?P<where>,?\s+(?:above|below|ci-dessus|ci-dessous|oben|unten))?"),
    re.compile(
        r"\b[*_]*(?P<page>[Aa]nte|[Pp]ost|[Ss]upra|[Ii]nfra)[*_]*\s*,?\s*(?:pp?\.|pages?)\s*(?P<numbers>\d{1,4}(?:\s?[–-]\s?\d{1,4})?)"
    ),
    re.compile(
        r"\b(?:pp?\.|pages?)\s*(?P<numbers>\d{1,4}(?:\s?[–-]\s?\d{1,4})?),?\s+(?P<page>above|below|supra|infra)\b"
    ),
    re.compile(r"(?<!\w)(?:[Ss]upra|[Ii]nfra)\b(?!,?\s*(?:note|n\.|p))"),
)
_CALLED = re.compile(
    r"(?:\(|\b(?:[Ss]ee|[Cc]f\.?|[Vv]oir|[Vv]gl\.|[Сс]м\.)(?:\s+(?:also|further|aussi|auch|также))?\s+)$"
)
_DIGITS = re.compile(r"\d+[A-Za-z]?")
_RANGE = re.compile(r"\s*(?:–|—|-|\bto\b)\s*")
_LONGEST = 60  # documents in one range


class CrossReference(NamedTuple):
    """A document or page pointed to, and the words that point."""

    span: Span
    kind: str
    number: str | None


def cross_references(text: str, span: Span, *, editor: bool) -> Iterator[CrossReference]:
    """The cross-references in `span`: several numbers are a row each, those of a range share one place.

    In the record's own words (`editor` false) only those that can mean nothing else: "see Document 25",
    "Volume V, Document 106", "Nos 12 and 14 above".
    """
    taken: list[Span] = []
    for n, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(text, *span):
            place = Span(*match.span())
            if any(place.overlaps(other) for other in taken) or not _points(text, span, n, match, editor):
                continue
            taken.append(place)
            yield from _rows(text, match)


def _points(text: str, span: Span, n: int, match: re.Match[str], editor: bool) -> bool:
    before = text[max(span.start, match.start() - 20) : match.start()]
    groups = match.groupdict()
    if n == 0:
        return editor or bool(groups["volume"] or _CALLED.search(before))
    if n == 1:
        return (
            bool(groups["where"])
            or (editor and bool(groups["volume"]))
            or (editor and bool(_BEFORE_NO.search(before)))
        )
    return n < 4 or editor


def _rows(text: str, match: re.Match[str]) -> Iterator[CrossReference]:
    groups = match.groupdict()
    if "numbers" not in groups:
        yield CrossReference(Span(*match.span()), "document", None)
        return
    if groups.get("page"):
        yield CrossReference(Span(*match.span()), "page", groups["numbers"])
        return
    volume = ", ".join(groups[part] for part in ("same", "years", "volume", "part", "behind") if groups.get(part))
    start = match.start()
    for end, numbers in _ranges(text, Span(*match.span("numbers"))):
        for number in numbers:
            yield CrossReference(Span(start, end), "document", f"{volume}/{number}" if volume else number)
        following = _DIGITS.search(text, end, match.end("numbers"))
        start = following.start() if following else end


def _ranges(text: str, span: Span) -> Iterator[tuple[int, list[str]]]:
    """The numbers of a list, those of a range together, each with where its words end."""
    first: re.Match[str] | None = None
    numbers: list[str] = []
    for match in _DIGITS.finditer(text, *span):
        between = text[first.end() : match.start()] if first else ""
        if first and _RANGE.fullmatch(between):
            numbers = _between(first.group(), match.group())
        else:
            if first:
                yield first.end(), numbers
            numbers = [match.group()]
        first = match
    if first:
        yield first.end(), numbers


def _between(first: str, last: str) -> list[str]:
    """The numbers from `first` to `last`, which may be cut short: 278-9."""
    if not (first.isdigit() and last.isdigit()):
        return [first, last]
    end = int(first[: len(first) - len(last)] + last) if len(last) < len(first) else int(last)
    return [str(n) for n in range(int(first), end + 1)] if 0 < end - int(first) <= _LONGEST else [first, last]
