"""Classification, captions and precedence: lines of a heading, and the sentence of a source note."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import OSA

from memcon.lexicon import load
from memcon.stages.description.dateline import Dateline
from memcon.stages.description.found import Face, Found
from memcon.stages.description.source_note import source_notes
from memcon.stages.description.transmission import transmitted
from memcon.stages.headings import DATE
from memcon.stages.insertions import is_english
from memcon.text import Span, trimmed

_LEX = load("classification")
_FIELDS = ("classification", "precedence")


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


_MARK = re.compile(
    "(?i)(?<![\\w-])(?:" + "|".join(f"(?P<{field}>{_either(_LEX[field])})" for field in _FIELDS) + r")(?![\w-])"
)
_WORD = re.compile(r"[A-Z0-9][A-Z0-9'’/-]*")
_FILLER = re.compile(
    rf"(?i)\([a-z ]+\)|(?:\b(?:copy\s+|экз\.?\s*|ex\.?\s*|ekz\.?\s*)?no\.?|№)\s*\d+|\b(?:{_either(_LEX['among'])})\b"
    r"|[\s.,;:/&*()<>«»–—-]+"
)
_FOR = re.compile(
    r"(?:FOR|TO|FROM|THROUGH|VIA)\b[A-Z0-9 .,'’&()-]*?(?=\s*\b(?:TOP|MOST|SECRET|PERSONAL|PRIVATE|CONF|RESTR|IMMED|"
    r"PRIOR|URG|FROM|STRICT|$)|$)"
)
NUMBERED = re.compile(
    r"(?:No\.?\s*)?(?P<n>(?:[A-Z][\w.]*[ .]?){0,3}\d[\w./-]*?(?:\s?[A-Z])?)(?:\.\s*|\s+)(?=[A-Z][A-Za-z]{3})"
)
_LONGEST = 90  # characters of a line that may hold other words among its markings
_FIRST = 4  # blocks behind the heading among which a line of markings may stand
_SENTENCE = 160  # characters of a source note's sentence of markings
_NOISY = re.compile(r"[A-Z0-9|!][A-Z0-9|!'’-]+")
# The markings in capitals, each with its field, those of most words first: what spoiled words are measured against.
_PHRASES = sorted(
    ((tuple(words.upper().split()), field) for field in _FIELDS for words in _LEX[field] if words.isascii()),
    key=lambda phrase: -len(phrase[0]),
)
_MOST_NOISY = 60  # characters of a line that is read through noise


class Mark(NamedTuple):
    """A marking: its field ("classification", "precedence"), its words, and where they stand."""

    field: str
    value: str
    place: Span


def marks(face: Face, line: Span) -> list[Mark]:
    """The markings of a line that holds only markings, a number and "FOR THE PREMIER".

    A line in capitals that opens with a marking may hold other words too ("SECRET DECIPHER YOURSELF"). In a short
    line in capitals that is nothing but markings, words the recogniser spoiled are read too ("TOP SECEET").
    """
    seen = face.seen
    capitals = seen[line.start : line.end].isupper() and line.end - line.start < _LONGEST
    numbered = NUMBERED.match(seen, *line)
    if numbered and capitals and _near(seen, line) is not None:  # "C0NFIDENTIAL" is no number
        numbered = None
    start = numbered.end() if numbered else line.start
    at = start
    found: list[Mark] = []
    while at < line.end:
        if (mark := _exact(seen, at, line.end)) is not None:
            found.append(mark)
            at = mark.place.end
            continue
        other = _FILLER.match(seen, at, line.end) or _FOR.match(seen, at, line.end)
        if (other is None or other.end() == at) and found and capitals:
            other = _WORD.match(seen, at, line.end)
        if other is None or other.end() == at:
            return _through_noise(seen, Span(start, line.end)) if capitals else []
        at = other.end()
    return found


def find(face: Face, line: Dateline | None) -> Iterator[Found]:
    """Markings of the heading's lines, before and behind the date on the date line, and of the source notes."""
    known: set[tuple[str, str]] = set()
    sent = (Mark(*each) for each in transmitted(face))
    for mark in [*_of_heading(face, line), *sent, *_of_source_notes(face)]:
        if (key := (mark.field, mark.value.lower())) not in known:
            known.add(key)
            yield Found(mark.field, mark.value, mark.place)


def heading_lines(face: Face, line: Dateline | None) -> list[Span]:
    """The lines of the heading, of the date line only what stands behind the date."""
    lines = list(face.heading)
    if line is not None:
        behind = trimmed(face.seen, Span(line.date.end, line.line.end), ",;: ")
        at = lines.index(line.line)
        lines[at : at + 1] = [behind] if behind.end > behind.start else []
    return lines


def _of_heading(face: Face, line: Dateline | None) -> Iterator[Mark]:
    for span in face.heading:
        if date := DATE.search(face.seen, *span):
            yield from _leading(face.seen, Span(span.start, date.start()))
    for span in [*heading_lines(face, line), *_short_openings(face)]:
        yield from marks(face, span)


def _short_openings(face: Face) -> Iterator[Span]:
    """The first short blocks, where the heading of a record was not told from its text."""
    for span in sorted([*face.body[:_FIRST], *face.signatures])[:_FIRST]:
        if span.end - span.start > _LONGEST:
            return
        yield span


def _leading(seen: str, before: Span) -> Iterator[Mark]:
    """Markings with which a date line opens: "Immediate. Secret  BRISANNE, 3 June 1949"."""
    at = before.start
    while at < before.end:
        if (mark := _exact(seen, at, before.end)) is not None:
            yield mark
            at = mark.place.end
        elif (filler := _FILLER.match(seen, at, before.end)) and filler.end() > at:
            at = filler.end()
        else:
            return


def _of_source_notes(face: Face) -> Iterator[Mark]:
    """Of a source note the sentences that open with a marking: "Secret; Priority; Exdis."."""
    for note in source_notes(face):
        for sentence in note.sentences:
            if sentence.end - sentence.start > _SENTENCE or _exact(face.text, *sentence) is None:
                continue
            opening = re.compile(r"[^;,/]*").match(face.text, *sentence)
            if opening is None or not _only_marks(face.text, Span(*opening.span())):
                continue
            for match in _MARK.finditer(face.text, *sentence):
                yield _mark(match)


def _only_marks(text: str, span: Span) -> bool:
    at = span.start
    while at < span.end:
        match = _MARK.match(text, at, span.end) or _FILLER.match(text, at, span.end)
        if match is None or match.end() == at:
            return False
        at = match.end()
    return True


def _exact(seen: str, at: int, end: int) -> Mark | None:
    match = _MARK.match(seen, at, end)
    return _mark(match) if match else None


def _mark(match: re.Match[str]) -> Mark:
    return Mark(str(match.lastgroup), " ".join(match.group().split()), Span(*match.span()))


def _through_noise(seen: str, line: Span) -> list[Mark]:
    """The markings of a line in capitals in which every word is one, letter for letter or nearly so."""
    if line.end - line.start > _MOST_NOISY:
        return []
    found: list[Mark] = []
    at = line.start
    while at < line.end:
        mark = _near(seen, Span(at, line.end)) or _exact(seen, at, line.end)
        if mark is not None:
            found.append(mark)
            at = mark.place.end
        elif (filler := _FILLER.match(seen, at, line.end)) and filler.end() > at:
            at = filler.end()
        else:
            return []
    return found


def _near(seen: str, line: Span) -> Mark | None:
    """The marking of most words that the words at the start of `line` are, but for a letter or two in each."""
    words = []
    for match in _NOISY.finditer(seen, *line):
        words.append(match)
        if len(words) == 1 and match.start() != line.start:
            return None
    for phrase, field in _PHRASES:
        printed = words[: len(phrase)]
        if len(printed) == len(phrase) and all(_spoiled(m.group(), w) for m, w in zip(printed, phrase, strict=True)):
            return Mark(field, " ".join(phrase), Span(line.start, printed[-1].end()))
    return None


def _spoiled(printed: str, word: str) -> bool:
    """True when `printed` is `word` or, no word of English itself, one letter off it: two in a long word."""
    if printed == word:
        return True
    most = 0 if len(word) < 6 else 1 if len(word) < 9 else 2
    return OSA.distance(printed, word, score_cutoff=most) <= most and not is_english(printed)
