"""How well attributions were found: who (source) is said by which words (cue) to have said or thought what (content).

attribution            attributions whose contents have half or more of their tokens in common (Jaccard) and whose
                       sources share a token, or have none on either side; one to one
content, source, cue   tokens that have the role in some attribution of the text
exact_content          distinct stretches of content, equal at both ends
source_accuracy        of the attributions paired by content alone, the share whose sources share a token

A token is a run of letters, digits and underscores, or any other sign that is no white space; it belongs to a span
that has a character of it. The definitions, and the form of the gold, are those by which the corpus of political
news attributions (Newell, Margolin and Ruths, 2018) is scored beside this repository. All counts are summed over the
texts before the figures are taken (micro average).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Literal, TypeVar

import msgspec

from memcon.evaluation.figures import Accuracy, Figures, Table, Tallies, Tally, add
from memcon.evaluation.gold import Predictions, UnusableGold, outside, read_lines
from memcon.evaluation.matching import ENOUGH, first_come, jaccard
from memcon.text import Span, trimmed

Role = Literal["source", "cue", "content"]

_ROLES: Final[tuple[Role, ...]] = ("content", "source", "cue")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_T = TypeVar("_T", int, Span)
_EXACT, _SAME_SOURCE = "exact_content", "source_accuracy"


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution; offsets are code points, end exclusive. Each role may have several places or none."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Attributions(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a file: a text and who says what in it. A prediction may leave the text out."""

    id: str
    text: str | None = None
    attributions: tuple[Attribution, ...]


class GoldAttributions(Attributions, frozen=True, kw_only=True):
    """One line of a gold file."""

    text: str


def read_gold(path: Path) -> list[GoldAttributions]:
    """Read a gold file of attributions; UnusableGold with the line when it cannot be used."""
    return read_lines(path, GoldAttributions, lambda line: _fault(line, line.text))


def read_predicted(path: Path) -> list[Attributions]:
    """Read predictions in the form of the gold, where the text may be left out; UnusableGold as above."""
    return read_lines(path, Attributions)


def evaluate(gold: Iterable[GoldAttributions], predicted: Iterable[Attributions]) -> Figures:
    """Take the figures of `predicted` against `gold`; they belong together by id, else by text.

    UnusableGold when a prediction is missing, has another text, or places outside it.
    """
    predictions = Predictions(predicted)
    total: Tallies = {}
    each: dict[str, Table] = {}
    for wanted in gold:
        found = predictions.of(wanted.id, wanted.text)
        if fault := _fault(found, wanted.text):
            raise UnusableGold(f"The prediction for {wanted.id} {fault}.", "Read the text again.")
        tallies = _tallies(wanted.text, wanted.attributions, found.attributions)
        each[wanted.id] = _table(tallies)
        add(total, tallies)
    return Figures(all=_table(total), records=each)


def _fault(line: Attributions, text: str) -> str | None:
    places = [
        (role, span) for attribution in line.attributions for role in _ROLES for span in getattr(attribution, role)
    ]
    faults = (outside(f"a {role}", start, end, line.id, text) for role, (start, end) in places)
    return next(filter(None, faults), None)


class _Marked:
    """One attribution as the numbers of its tokens, by role, and its stretches of content."""

    def __init__(self, text: str, tokens: "_Tokens", attribution: Attribution) -> None:
        self.content = tokens.within(attribution.content)
        self.source = tokens.within(attribution.source)
        self.cue = tokens.within(attribution.cue)
        self.stretches = _stretches(text, attribution.content)

    def same_source(self, other: "_Marked") -> bool:
        return not self.source.isdisjoint(other.source)

    def agrees(self, other: "_Marked") -> bool:
        """The sources share a token, or neither side has one."""
        return self.same_source(other) or not (self.source or other.source)


class _Tokens:
    def __init__(self, text: str) -> None:
        places = [match.span() for match in _TOKEN.finditer(text)]
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]

    def within(self, spans: Iterable[Span]) -> frozenset[int]:
        """The numbers of the tokens that have a character in one of `spans`."""
        return frozenset(
            number
            for start, end in spans
            for number in range(bisect_right(self._ends, start), bisect_left(self._starts, end))
        )


def _stretches(text: str, spans: Iterable[Span]) -> set[Span]:
    """`spans` without outer white space, those joined between which there is nothing else."""
    found: list[Span] = []
    for start, end in sorted(trimmed(text, span) for span in spans):
        if start == end:
            continue
        if found and not text[found[-1].end : start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, end))
        else:
            found.append(Span(start, end))
    return set(found)


def _tallies(text: str, gold: Iterable[Attribution], predicted: Iterable[Attribution]) -> Tallies:
    tokens = _Tokens(text)
    ones = [_Marked(text, tokens, attribution) for attribution in gold]
    twos = [_Marked(text, tokens, attribution) for attribution in predicted]
    likely = _likely(ones, twos)
    agreed = first_come(pair for pair in likely if ones[pair[0]].agrees(twos[pair[1]]))
    found = {"attribution": Tally.pairs(len(agreed), len(ones), len(twos))}
    for role in _ROLES:
        found[role] = _shared(
            {t for m in ones for t in getattr(m, role)}, {t for m in twos for t in getattr(m, role)}
        )
    found[_EXACT] = _shared({s for m in ones for s in m.stretches}, {s for m in twos for s in m.stretches})
    paired = first_come(likely)
    right = sum(ones[i].same_source(twos[k]) for i, k in paired.items())
    found[_SAME_SOURCE] = Tally.pairs(right, len(paired), len(paired))
    return found


def _likely(gold: Sequence[_Marked], predicted: Sequence[_Marked]) -> list[tuple[int, int]]:
    """Pairs of enough common content, the likeliest first.

    Among equally alike contents the pair that shares more tokens comes first, then one whose sources agree, then one
    whose cues share a token, then the order of the text.
    """
    found = []
    for i, one in enumerate(gold):
        for k, two in enumerate(predicted):
            alike = jaccard(one.content, two.content)
            if alike >= ENOUGH:
                common = len(one.content & two.content)
                found.append((-alike, -common, not one.agrees(two), one.cue.isdisjoint(two.cue), i, k))
    return [(i, k) for *_, i, k in sorted(found)]


def _shared(gold: set[_T], predicted: set[_T]) -> Tally:
    return Tally.pairs(len(gold & predicted), len(gold), len(predicted))


def _table(tallies: Tallies) -> Table:
    table: Table = {}
    for name, tally in tallies.items():
        if name == _SAME_SOURCE:
            if tally.gold:
                table[name] = Accuracy(accuracy=tally.found / tally.gold, n=tally.gold)
        elif tally.gold or tally.pred:
            table[name] = tally.score()
    return table
