"""Classification, precedence, telegram number and file number of a heading."""

import re
from collections.abc import Iterator

from memcon.lexicon import load
from memcon.stages.description.dateline import Dateline
from memcon.stages.description.found import Face, Found
from memcon.text import Span, trimmed

_LEX = load("classification")


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


_MARK = re.compile(
    rf"(?i)(?<![\w-])(?:(?P<classification>{_either(_LEX['classification'])})|"
    rf"(?P<precedence>{_either(_LEX['precedence'])}))(?![\w-])"
)
_WORD = re.compile(r"[A-Z][A-Z'’-]*")
_ALONE = re.compile(r"(?P<n>[A-Z]{0,4}\s?\d{2,5})\.$")
_FILLER = re.compile(
    r"(?i)\([a-z ]+\)|\b(?:copy\s+)?no\.?\s*\d+|\b(?:and|only|himself|themselves|alone|original|copy|no|also|"
    r"status)\b|[\s.,;:/&*()<>«»–—-]+"
)
_NUMBERED = re.compile(
    r"(?:No\.?\s*)?(?P<n>(?:[A-Z][\w.]*[ .]?){0,3}\d[\w./-]*?(?:\s?[A-Z])?)(?:\.\s*|\s+)(?=[A-Z][A-Za-z]{3})"
)
_FOR = re.compile(
    r"(?:FOR|TO|FROM|THROUGH|VIA)\b[A-Z0-9 .,'’&()-]*?(?=\s*\b(?:TOP|MOST|SECRET|PERSONAL|PRIVATE|CONF|RESTR|IMMED|"
    r"PRIOR|URG|FROM|STRICT|$)|$)"
)
_FILE = re.compile(
    r"\b\d{3}[A-Z]?\.[\dA-Z][\w.]*(?:\s[A-Z][\w.]*)?\s?/\s?\d{1,2}[–—-]\d{1,4}\b|"
    r"\b[A-Z]{3,5}\s\d{1,2}(?:-\d)?\s[A-Z][A-Z -]{2,20}$"
)
_FILE_LABEL = re.compile(
    r"(?i)\b(?:file(?:\s+no)?|our\s+ref(?:erence)?|ref(?:erence)?)\.?\s*(?:no\.?)?\s*:\s*(?P<n>[\w./ ()"
    r"–-]*\d[\w./ ()–-]*)"
)
_OPENS = re.compile(r"(?:No\.\s*)?(?P<n>[A-Z]{0,5}\s?\d{1,5})\.\s+(?=[A-Z“\"‘(])")
_NO = re.compile(
    r"(?i)(?:telegram|cablegram|cable|despatch|dispatch|airgram|"
    r"savingram)?\s*no\.?\s*(?P<n>[A-Z]{0,5}[-. ]?\d{1,5}[A-Z]?)\b"
)


def marks(face: Face, line: Span) -> list[tuple[str, Span]]:
    """Field and place of every marking on a line that holds only markings, a number and "FOR THE PREMIER".

    A line in capitals that opens with a marking may hold other words too ("SECRET DECIPHER YOURSELF").
    """
    seen = face.seen
    at = line.start
    numbered = _NUMBERED.match(seen, *line)
    if numbered:
        at = numbered.end()
    found: list[tuple[str, Span]] = []
    capitals = seen[line.start : line.end].isupper() and line.end - line.start < 90
    while at < line.end:
        mark = _MARK.match(seen, at, line.end)
        if mark:
            found.append((str(mark.lastgroup), Span(*mark.span())))
            at = mark.end()
            continue
        other = _FILLER.match(seen, at, line.end) or _FOR.match(seen, at, line.end)
        if (other is None or other.end() == at) and found and capitals:
            other = _WORD.match(seen, at, line.end)
        if other is None or other.end() == at:
            return []
        at = other.end()
    return found


def find(face: Face, line: Dateline | None) -> Iterator[Found]:
    """Markings of the heading's lines, also behind the date on the date line, and numbers."""
    lines = list(face.heading)
    if line is not None:
        behind = trimmed(face.seen, Span(line.date.end, line.line.end), ",;: ")
        lines[lines.index(line.line) : lines.index(line.line) + 1] = [behind] if behind.end > behind.start else []
    seen_marks: set[tuple[str, str]] = set()
    number = line.number if line else None
    for span in lines:
        here = marks(face, span)
        for field, place in here:
            value = " ".join(face.seen[place.start : place.end].split())
            if (field, value.lower()) not in seen_marks:
                seen_marks.add((field, value.lower()))
                yield Found(field, value, place)
        numbered = _NUMBERED.match(face.seen, *span)
        numbered = numbered if here else _ALONE.match(face.seen, *span)
        if numbered and number is None:
            number = Span(*numbered.span("n"))
    if number is None:
        number = _number_elsewhere(face)
    if number is not None and is_numbered_form(face, line):
        yield Found("number", " ".join(face.seen[number.start : number.end].split()), number)
    yield from _file_number(face)


def is_numbered_form(face: Face, line: Dateline | None) -> bool:
    """Telegrams and dispatches carry a number of their own; a minute's or an agendum's is another thing."""
    if line is None or line.genre is None:
        return True
    genre = face.seen[line.genre.start : line.genre.end].lower()
    return not re.search(r"minute|agendum|submission|letter|memorand|note|report|statement|extract", genre)


def is_telegram(face: Face) -> bool:
    """True when the heading says in words that this is a telegram."""
    return any(
        re.search(r"(?i)\b(?:tele|cable|air|saving|radio)gram|\bcable\b|\btelex\b", face.words(s))
        for s in face.heading
    )


def _number_elsewhere(face: Face) -> Span | None:
    """ "No. 12" on a line of its own, or the number that opens the first paragraph of a telegram."""
    if not is_telegram(face):
        return None
    for span in face.heading:
        match = _NO.match(face.seen, *span)
        if match:
            return Span(*match.span("n"))
    if face.body:
        match = _OPENS.match(face.seen, *face.body[0])
        if match and not any(
            re.match(r"\s*2\.\s", face.seen[s.start : s.end]) and match["n"] == "1" for s in face.body[1:]
        ):
            return Span(*match.span("n"))
    return None


def _file_number(face: Face) -> Iterator[Found]:
    for span in face.heading:
        match = _FILE.search(face.seen, *span)
        if match:
            yield Found("file_number", match.group(), Span(*match.span()))
            return
        match = _FILE_LABEL.match(face.seen, *span)
        if match:
            yield Found("file_number", match["n"].strip(), trimmed(face.seen, Span(*match.span("n"))))
            return
