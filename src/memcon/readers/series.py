"""The headings of a volume's records: those that make a regular series, each with the face of a record behind it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from memcon.lexicon import load
from memcon.readers.faces import (
    LONGEST,
    Line,
    closes,
    either,
    face,
    is_dateline,
    is_day,
    is_file_number,
    is_marking,
    is_sentence,
    is_title,
    is_whole,
)
from memcon.text import Span

_WORDS = load("volumes")
_OPENS = r"[\[(]?(?P<number>\d{1,4})(?P<letter>[a-zA-Z])?[\])]?"
_NUMBERED: dict[str, re.Pattern[str]] = {
    "named number": re.compile(
        rf"(?i)\[?(?:{either(_WORDS['number_words'])})\.?\s*(?P<number>\d{{1,4}})(?P<letter>(?-i:[A-Za-z]))?[\])]?"
        r"(?:\.?$|\s*[.:)–—-]*\s*(?P<title>(?-i:[^\W\d_a-zà-ÿа-я]|[“\"'‘(\[]).*)$)"
    ),
    "number": re.compile(rf"{_OPENS}\.?$"),
    "number and title": re.compile(rf"{_OPENS}[.:)]?\s+(?P<title>(?:[^\W\d_a-zà-ÿа-я]|[“\"'‘(\[]).*)$"),
}
_ENCLOSED = re.compile(rf"(?i)[\[(]?(?:{either(_WORDS['enclosures'])})\b")
_OPENINGS: tuple[Callable[[str], bool], ...] = (is_title, is_dateline, is_file_number, is_day)
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡])[\])]?[.)]?\s+\S|\[.*\]$|\(.*\)$")
_WHOLE, _PART, _NONE = 3.0, 1.0, 0.1  # what a heading is worth by the face behind it
_MISSING, _MOST_MISSING = 0.4, 2.0  # what each number left out between two headings costs, and the most they cost
_SIGNATURE = 60  # characters of the longest line that may be one
_SURE = 0.6  # share of the headings of a series that must have a whole face
_AS_MANY = 0.5  # of as many whole faces as other headings have, numbered ones must have this share
_NEAR = 5  # a number that is higher by no more goes on from the one before
_TALL = 4  # lines between the first and another of one heading
_BETWEEN, _FAR = 40, 200  # candidates, and lines, that are looked through for the end of a heading's record
_BEHIND = 400  # headings before one that are looked at for the one it follows


class Seen(NamedTuple):
    """What a line looks like as a heading: its kind, its number (with a letter) and the title behind it."""

    kind: str
    number: int | None
    letter: str
    title: str


class Head(NamedTuple):
    """A line that may head a record: its place among the lines, its number (with a letter), its face."""

    line: int
    kind: str
    number: int | None
    letter: str
    title: str
    signs: frozenset[str]

    @property
    def whole(self) -> bool:
        """True when a date and another sign of a record stand in it or behind it."""
        return is_whole(self.signs)


def series_of(lines: Sequence[Line]) -> list[Head]:
    """The headings of the records among `lines`, in order; none when they make no series of two or more.

    Numbered headings, whose numbers must rise, are preferred to those of Markdown, and these to mere titles and
    date lines, unless the others are far more: notes are numbered too.
    """
    families = (
        _longest((_rising(heads), heads) for heads in _candidates(lines, _numbered)),
        _longest((_regular(lines, heads), heads) for heads in _candidates(lines, _in_markdown)),
        _longest((_regular(lines, heads), heads) for heads in _candidates(lines, _openings)),
    )
    most = max(map(_whole, families))
    return next(heads for heads in families if _whole(heads) >= _AS_MANY * most)


def _longest(found: Iterable[tuple[list[Head], list[Head]]]) -> list[Head]:
    return max((series for series, heads in found if _holds(series, heads)), key=_rank, default=[])


def _rank(heads: Sequence[Head]) -> tuple[int, int]:
    """Series with more records come first; of two with as many the one that begins earlier."""
    return _whole(heads), -heads[0].line if heads else 0


def _whole(heads: Sequence[Head]) -> int:
    return sum(head.whole for head in heads)


def _candidates(lines: Sequence[Line], classify: Callable[[Line], Iterator[Seen]]) -> Iterator[list[Head]]:
    """The headings of each kind, with the face that stands between each and the next."""
    by_kind: dict[str, list[tuple[int, Seen]]] = {}
    for at, line in enumerate(lines):
        if line.opens and len(line.words) <= LONGEST:
            for seen in classify(line):
                by_kind.setdefault(seen.kind, []).append((at, seen))
    for found in by_kind.values():
        if len(found) > 1:
            yield list(_heads(lines, found))


def _heads(lines: Sequence[Line], found: Sequence[tuple[int, Seen]]) -> Iterator[Head]:
    for i, (at, seen) in enumerate(found):
        if _is_enclosed(lines, at) or (i and _is_of(lines, found[i - 1], found[i])):
            continue
        following = [other for other in found[i + 1 : i + 1 + _BETWEEN] if not _is_of(lines, found[i], other)]
        # A paragraph "1." behind "25 Minute" is no heading of the series: its number does not go on from 25.
        after = next((n for n, other in following if _goes_on(seen, other)), None)
        if _has_body(lines[at + 1 : after or at + 1 + _FAR]):
            end = after or at + 1 + _FAR
            if seen.number is not None:
                end = next((n for n, _ in following if not _closes(lines[n])), end)
            yield Head(at, *seen, face(seen.title, lines[at + 1 : end]))


def _is_of(lines: Sequence[Line], one: tuple[int, Seen], two: tuple[int, Seen]) -> bool:
    """True for a second line of one heading: its date line, or its number once more."""
    if (one[1].number, one[1].letter) != (two[1].number, two[1].letter) or one[1].kind.startswith("heading"):
        return False
    return _is_one_heading(lines, one[0], two[0])


def _goes_on(one: Seen, two: Seen) -> bool:
    """True when the second heading is that of another record, so that the first one's ends there."""
    if one.number is None or two.number is None:
        return True
    return one.number < two.number <= one.number + _NEAR


def _is_one_heading(lines: Sequence[Line], first: int, second: int) -> bool:
    """True when nothing but lines of a heading stands between two of its lines: a title over its date line."""
    between = lines[first + 1 : second]
    return len(between) <= _TALL and not any(
        line.rule or is_sentence(line.words) or closes(line.words) for line in between
    )


def _closes(line: Line) -> bool:
    return len(line.words) > 60 and line.words[-1] in ".!?"


def _numbered(line: Line) -> Iterator[Seen]:
    for kind, pattern in _NUMBERED.items():
        match = pattern.match(line.words)
        if match:
            title = match.groupdict().get("title") or ""
            if not is_sentence(title) and not is_marking(title):
                yield Seen(f"{kind} {line.level}", int(match["number"]), (match["letter"] or "").lower(), title)


def numbered_heading(words: str) -> Seen | None:
    """What a line, without the signs of Markdown, looks like as a numbered heading; None when it is none."""
    return next(_numbered(Line(Span(0, len(words)), words, True, 0)), None)


def _in_markdown(line: Line) -> Iterator[Seen]:
    if line.level and not is_sentence(line.words):
        yield Seen(f"heading {line.level}", None, "", line.words)


def _openings(line: Line) -> Iterator[Seen]:
    if not line.level and any(opens(line.words) for opens in _OPENINGS):
        yield Seen("opening", None, "", line.words)


def _has_body(lines: Sequence[Line]) -> bool:
    """True when words that are no heading stand between two headings; between entries of contents there are none."""
    return any(is_sentence(line.words) or line.words[-1:] in ".!?”\"'’)]»" for line in lines)


def _is_enclosed(lines: Sequence[Line], at: int) -> bool:
    """True for a heading behind "Enclosure 2", or one that the words before it lead up to ("Contents:")."""
    before = [line for line in lines[max(0, at - 2) : at] if not line.rule]
    if before and before[-1].words.endswith((":", ",", ":-", ":—")):
        return True
    return any(len(line.words) < 90 and _ENCLOSED.match(line.words) for line in before) or any(
        len(line.words) < 20 and line.words.endswith(":") for line in before
    )


def _rising(heads: Sequence[Head]) -> list[Head]:
    """The best chain of headings whose numbers rise: many whole faces, few numbers left out."""
    best: list[tuple[float, int]] = []  # worth of the best chain that ends here, and the heading before
    for at, head in enumerate(heads):
        own = _WHOLE if head.whole else _PART if head.signs else _NONE
        worth, before = own, -1
        for other in range(max(0, at - _BEHIND), at):
            step = _step(heads[other], head)
            if step is None:
                continue
            cost = min(_MOST_MISSING, _MISSING * step)
            if best[other][0] + own - cost > worth:
                worth, before = best[other][0] + own - cost, other
        best.append((worth, before))
    at = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    chain: list[Head] = []
    while at >= 0:
        chain.append(heads[at])
        at = best[at][1]
    chain.reverse()
    return _without_strays(chain)


def _step(one: Head, two: Head) -> int | None:
    """How many numbers are left out between two headings; None when the second does not follow."""
    if one.number is None or two.number is None:
        return None
    if two.number == one.number:
        return 0 if two.letter > one.letter else None
    return two.number - one.number - 1 if two.number > one.number else None


def _without_strays(chain: Sequence[Head]) -> list[Head]:
    """`chain` without headings that show no face and are not next to the number of one that is left."""
    kept: list[Head] = []
    for at, head in enumerate(chain):
        steps = [_step(*pair) for pair in ((chain[at - 1], head), (head, chain[min(at + 1, len(chain) - 1)]))]
        near = (at > 0 and steps[0] == 0) or (at + 1 < len(chain) and steps[1] == 0)
        if head.signs or near:
            kept.append(head)
    return kept


def _regular(lines: Sequence[Line], heads: Sequence[Head]) -> list[Head]:
    """Unnumbered headings: those of Markdown, or those with a whole face, each behind the end of a record.

    Two are a series only when they are alike: a letter may be followed by a paper it sends.
    """
    if heads and heads[0].kind != "opening":  # a volume's own headings of one level: some face may be wanting
        return list(heads)
    whole = [head for head in heads if head.whole]
    if whole:
        whole = [head for at, head in enumerate(whole) if not at or _is_end(lines[head.line - 1])]
        if len(whole) == 2 and not _are_alike(lines, whole[0], whole[1]):
            return []
    return whole


def _are_alike(lines: Sequence[Line], one: Head, two: Head) -> bool:
    """True for two headings of one kind that a rule, a page or a reference parts, or that have three signs each."""
    before = lines[two.line - 1]
    kinds = [next(opens for opens in _OPENINGS if opens(head.title)) for head in (one, two)]
    parted = before.rule or lines[two.line].leaf or closes(before.words)
    return kinds[0] is kinds[1] and (parted or min(len(one.signs), len(two.signs)) > 2)


def _is_end(line: Line) -> bool:
    """True for what may close a record: a rule, a note, a reference, a signature, the end of a sentence."""
    words = line.words
    return (
        line.rule or words[-1:] in '.!?”"’»' or bool(_NOTE.match(words)) or closes(words) or len(words) < _SIGNATURE
    )


def _holds(heads: Sequence[Head], among: Sequence[Head]) -> bool:
    """True for a series: two headings or more, most with a whole face, and not the few that rise of many.

    A numbered heading that closes like a sentence, as notes do, counts only where its number goes on from the one
    before.
    """
    sure = sum(
        head.whole and (head.number is None or head.title[-1:] != "." or (at > 0 and _step(heads[at - 1], head) == 0))
        for at, head in enumerate(heads)
    )
    return len(heads) > 1 and sure > 1 and sure >= _SURE * len(heads) and sure >= _AS_MANY * _whole(among)
