"""The editor's footnotes at the end of a record or of a part of it, and their markers in the text."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from memcon.lexicon import load
from memcon.stages.layout import Block
from memcon.text import Span, trimmed

_MONTHS = "|".join(load("forms")["months"])
_OPENING = re.compile(
    r"""(?P<linked>\[\\?\[\s*(?P<n1>\d{1,3})\\?\s*\]\\?\]\([^)\s]*\)(?=\s*\S))
      | (?P<bracketed>\[\s*(?P<n2>\d{1,3})\s*\](?=\s*[^\s.,;:)\]]))
      | (?P<dotted>(?P<n3>\d{1,3})\s?\.(?=\s+\S))
      | (?P<bare>\^?(?P<n4>\d{1,3})(?=\s+[^\s.,;]))
      | (?P<raised>(?P<n5>[¹²³⁴-⁹⁰]+)(?=\s*\S))
      | (?P<starred>(?P<s>\*{1,3}|†{1,2}|‡)(?=\s*[^\s*†‡]))""",
    re.VERBOSE,
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_IN_BRACKETS = re.compile(r"\[\\?\[?\s*(\d{1,3})\s*\\?\]?\]?(?:\(#[^)\s]*\))?(?<=[\])])")
_GLUED = re.compile(
    r"(?:(?<=[a-zà-ÿ]{2})|(?<=[a-zà-ÿ]{2}[.,;:])|(?<=[)\]”’\"'»]))(\d{1,2})(?![\d,]|[.:/-]\d|\.[a-z])"
)
_DATED = re.compile(
    rf"\b(?:{_MONTHS})\s+(?:(?:\d{{1,2}},?\s+)?(?:1[5-9]|20)\d\d(?P<year>\d{{1,2}})|"
    r"(?P<run>\d{3,4})|\d{1,2}[.,](?P<after>\d{1,2}))(?![\d:/-]|[.,]\d)"
)
_RAISED_IN_TEXT = re.compile(r"(?<=\S)[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SECTION = re.compile(r"(?i)(?:enclosure|attachment|annex(?:ure)?|appendix|schedule)\b.{0,60}$")
_ARCHIVE = re.compile(
    r"\[\s*(?:[A-Z][A-Z0-9 .,&()'/-]{0,60}?|NAA|[A-Z]{2,5})\s*[:,]\s*[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]?$"
    r"|\[[A-Z]{3,5} \d[^\[\]]*\]$"
)
_FREE = 4  # blocks that may stand between two notes and belong to the first


class Note(NamedTuple):
    """A footnote: its marker without brackets, where the marker stands, and the place of the whole note."""

    marker: str
    words: Span
    span: Span


class Marker(NamedTuple):
    """A footnote's marker in the running text."""

    marker: str
    span: Span


def is_archive_reference(words: str) -> bool:
    """True for a line such as "[NA: B12, WHEAT 4, ii]": brackets round a repository and a place in it."""
    return len(words) < 300 and words.startswith("[") and bool(_ARCHIVE.match(words))


def opening(words: str) -> tuple[str, str, int] | None:
    """Style, marker and length of the marker with which `words` open like a footnote, or None."""
    match = _OPENING.match(words)
    if match is None:
        return None
    style = str(match.lastgroup)
    for name in ("linked", "bracketed", "dotted", "bare", "raised", "starred"):
        if match.group(name):
            style = name
    marker = next(match.group(g) for g in ("n1", "n2", "n3", "n4", "n5", "s") if match.group(g))
    return style, marker.translate(_RAISED), match.end()


def bracketed_markers(text: str, span: Span) -> Iterator[Marker]:
    """Digits in brackets ("[1]", "[ 2 ]", "[\\[1\\]](#n1)") or raised ("¹") in `span`."""
    for match in _IN_BRACKETS.finditer(text, *span):
        yield Marker(match.group(1), Span(*match.span()))
    for match in _RAISED_IN_TEXT.finditer(text, *span):
        yield Marker(match.group().translate(_RAISED), Span(*match.span()))


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


class Apparatus(NamedTuple):
    """The notes to one stretch of text: the notes, and the stretch in which their markers stand."""

    body: Span
    notes: tuple[Note, ...]
    markers: tuple[Marker, ...]


def apparatus(text: str, found: Sequence[Block]) -> list[Apparatus]:
    """The runs of footnotes among the blocks of `text`, numbered 1, 2, 3 and confirmed by markers before them."""
    items = [line for block in found for line in (block.lines if _has_inner_note(text, block) else (block.span,))]
    runs: list[Apparatus] = []
    at = body_start = 0
    while at < len(items):
        run, after = _run(text, items, at)
        if run:
            body = Span(body_start, run[0].span.start)
            marks = _confirmed(text, body, run)
            if _believed(text, items, after, run, marks):
                runs.append(Apparatus(body, tuple(run), marks))
                at, body_start = after, run[-1].span.end
                continue
        at += 1
    return runs


def _has_inner_note(text: str, block: Block) -> bool:
    return len(block.lines) > 1 and any(opening(line.of(text)) for line in block.lines[1:])


def _run(text: str, items: Sequence[Span], first: int) -> tuple[list[Note], int]:
    """Notes numbered 1, 2, 3 ... (or *, **, ...) from item `first` on, and the item after them."""
    start = _opened(text, items[first], "1")
    if start is None:
        return [], first
    style, notes = start[0], list(start[1])
    at = first + 1
    kept = at
    while at < len(items):
        words = items[at].of(text)
        expected = _next(notes[-1].marker)
        here = opening(words)
        if is_archive_reference(words):
            at += 1
            continue
        if here and here[0] == style and here[1] != expected and _follows(expected, here[1]):
            notes[-1:] = _parted(text, notes[-1], expected)
            expected = _next(notes[-1].marker)
        if here and here[0] == style and (here[1] == expected or _follows(expected, here[1])):
            notes.append(_note(here, items[at]))
        elif _SECTION.match(words) or not _goes_on(text, items, at, style, expected):
            break
        else:
            notes[-1] = Note(
                notes[-1].marker,
                Span(notes[-1].words.start, items[at].end),
                Span(notes[-1].span.start, items[at].end),
            )
        at += 1
        kept = at
    notes[-1:] = _parted(text, notes[-1], _next(notes[-1].marker))
    return notes, kept


def _opened(text: str, item: Span, marker: str) -> tuple[str, list[Note]] | None:
    here = opening(item.of(text))
    if here is None or here[1] not in (marker, "*", "†"):
        return None
    return here[0], [_note(here, item)]


def _note(here: tuple[str, str, int], item: Span) -> Note:
    return Note(here[1], Span(item.start + here[2], item.end), item)


def _next(marker: str) -> str:
    return str(int(marker) + 1) if marker.isdigit() else {"*": "**", "**": "***", "†": "††"}.get(marker, "†")


def _follows(expected: str, marker: str) -> bool:
    """One number may be missing: the web editions drop notes."""
    return expected.isdigit() and marker.isdigit() and int(marker) - int(expected) == 1


def _goes_on(text: str, items: Sequence[Span], at: int, style: str, expected: str) -> bool:
    """A block without a number inside the notes, or a last one behind them, belongs to the note before."""
    rest = [item for item in items[at:] if not is_archive_reference(item.of(text))]
    for item in rest[1 : _FREE + 1]:
        here = opening(item.of(text))
        if here and here[0] == style and here[1] == expected:
            return True
    return len(rest) <= 2


def _parted(text: str, note: Note, expected: str) -> list[Note]:
    """A note behind which the next one was printed on the same line is two notes."""
    match = (
        re.compile(rf"(?<=[\s.]){expected}\.?\s+(?=[A-Z‘'“\"(])").search(text, *note.words)
        if expected.isdigit()
        else None
    )
    if match is None or re.search(
        r"(?i)\b(?:no|nos|note|notes|document|documents|part|vol|item|box|pp?|and|of|to)\.?$",
        text[note.words.start : match.start()].rstrip(),
    ):
        return [note]
    end = trimmed(text, Span(note.span.start, match.start())).end
    second = Note(expected, Span(match.end(), note.span.end), Span(match.start(), note.span.end))
    return [Note(note.marker, Span(note.words.start, end), Span(note.span.start, end)), second]


def _confirmed(text: str, body: Span, notes: Sequence[Note]) -> tuple[Marker, ...]:
    """The markers in `body` of the numbered `notes`; glued digits count only where no bracketed ones are."""
    numbers = {note.marker for note in notes}
    marks = [mark for mark in bracketed_markers(text, body) if mark.marker in numbers]
    if not marks:
        marks = _in_order([mark for mark in glued_markers(text, body) if mark.marker in numbers])
    for note in notes:
        if not note.marker.isdigit():
            at = text.find(note.marker, *body)
            if at > body.start and not text[at - 1].isspace():
                marks.append(Marker(note.marker, Span(at, at + len(note.marker))))
    return tuple(sorted(set(marks), key=lambda mark: mark.span))


def _in_order(marks: list[Marker]) -> list[Marker]:
    """Of glued digits those that count up by one through the text."""
    kept: list[Marker] = []
    for mark in sorted(marks, key=lambda mark: mark.span):
        if int(mark.marker) == (int(kept[-1].marker) + 1 if kept else 1):
            kept.append(mark)
    return kept


def _believed(text: str, items: Sequence[Span], after: int, notes: Sequence[Note], marks: Sequence[Marker]) -> bool:
    """Numbered lines are footnotes when markers in the text say so, or when they can be nothing else."""
    style = (opening(text[notes[0].span.start : notes[0].span.end]) or ("",))[0]
    known = {mark.marker for mark in marks}
    at_end = all(is_archive_reference(item.of(text)) for item in items[after:])
    if style == "linked":
        return True
    if style == "bare":
        return bool(known) or (at_end and len(notes) <= 3)
    return 2 * len(known) >= len(notes) and (at_end or style != "dotted")
