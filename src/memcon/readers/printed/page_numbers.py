"""Page numbers as they are printed at the head or foot of pages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_EDGE = r"[\s\[\](){}<>|~*.,:=_–—-]*"
_ALONE = re.compile(
    rf"{_EDGE}(?:(?:page|pg?\.?|seite|s\.|стр\.?|folio|f\.)\s*)?(?P<n>\d{{1,5}}|[ivxlc]{{1,8}})"
    rf"(?:\s*(?:/|of|von|sur|из)\s*(?P<of>\d{{1,5}}))?{_EDGE}",
    re.IGNORECASE,
)
_AT_EDGE = re.compile(r"(?P<first>\d{1,5})(?=\s+\D)|(?<=\S\s)(?P<last>\d{1,5})\s*$")
_COUNTED = re.compile(r"(?:\b(?:nos?|nr|num|doc(?:ument)?|vol(?:ume)?|part|annex|appendix)\.?|№)\s*$", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_APART = 2  # pages: a title page or a plate may have no number


class Numbered(NamedTuple):
    """A number in a line at the edge of a page: its value, as printed, and the line without it.

    `of` is the number of pages that stands with it ("3 of 12").
    """

    value: int
    label: str
    rest: str
    roman: bool = False
    of: int | None = None

    @property
    def alone(self) -> bool:
        """True when nothing else stands in the line."""
        return not self.rest


def numbered(words: str) -> list[Numbered]:
    """The numbers in a line that may be the page's: alone, in a cell of their own, or at either end."""
    cells = [cell for cell in words.split("\t") if cell.strip()]
    found: list[Numbered] = []
    for at, cell in enumerate(cells):
        match = _ALONE.fullmatch(cell)
        value = _value(match["n"]) if match else None
        if match and value is not None:
            rest = "\t".join(cells[:at] + cells[at + 1 :])
            pages = int(match["of"]) if match["of"] else None
            found.append(Numbered(value, match["n"], rest, not match["n"].isdigit(), pages))
    if not found:
        for match in _AT_EDGE.finditer(words):
            start, end = match.span("first" if match["first"] else "last")
            if (match["last"] or start == 0) and not _COUNTED.search(words[:start]):
                rest = f"{words[:start]} {words[end:]}".strip()
                found.append(Numbered(int(words[start:end]), words[start:end], rest))
    return found


def in_order(pages: Sequence[Sequence[Numbered]]) -> Iterator[Mapping[Numbered, int]]:
    """For each page those of its numbers that count on from a page near it, with how many pages do.

    A number that is the page's own place in the source counts too where it stands alone in its line, but for the
    first page's, or with the number of all pages.
    """
    for at, numbers in enumerate(pages):
        fitting: dict[Numbered, int] = {}
        for number in numbers:
            others = sum(
                any(_counts_on(number, other, by) for other in pages[at + by])
                for by in (-_APART - 1, -_APART, -1, 1, _APART, _APART + 1)
                if 0 <= at + by < len(pages)
            )
            alone = number.alone and number.value == at + 1 > 1
            if others or alone or (number.value == at + 1 and number.of == len(pages)):
                fitting[number] = others + 1
        yield fitting


def _counts_on(number: Numbered, other: Numbered, by: int) -> bool:
    return number.roman == other.roman and other.value - number.value == by


def _value(printed: str) -> int | None:
    """The value of a number in figures or Roman numerals; None for what is neither."""
    if printed.isdigit():
        return int(printed)
    if not re.fullmatch(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", printed.lower()):
        return None
    values = [_ROMAN[letter] for letter in printed.lower()]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
