"""The markers of footnotes in running text: in brackets, raised, signs, digits and letters glued to words."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from memcon.lexicon import load
from memcon.stages.insertions import is_english
from memcon.text import Span

SIGNS = "*†‡§¶"
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏ", "0123456789abcdefghijk")
_MONTHS = "|".join(load("forms")["months"])
_IN_BRACKETS = re.compile(r"\[\\?\[?\s*(\d{1,3})\s*\\?\]?\]?(?:\(#[^)\s]*\))?(?<=[\])])")
_LETTER_IN_BRACKETS = re.compile(r"(?<=[\w.,;:”\"’)])\s?\[([a-z])\]|(?<=[\w.,;:”\"’)])\(([a-z])\)")
_IN_ROUND_BRACKETS = re.compile(r"(?<=[\w.,;:”\"’»])\s?\((\d{1,3})\)")
_RAISED_IN_TEXT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹](?<=\S.)[⁰¹²³⁴⁵⁶⁷⁸⁹]*")  # what is rare first: quick to search
_RAISED_LETTER = re.compile(r"(?<=\S)[ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏ](?!\w)")
_NO_NUMBER_ON = r"(?![\d,]|[.:/-]\d|\.[a-z])"
_GLUED = re.compile(rf"(?:(?<=[a-zà-ÿ]{{2}})|(?<=[a-zà-ÿ]{{2}}[.,;:])|(?<=[)\]”’\"'»]))(\d{{1,2}}){_NO_NUMBER_ON}")
# Digits that may be a note's, but also part of what they are glued to: "NATO3", "U.S.3", "1951.3", "1540Z.2".
_LOOSELY_GLUED = re.compile(
    r"(?:(?<=[A-Z]{2})|(?<=[A-Z]{2}[.,;:])|(?<=[A-Za-z]\.[A-Za-z]\.)|(?<=\d{3}[.,;:])|(?<=\b1[5-9]\d\d)|(?<=\dZ\.)"
    rf"|(?<=[a-z%][?!…])|(?<=[%…]))(\d{{1,2}}){_NO_NUMBER_ON}"
)
_DATED = re.compile(
    rf"\b(?:{_MONTHS})\s+(?:(?:\d{{1,2}},?\s+)?(?:1[5-9]|20)\d\d(?P<year>\d{{1,2}})|"
    r"(?P<run>\d{3,4})|\d{1,2}[.,](?P<after>\d{1,2}))(?![\d:/-]|[.,]\d)"
)
_GLUED_LETTER = r"(?:(?<=[a-z)\]”\"’»][.,;:])|\b(?P<word>[A-Za-z]{{2,}}?)){letter}(?!\w)"
_EMPHASIS = re.compile(r"(?<![^\s(])[*]{1,3}(?=[^\s*])[^*\n]*$")
_SURE, _LOOSE = 4, 1  # what a marker weighs in the search for the likeliest row of them


class Marker(NamedTuple):
    """A footnote's marker in the running text."""

    marker: str
    span: Span


def bracketed_markers(text: str, span: Span) -> Iterator[Marker]:
    """Digits in brackets ("[1]", "[ 2 ]", "[\\[1\\]](#n1)") or raised ("¹") in `span`."""
    for match in _IN_BRACKETS.finditer(text, *span):
        yield Marker(match.group(1), Span(*match.span()))
    for match in _RAISED_IN_TEXT.finditer(text, *span):
        yield Marker(match.group().translate(RAISED), Span(*match.span()))


def glued_markers(text: str, span: Span) -> Iterator[Marker]:
    """Digits glued to a word, a date or a closing mark in `span`: "printed.2", "November 301", "January 23.2"."""
    for match in _GLUED.finditer(text, *span):
        yield Marker(match.group(1), Span(*match.span(1)))
    for match in _DATED.finditer(text, *span):
        start, end = match.span(str(match.lastgroup))
        if match.lastgroup == "run":
            if 1500 <= int(match.group("run")) < 2100:
                continue
            start += 2 if int(text[start : start + 2]) <= 31 and text[start + 2] != "0" else 1
        if text[start] != "0" and end - start <= 2:
            yield Marker(text[start:end], Span(start, end))


def numbered_markers(text: str, span: Span, labels: Collection[str], round_brackets: bool) -> list[Marker]:
    """The markers in `span` of the numbered notes `labels`; glued digits count only where no bracketed ones are.

    With `round_brackets` the notes themselves are numbered "(1)", and so may their markers be.
    """
    marks = [mark for mark in bracketed_markers(text, span) if mark.marker in labels]
    if not marks and round_brackets:
        found = (Marker(m.group(1), _unspaced(text, m)) for m in _IN_ROUND_BRACKETS.finditer(text, *span))
        marks = _each_in_turn([mark for mark in found if mark.marker in labels], labels)
    if not marks:
        sure = [mark for mark in glued_markers(text, span) if mark.marker in labels]
        loose = (Marker(m.group(1), Span(*m.span(1))) for m in _LOOSELY_GLUED.finditer(text, *span))
        marks = _in_order(sure, [mark for mark in loose if mark.marker in labels and mark not in sure], labels)
    return marks


def lettered_markers(text: str, span: Span, labels: Collection[str]) -> list[Marker]:
    """The markers in `span` of notes marked by letters, each once and in turn; glued ones only to whole words."""
    for pattern in (_LETTER_IN_BRACKETS, _RAISED_LETTER):
        found = (
            Marker((m.group(1) or m.group(2) if m.lastindex else m.group()).translate(RAISED), _unspaced(text, m))
            for m in pattern.finditer(text, *span)
        )
        if marks := _each_in_turn([mark for mark in found if mark.marker in labels], labels):
            return marks
    marks, at = [], span.start
    for letter in sorted(labels):
        mark = next(_glued_letters(text, Span(at, span.end), letter), None)
        if mark is None:
            break
        marks.append(mark)
        at = mark.span.end
    return marks


def _glued_letters(text: str, span: Span, letter: str) -> Iterator[Marker]:
    """`letter` glued to a point or to a word that English has without it, not with it: "conferencea"."""
    for match in re.compile(_GLUED_LETTER.format(letter=letter)).finditer(text, *span):
        word = match.group("word")
        if word is None or (is_english(word) and not is_english(word + letter)):
            yield Marker(letter, Span(match.end() - 1, match.end()))


def sign_marker(text: str, span: Span, sign: str) -> Marker | None:
    """The first place in `span` where `sign` hangs on a word or a mark: "the treaty,*", else behind a space.

    An asterisk that closes words in Markdown emphasis is none.
    """
    alone = rf"(?<![{SIGNS}]){re.escape(sign)}(?![{SIGNS}\w])"
    for before in (r"(?<=[^\s*_#])", r"(?<=[\w.,;:)”\"’] )"):
        for match in re.compile(before + alone).finditer(text, *span):
            line = text.rfind("\n", span.start, match.start()) + 1
            if not _EMPHASIS.search(text, max(line, span.start), match.start()):
                return Marker(sign, Span(*match.span()))
    return None


def _unspaced(text: str, match: re.Match[str]) -> Span:
    return Span(match.start() + text[match.start()].isspace(), match.end())


def _each_in_turn(marks: list[Marker], labels: Collection[str]) -> list[Marker]:
    """The first marker of every label, if every label has one and they come in the order of the labels."""
    wanted = sorted(labels, key=lambda label: (len(label), label))
    kept: list[Marker] = []
    for mark in marks:
        if len(kept) < len(wanted) and mark.marker == wanted[len(kept)]:
            kept.append(mark)
    return kept if len(kept) == len(wanted) else []


def _in_order(sure: list[Marker], loose: list[Marker], labels: Collection[str]) -> list[Marker]:
    """Of glued digits those that count up through the text: one by one, or with gaps when most notes are met."""
    counted: list[Marker] = []
    first = min(map(int, labels), default=1)
    for mark in sorted(sure, key=lambda mark: mark.span):
        if int(mark.marker) == (int(counted[-1].marker) + 1 if counted else first):
            counted.append(mark)
    weighed = [(mark, _SURE) for mark in sure] + [(mark, _LOOSE) for mark in loose]
    rising = _heaviest_rising(sorted(weighed, key=lambda entry: entry[0].span))
    return rising if len(rising) > len(counted) and 2 * len(rising) >= len(labels) else counted


def _heaviest_rising(marks: list[tuple[Marker, int]]) -> list[Marker]:
    """The row of markers, each number greater than the one before, that weighs most."""
    best: dict[int, tuple[int, list[Marker]]] = {}
    for mark, weight in marks:
        number = int(mark.marker)
        before = max((best[n] for n in best if n < number), key=lambda row: row[0], default=(0, []))
        if number not in best or before[0] + weight > best[number][0]:
            best[number] = (before[0] + weight, [*before[1], mark])
    return max(best.values(), key=lambda row: row[0], default=(0, []))[1]
