"""The number that a telegram, a despatch or a circular carries: "D.1564", "O.JA8319", "UN 595", "3550, 300"."""

import re
from collections.abc import Iterator

from memcon.lexicon import load
from memcon.stages.description.dateline import Dateline
from memcon.stages.description.found import Face, Found
from memcon.text import Span

_MARKS = load("classification")
_MARKING = "|".join(
    re.escape(w).replace(r"\ ", r"\s+")
    for w in sorted(_MARKS["classification"] + _MARKS["precedence"], key=len, reverse=True)
)
_ONE = r"(?:0\.)?(?:[A-Z][\w.]*[ .]?){0,3}\d[\w/-]*(?:\s?[A-Z]\b)?"
_MANY = rf"{_ONE}(?:\.?,\s*{_ONE})*"
_NUMBERED = re.compile(rf"[\s'‘]*(?:N[oO]s?\.?\s*)?(?P<n>{_MANY})(?:\s*\.\s*|\s+)(?i:unclass|{_MARKING})(?![\w-])?")
_FILED = re.compile(r"[A-Z]+\s.*/|.*/.*/")  # a file's or a paper's number: "CM 82/3417", "89/4/1"
_ALONE = re.compile(rf"(?:(?P<n>(?:{_MANY}))\.|(?P<m>[A-Z]{{1,3}}\.[A-Z]{{2,3}}\s?\d{{4,6}}))$")
_OPENS = re.compile(r"(?:No\.\s*)?(?P<n>[A-Z]{0,5}\s?\d{1,5})\.\s+(?=[A-Z“\"‘(])")
_NO = re.compile(
    r"(?i)(?:telegram|cablegram|cable|despatch|dispatch|airgram|savingram)?\s*no\.?\s*"
    r"(?P<n>[A-Z]{0,5}[-. ]?\d{1,5}[A-Z]?)\b"
)
_UNNUMBERED = re.compile(r"(?i)minute|agend|submission|letter|memorand|note|report|statement|extract|paper|decision")


def find(face: Face, line: Dateline | None) -> Iterator[Found]:
    """The number of the date line, of the line of markings, alone on a line, or before the first words."""
    if line is not None and line.genre is not None and _UNNUMBERED.search(line.genre.of(face.seen)):
        return  # a minute's or an agendum's number is another thing
    number = line.number if line else None
    number = number or numbered_marking(face) or _alone(face) or _elsewhere(face, line)
    if number is not None:
        yield Found("number", face.words(number), number)


def numbered_marking(face: Face) -> Span | None:
    """The number before a marking, "4269. Top Secret": only telegrams are so headed."""
    for line in face.heading:
        match = _NUMBERED.match(face.seen, *line)
        if match and not _FILED.match(match["n"]):
            return Span(*match.span("n"))
    return None


def _alone(face: Face) -> Span | None:
    for line in face.heading:
        if match := _ALONE.match(face.seen, *line):
            return Span(*match.span("n" if match["n"] else "m"))
    return None


def _elsewhere(face: Face, line: Dateline | None) -> Span | None:
    """ "No. 12" on a line of its own, or the number that opens the first paragraph of a telegram."""
    if not _is_telegram(face):
        return None
    for span in face.heading:
        if match := _NO.match(face.seen, *span):
            return Span(*match.span("n"))
    match = _OPENS.match(face.seen, *face.body[0]) if face.body else None
    if match is None:
        return None
    second = any(re.match(r"\s*2\.\s", face.seen[s.start : s.end]) for s in face.body[1:])
    return None if second and match["n"] == "1" else Span(*match.span("n"))


def _is_telegram(face: Face) -> bool:
    """True when the heading says in words that this is a telegram."""
    return any(
        re.search(r"(?i)\b(?:tele|cable|air|saving|radio)gram|\bcable\b|\btelex\b", face.words(s))
        for s in face.heading
    )
