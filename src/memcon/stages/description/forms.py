"""The form and the title of a record, from its genre words, its layout and the way it opens and closes."""

import re
from collections.abc import Iterator

from memcon.lexicon import load
from memcon.stages.description.dateline import _GENRE, Dateline
from memcon.stages.description.found import Face, Found
from memcon.stages.description.markings import marks
from memcon.stages.headings import is_attendance, is_salutation
from memcon.text import Span

_GENRES: dict[str, str] = load("forms")["genres"]
_REFERS = re.compile(
    r"(?i)(?:(?:further\s+to|reference|ref|with reference to|in reply to|replying to)\s+)?(?:my|your|our)"
    r"\s+(?:immediately\s+"
    r"preceding\s+|circular\s+|secret\s+)?(?:tele\w+|cable\w*|saving\w*|[A-Z.]*\d+)"
)
_SENT = re.compile(
    r"(?i)\bsent\s+(?:to\s+)?(?:department|[A-Z]\w+)\b.{0,80}\brepeated\b|\brepeated\s+(?:to\s+)?[A-Z]\w+\s+\d+"
)
_TALKED = re.compile(
    r"(?i)^.{0,200}?\b(?:call(?:ed|s)\s+(?:on|upon|to see|in)\b|(?:had|have)\s+(?:an?|another|some|further)"
    r"\s+(?:\w+\s+){0,2}"
    r"(?:talk|conversation|discussion|interview|lunch|dinner)|came\s+to\s+see|spoke\s+to|went\s+to\s+see|"
    r"saw\s+(?:the|mr|sir|lord|dr)|"
    r"rang|telephoned|lunched\s+with|dined\s+with|conversation\s+with|discussion\s+with|met\s+(?:the|mr|sir|lord|dr))"
)
_TO = re.compile(r"[A-Z][^.;:]{2,120}? to (?:the )?[A-Z][^.;:]{2,120}")
_OF = re.compile(r"\s(?:of|between|with)\s(?:the\s)?\w+\s\w")
_LETTERHEAD = re.compile(
    r"(?i)(?:the\s+)?(?:ministry|department|embassy|legation|government|office|kingdom|republic|union of)\b"
)
_FAREWELL = re.compile(r"(?i)\byours?\s+(?:\w+\s+)?(?:sincerely|faithfully|truly|ever)|\bi have the honou?r to be\b")
_YOU = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Yy]ours|[Yy]ourself)\b")
_CONVERSED = re.compile(r"(?i)\bconversation\s+(?:lasted|ended|took place|concluded|was held)\b")


def find(face: Face, line: Dateline | None) -> Iterator[Found]:
    """The form, with the words or the rule that tell it, and the title."""
    title = _title(face, line)
    if title is not None:
        yield Found("title", face.words(title), title)
    yield _form(face, line, title)


def _form(face: Face, line: Dateline | None, title: Span | None) -> Found:
    if len(face.turns) > 3 and len(face.turns) * 4 > len(face.body):
        return Found("form", "verbatim", rule="speaker-labels")
    if line is not None and line.genre is not None:
        genre = " ".join(face.seen[line.genre.start : line.genre.end].lower().split())
        return Found("form", _GENRES[genre], line.genre)
    spans = [s for s in [title, *face.heading, face.front.get("title")] if s]
    for span in spans:
        match = _GENRE.search(face.seen, *span)
        if match and (match.start() - span.start < 40 or match["genre"].isupper()) and not marks(face, span):
            genre = " ".join(match["genre"].lower().split())
            return Found("form", _GENRES[genre], Span(*match.span("genre")))
    return _form_by_use(face)


def _form_by_use(face: Face) -> Found:
    """Without a genre word: by numbering and cross-references of telegrams, greeting and farewell, who is present."""
    for span in face.heading:
        if marks(face, span) and re.match(r"(?:No\.?\s*)?(?:[A-Z][\w.]*[ .]?){0,3}\d", face.words(span)):
            return Found("form", "telegram", rule="numbered-marking")
    first = [face.words(s) for s in face.opening(2)]
    if any(is_salutation(face.words(s)) for s in face.heading) or any(
        _FAREWELL.search(face.words(s)) for s in [*face.signatures, *face.body[-1:]]
    ):
        return Found("form", "letter", rule="greeting-or-farewell")
    if any(_SENT.search(face.words(s)) for s in face.body[-2:]) or any(_REFERS.match(w) for w in first[:1]):
        return Found("form", "telegram", rule="cross-references-of-telegrams")
    if any(is_attendance(face.words(s)) for s in face.heading):
        return Found("form", "record-of-conversation", rule="list-of-those-present")
    if any(_CONVERSED.search(face.words(s)) for s in face.body[-2:]):
        return Found("form", "record-of-conversation", rule="closing-words-on-the-conversation")
    if first and _TALKED.match(first[0]):
        return Found("form", "record-of-conversation", rule="opens-with-a-talk")
    if sum(len(_YOU.findall(face.words(s))) for s in face.body[:12]) > 1:
        return Found("form", "letter", rule="speaks-to-a-reader")
    if len(face.body) > 1 and face.heading:
        return Found("form", "memorandum", rule="paper-without-addressee")
    return Found("form", "other", rule="no-sign-of-a-form")


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
        if _GENRE.match(face.seen, *span) or (_TO.fullmatch(words) and len(words) < 200):
            return span
        found.append(span)
    return next((s for s in found if not _LETTERHEAD.match(face.words(s))), found[0] if found else None)
