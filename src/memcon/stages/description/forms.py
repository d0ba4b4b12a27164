"""The form and the title of a record, from its genre words, its layout and the way it opens and closes."""

import re
from collections.abc import Iterator

from memcon.stages.description import signs
from memcon.stages.description.dateline import Dateline
from memcon.stages.description.found import Face, Found
from memcon.stages.description.genres import GENRE, form_of
from memcon.stages.description.markings import marks
from memcon.stages.description.numbers import numbered_marking
from memcon.stages.headings import is_attendance, is_salutation
from memcon.text import Span

_TO = re.compile(r"[A-Z][^.;:]{2,120}? to (?:the )?[A-Z][^.;:]{2,120}")
_OF = re.compile(r"\s(?:of|between|with)\s(?:the\s)?\w+\s\w")
_LETTERHEAD = re.compile(
    r"(?i)(?:the\s+)?(?:ministry|department|embassy|legation|government|office|kingdom|republic|union of)\b"
)
_OPENING = re.compile(r"(?i)(?:(?:no\.?\s*)?\d{1,4}[.:]?\s+|the\s+|an?\s+|first\s+|second\s+|third\s+|\W+)*")
_RECORD = re.compile(
    r"(?i)(?:record|memorandum|notes?|conversation|запись) |(?:verbatim|stenograph|transcript|memcon)"
)
_BEHIND_GENRE = re.compile(
    r"(?i)\W*$|\s*[:(\[\d]|\s+(?:no\.?|by|from|of|to|for|on|between|with|the|left|sent|handed|regarding|concerning)\b"
)


def find(face: Face, line: Dateline | None) -> Iterator[Found]:
    """The form, with the words or the rule that tell it, and the title."""
    title = _title(face, line)
    if title is not None:
        yield Found("title", face.words(title), title)
    yield _form(face, line, title)


def _form(face: Face, line: Dateline | None, title: Span | None) -> Found:
    if len(face.turns) > 3 and len(face.turns) * 4 > len(face.body):
        return Found("form", "verbatim", rule="speaker-labels")
    genre = line.genre if line is not None else None
    if genre is None and numbered_marking(face) is not None:
        return Found("form", "telegram", rule="numbered-marking")
    if genre is None:
        spans = [s for s in [title, *face.heading, face.front.get("title")] if s]
        genre = next((g for span in spans if (g := _genre(face, span)) is not None), None)
    if genre is None:
        return signs.find(face, title)
    form = form_of(genre.of(face.seen))
    if form in ("other", "statement", "note") and genre.start >= _greeting(face):
        return Found("form", "letter", rule="greeting")  # the genre is that of its subject
    if form == "submission" and (decided := signs.decision(face)):
        return Found("form", "minutes", rule=decided)  # "Submission No. 12" is what was decided on
    return Found("form", form, genre)


def _greeting(face: Face) -> int:
    """Where the heading greets its reader; the end of the text where it does not."""
    return next((s.start for s in face.heading if is_salutation(face.words(s))), len(face.text))


def _genre(face: Face, span: Span) -> Span | None:
    """The genre word that a line of the heading opens with, or that closes it and is no subject.

    "Agreement on Wheat" may be what the record is about; only a form of writing tells its form inside a line.
    """
    if marks(face, span):
        return None
    opening = _OPENING.match(face.seen, *span)
    match = GENRE.match(face.seen, opening.end() if opening else span.start, span.end)
    if match and _BEHIND_GENRE.match(face.seen, match.end(), span.end):
        return Span(*match.span("genre"))
    for match in GENRE.finditer(face.seen, *span):
        form = form_of(match["genre"])
        inside = _RECORD.match(match["genre"]) or re.match(r"\W*$", face.seen[match.end() : span.end])
        if (
            form not in ("other", "statement")
            and inside
            and (match.start() - span.start < 60 or match["genre"].isupper())
        ):
            return Span(*match.span("genre"))
    return None


def _title(face: Face, line: Dateline | None) -> Span | None:
    """The archive's title, else the heading's line of genre or correspondents, else its first that is a title."""
    if "title" in face.front:
        return face.front["title"]
    listed = False
    found: list[Span] = []
    for i, span in enumerate(face.heading):
        words = face.words(span)
        listed = listed or is_attendance(words)
        if listed or marks(face, span) or is_salutation(words):
            continue
        if line is not None and span == line.line:
            if line.genre and _OF.search(face.seen, line.genre.end, line.date.start):
                return span
            continue
        if len(words) < 4 or not re.search(r"[a-z]{2}|[A-Z]{3}", words) or re.match(r"(?i)\d{3}[\w.]*/", words):
            continue
        if re.match(r"(?:(?:FOR|FROM|TO|FOLLOWING|PERSONAL)\b[^a-z]*|No\.?\s*\S{1,12}|[Pp]\.?\s?[Vv]\.?)$", words):
            continue
        after = face.heading[i + 1] if i + 1 < len(face.heading) else None
        if after and re.match(r"(?:with|between|and|of|by)\s", face.seen[after.start : after.end]):
            span = Span(span.start, after.end)
        if GENRE.match(face.seen, *span) or (_TO.fullmatch(words) and len(words) < 200):
            return span
        found.append(span)
    return next((s for s in found if not _LETTERHEAD.match(face.words(s))), found[0] if found else None)
