"""Running heads and feet: lines at the edge of pages that are no words of the text.

A line at the head or foot of a page is furniture when a number in it counts the pages, or when the same line
stands in the same place on other pages near it and it cannot be the heading of a record: it cuts through a
sentence that runs on from page to page, or is set smaller than the text. What stands inside of a line that
stays, stays. What a browser prints in the margins of a page that it numbers ("1/3") is furniture without a second
page. The classification that is stamped on every page of a record stays where the record may begin.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from memcon.lexicon import load
from memcon.readers.printed.page_numbers import Numbered, in_order, numbered
from memcon.readers.printed.rows import line_of, rows_of
from memcon.readers.printed.sheet import Line, Run, Sheet

_DEEP = 3  # lines at either edge of a page that are looked at
_NEAR = 6  # pages on either side that may have the same running head
_SAME_HEIGHT = 0.012  # of the page's height
_ALIKE = 88  # of 100: a running head as a text layer of poor quality has it
_EXACT = 8  # a shorter one must be the same letter for letter
_SMALLER = 0.92  # of the size of the text
_MARGIN = 0.045  # of the page's height: where browsers print a page's title and address
_MANY_PAGES = 3  # pages on which numbers at the end of a line of words must count on


class Bare(NamedTuple):
    """A page without its furniture; `label` is the printed page number, `size` that of most of its type."""

    sheet: Sheet
    label: str | None


class _Edge(NamedTuple):
    """A line at the edge of a page, `depth` lines from it."""

    line: Line
    row: list[Run]
    depth: int
    top: bool


def bare(sheets: Sequence[Sheet], size: float) -> list[Bare]:
    """The pages without running heads and feet; `size` is that of the text."""
    edges = [_edges(sheet) for sheet in sheets]
    numbers = [[number for edge in page for number in numbered(edge.line.words)] for page in edges]
    counted = list(in_order(numbers))
    repeated = [{id(edge) for edge in page if _elsewhere(edge, edges, at, sheets)} for at, page in enumerate(edges)]
    running = _running(edges, repeated, size)
    found: list[Bare] = []
    for at, (sheet, page) in enumerate(zip(sheets, edges, strict=True)):
        known = {id(edge) for edge in page if id(edge) in repeated[at] and _words(edge.line) in running}
        if any(number.of == len(sheets) for number in counted[at]):
            known |= {id(edge) for edge in page if _is_marginal(edge, sheet, size)}
        label, dropped = _dropped(page, counted[at], known)
        kept = _stamps(page, dropped, label)
        gone = {id(run) for edge in dropped if edge not in kept for run in edge.row}
        runs = tuple(run for run in sheet.runs if id(run) not in gone)
        found.append(Bare(sheet._replace(runs=runs), label or sheet.label))
    return found


def body_size(sheets: Iterable[Sheet]) -> float:
    """The size in which most letters of all pages are set; 0 when there are none."""
    letters: Counter[float] = Counter()
    for sheet in sheets:
        for run in sheet.runs:
            letters[round(2 * run.size) / 2] += len(run.words)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def _edges(sheet: Sheet) -> list[_Edge]:
    """The first and last lines of a page, from its edges inwards; of a page of few lines some are both."""
    rows = [(line_of(row), row) for row in rows_of(sheet.runs)]
    top = [_Edge(*row, depth, True) for depth, row in enumerate(rows[:_DEEP])]
    return top + [_Edge(*row, depth, False) for depth, row in enumerate(rows[: -_DEEP - 1 : -1])]


def _elsewhere(edge: _Edge, edges: Sequence[Sequence[_Edge]], at: int, sheets: Sequence[Sheet]) -> bool:
    """True when a page near page `at` has the same line in the same place."""
    words, height = _words(edge.line), sheets[at].height
    for near in range(max(0, at - _NEAR), min(len(edges), at + _NEAR + 1)):
        if near == at:
            continue
        for other in edges[near]:
            if (
                other.top == edge.top
                and abs(_place(other, sheets[near]) - _place(edge, sheets[at])) < _SAME_HEIGHT * height
                and _same(words, _words(other.line))
            ):
                return True
    return False


def _place(edge: _Edge, sheet: Sheet) -> float:
    return edge.line.baseline if edge.top else sheet.height - edge.line.baseline


def _words(line: Line) -> str:
    return " ".join(line.words.casefold().split())


def _same(words: str, others: str) -> bool:
    if min(len(words), len(others)) < _EXACT or any(map(str.isdigit, words)):
        return words == others
    from rapidfuzz import fuzz

    return fuzz.ratio(words, others) >= _ALIKE


def _running(edges: Sequence[Sequence[_Edge]], repeated: Sequence[set[int]], size: float) -> set[str]:
    """The repeated lines that are no headings."""
    sure: set[str] = set()
    unsure: set[str] = set()
    for at, page in enumerate(edges):
        mine = [edge for edge in page if id(edge) in repeated[at]]
        unsure |= {_words(edge.line) for edge in mine}
        sure |= {_words(edge.line) for edge in mine if edge.line.size < _SMALLER * size}
        if _begins_inside(page, repeated[at]):
            sure |= {_words(edge.line) for edge in mine if edge.top}
            if at:
                before = [edge for edge in edges[at - 1] if id(edge) in repeated[at - 1]]
                sure |= {_words(edge.line) for edge in before if not edge.top}
    return sure | {words for words in unsure if any(_same(words, known) for known in sure)}


def _begins_inside(page: Sequence[_Edge], repeated: set[int]) -> bool:
    """True when the first line below the repeated ones goes on in the middle of a sentence."""
    for edge in page:
        if edge.top and id(edge) not in repeated and not any(n.alone for n in numbered(edge.line.words)):
            return edge.line.words[:1].islower()
    return False


def _dropped(
    page: Sequence[_Edge], counted: Mapping[Numbered, int], known: set[int]
) -> tuple[str | None, list[_Edge]]:
    """The page's number, and its lines that are furniture: from the edges inwards, up to the first that is none."""
    label: str | None = None
    dropped: list[_Edge] = []
    for edge in page:
        if edge.depth > sum(other.top == edge.top for other in dropped):
            continue
        number = _page_number(edge, counted)
        if number is not None:
            label = label or number.label
        if number is not None or id(edge) in known:
            dropped.append(edge)
    return label, dropped


def _is_marginal(edge: _Edge, sheet: Sheet, size: float) -> bool:
    return edge.line.size < _SMALLER * size and _place(edge, sheet) < _MARGIN * sheet.height


def _page_number(edge: _Edge, counted: Mapping[Numbered, int]) -> Numbered | None:
    """The number in a line that counts the pages."""
    for number in numbered(edge.line.words):
        cell = number.alone or "\t" in edge.line.words
        if counted.get(number, 0) >= (1 if cell else _MANY_PAGES):
            return number
    return None


def _stamps(page: Sequence[_Edge], dropped: Sequence[_Edge], label: str | None) -> list[_Edge]:
    """The classification on a page with which a record may begin: at its head, or else at its foot."""
    if label not in (None, "1", "i", "I") or _begins_inside(page, {id(edge) for edge in dropped}):
        return []
    stamps = [edge for edge in dropped if _classifications().fullmatch(_words(edge.line))]
    return [edge for edge in stamps if edge.top] or stamps


@cache
def _classifications() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load("classification")["classification"])
    return re.compile(rf"\W*(?:(?:{words})\W*)+")
