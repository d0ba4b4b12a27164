"""What an archive's citation tells: where published, in what collection, who translated, at what address."""

import re
from collections.abc import Iterator

from memcon.stages.description.archive_refs import citation_references
from memcon.stages.description.days import days
from memcon.stages.description.found import Face, Found
from memcon.text import Span, trimmed

_URL = re.compile(r"https?://[^\s<>\"”)\]]+")
_TRANSLATED = re.compile(
    r"(?:(?i:translated|translation)(?:\s+(?:from\s+(?:the\s+)?[A-Z]\w+\s+)?"
    r"(?:for\s+(?:the\s+)?[A-Z][\w ]{2,60}?\s+)?by|:)|Tr\.\s+by)"
    r"\s+"
    r"(?P<name>(?:[A-Z][\w.'’-]*|and|de|von|van|&)(?:,?\s+(?:[A-Z](?:\.|[\w'’-]+)|and|de|von|van|&))*)"
)
_OPENING = re.compile(r"[“\"](?P<title>.+?)[”\"],?\s", re.DOTALL)
_SERIES = re.compile(r"\b(?:vol|no|pp?|issue|bulletin|edition|ed)\b\.?", re.IGNORECASE)
_OBTAINED = re.compile(r"(?i)\b(?:obtained|contributed|provided|donated|published|and translated)\b")
_LANGUAGE = re.compile(r":\s*[*_]*\s*(?P<language>[A-Z][\w() ,/-]+)")


def find(face: Face) -> Iterator[Found]:
    """Collection, place of publication, translator, address, original language."""
    text = face.text
    citation = face.front.get("citation")
    if citation is not None:
        yield from _citation(text, citation)
    for span in [*face.front.values(), *face.heading, *face.signatures, *face.body[-2:]]:
        match = _TRANSLATED.search(text, *span)
        if match:
            yield Found("translator", " ".join(match["name"].split()), Span(*match.span("name")))
            break
    for span in [*face.front.values(), *face.heading]:
        match = _URL.search(text, *span)
        if match:
            url = match.group().rstrip(".,;")
            yield Found("url", url, Span(match.start(), match.start() + len(url)))
            break
    if "original-language" in face.front:
        match = _LANGUAGE.search(text, *face.front["original-language"])
        if match:
            place = trimmed(text, Span(*match.span("language")), "*_ ")
            yield Found("original_language", " ".join(place.of(text).split()), place)


def _citation(text: str, span: Span) -> Iterator[Found]:
    """ "Title", date, collection, where published (archive reference). Translated by ... address."""
    start = span.start
    opening = _OPENING.search(text, *span)
    if opening:
        start = opening.end()
    day = next(iter(days(text, start, span.end)), None)
    if day is not None and day.span.start - start < 4:
        start = day.span.end
    ends = [m.start() for p in (_TRANSLATED, _URL) if (m := p.search(text, start, span.end))]
    end = min([span.end, *ends])
    references = list(citation_references(text, span))
    for reference in references:
        if reference.start > start:
            end = min(end, reference.start - (text[reference.start - 1] == "("))
    rest = trimmed(text, Span(start, end), ".,;:<( ")
    if rest.start >= rest.end:
        return
    comma = re.compile(r",\s").search(text, *rest)
    collection = trimmed(text, Span(rest.start, comma.start() if comma else rest.end), ",. ")
    yield Found("collection", " ".join(collection.of(text).split()), collection)
    published = trimmed(text, Span(collection.end, rest.end), ",;. ")
    if published.start < published.end and _SERIES.search(text, *published):
        yield Found("published_in", " ".join(published.of(text).split()), published)
    elif re.match(r"[A-Z]{2,}.*\d", published.of(text)) and not references:
        held = _OBTAINED.search(text, *published)
        published = trimmed(text, Span(published.start, held.start() if held else published.end), ",;. ")
        yield Found("archive_refs", " ".join(published.of(text).split()), published)
