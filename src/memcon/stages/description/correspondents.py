"""Who wrote to whom: sender, recipients, posts that got a copy, and who took the record down."""

import re
from collections.abc import Iterator

from memcon.model import RepeatedTo
from memcon.stages.description.found import Face, Found
from memcon.stages.description.participants import _AND
from memcon.stages.headings import is_salutation
from memcon.text import Span, trimmed

_OFFICES = re.compile(
    r"(?:\d{1,4}\.\s+)?(?P<sender>(?:The\s+)?[A-Z][^.;:\n]{1,120}?(?:\s?\([^()\n]*\))?),?\s+to\s+(?P<recipient>(?:(?:the|all|"
    r"certain)\s+)?[A-Z][^;:\n]{1,120})$"
)
_NAMES = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+|of\s+|the\s+|for\s+){1,9}to\s+(?:the\s+)?(?:[A-Z][\w.'’-]*|of|the|for)"
    r"(?:\s+(?:[A-Z][\w.'’-]*|of|the|for|in))*"
)
_GENRE_FROM_TO = re.compile(
    r"(?i)^(?:\d{1,3}\s+)?(?:\w+\s+){0,3}?(?:cablegram|telegram|letter|memorandum|minute|note|submission|message|"
    r"despatch|dispatch|telex|"
    r"teletype|cable|savingram|statement|record)\b,?\s+(?:(?:from|by)\s+)?(?P<sender>[A-Z].*?)"
    r"\s+to\s+(?P<recipient>[A-Z].*)$"
)
_GENRE_BY = re.compile(
    r"(?i)^(?:\d{1,3}\s+)?(?:\w+\s+){0,3}?(?:cablegram|telegram|letter|memorandum|minute|notes?|submission|message|"
    r"despatch|dispatch|"
    r"statement|report)\b,?\s+(?:from|by)\s+(?P<sender>(?-i:[A-Z]).*)$"
)
_FROM = re.compile(r"(?i)from\s*:\s*(?P<sender>.+)$")
_TO = re.compile(r"(?i)(?:memorandum\s+)?(?:to|for)\s*:\s*(?P<recipient>.+)$")
_FOR_FROM = re.compile(
    r"(?i)(?:(?:(?:most|top)\s+)?(?:immediate|secret|personal|private|urgent|confidential|and|following|message|"
    r"addressed|please pass|begins)\W+)*"
    r"(?:for|to)\s+(?P<recipient>(?:the\s+)?(?!himself|your|information)(?-i:[A-Z]).{1,60}?)(?:\s+himself|\s+only|"
    r"\s+alone|\s+personal\w*)*"
    r"(?:,?\s+from\s+(?:the\s+)?(?P<sender>(?-i:[A-Z]).{1,60}?))?(?:\s+(?:most|top|secret|personal|private|"
    r"immediate|and|confidential|himself|only)\b)*[.:]?\s*$"
)
_SALUTATION = re.compile(r"(?:My\s+)?(?i:dear)\s+(?P<recipient>[A-Z].*?)[,:]?\s*$")
_SIGNED = re.compile(r"(?i)(?:signed|sgd\.?)\s*(?:by|:)?\s*[:)]?\s*")
_RECORDED = re.compile(
    r"(?:(?i:recorded|noted|written down|taken down|record (?:was )?made|minuted|drafted|conversation was recorded|"
    r"prepared)\s+by|"
    r"(?i:note[- ]?taker|recorder)s?\s*:)\s*:?\s*(?:(?i:comrade|com\.)"
    r"\s+)?(?P<name>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,4})"
)
_DIARY = re.compile(r"(?i)from\s+the\s+(?:diary|journal)\s+of(?:\s+|$)")
_FAREWELL = re.compile(r"(?i)^(?:yours?|with|sincerely|faithfully|truly|i (?:am|have|remain))\b")
_REPEATED = re.compile(
    r"(?i)\b(?:repeated|repeat|also\s+sent|rptd|info)\b(?:\s+(?:to|info|for\s+info(?:rmation)?(?:\s+to)?)"
    r")?:?\s+(?P<posts>[^.]+)"
)
_POST = re.compile(
    r"(?P<post>(?:The\s+)?[A-Z][\w'’-]+(?:\s+(?!for\b|as\b|No\b)[A-Z][\w'’-]+){0,3})"
    r"(?:\s+(?:for|as)\s+(?P<series>[A-Z][A-Za-z]+))?(?:\s+(?:as\s+)?(?:(?:unnumbered)|"
    r"(?:[Nn]o\.?\s*)?(?P<number>\d[\w-]*)))?"
)


def find(face: Face, form: str) -> Iterator[Found]:
    """Correspondents from the heading, the first lines, the greeting and the signature, in this order."""
    yield from _recorder(face, form)
    yield from _repeated(face)
    sender: Span | None = None
    recipient: Span | None = None
    for span, pattern in _places(face):
        match = pattern.match(face.seen, *span)
        if match is None:
            continue
        groups = match.groupdict()
        if sender is None and groups.get("sender"):
            sender = trimmed(face.seen, Span(*match.span("sender")), ",. ")
        if recipient is None and groups.get("recipient"):
            recipient = trimmed(face.seen, Span(*match.span("recipient")), ",. ")
    if sender is None and form not in ("record-of-conversation", "verbatim", "minutes"):
        sender = _signature(face)
    if sender is not None and form not in ("record-of-conversation", "verbatim"):
        yield Found("sender", face.words(sender), sender)
    if recipient is not None and form not in ("record-of-conversation", "verbatim"):
        for part in _each(face, recipient):
            yield Found("recipients", face.words(part), part)


def _places(face: Face) -> Iterator[tuple[Span, re.Pattern[str]]]:
    lines = [*face.heading, *(s for s in face.body[:2] if s.end - s.start < 120)]
    for span in face.heading:
        words = face.words(span)
        if words and not is_salutation(words):
            yield span, _GENRE_FROM_TO
            if re.match(r"(?i)(?:\d{1,4}\.\s+)?(?:the\s|.*\()", words) or _NAMES.fullmatch(words):
                yield span, _OFFICES
    for span in lines:
        yield span, _FROM
        yield span, _TO
        yield span, _FOR_FROM
        yield span, _SALUTATION
    for span in face.heading:
        yield span, _GENRE_BY


def _each(face: Face, span: Span) -> Iterator[Span]:
    words = face.seen[span.start : span.end]
    if re.search(
        r"(?i)\b(?:department|ministry|secretary|minister|embassy|government|committee|delegation|commission)\b",
        words,
    ):
        yield span
        return
    at = span.start
    for match in _AND.finditer(words):
        yield Span(at, span.start + match.start())
        at = span.start + match.end()
    yield Span(at, span.end)


def _signature(face: Face) -> Span | None:
    """The signed name: the first signature line that is no farewell."""
    for span in face.signatures:
        words = face.words(span)
        if _FAREWELL.match(words) or _RECORDED.match(words):
            continue
        match = _SIGNED.match(face.seen, *span)
        return trimmed(face.seen, Span(match.end() if match else span.start, span.end), "() ")
    return None


def _recorder(face: Face, form: str) -> Iterator[Found]:
    for i, line in enumerate(face.heading):
        diary = _DIARY.match(face.seen, *line)
        if diary:
            place = Span(diary.end(), line.end) if diary.end() < line.end else next(iter(face.heading[i + 1 :]), None)
            if place is not None:
                yield Found("recorder", face.words(place), place)
                return
    for span in [*face.signatures, *face.body[-2:], *face.heading]:
        match = _RECORDED.search(face.seen, *span)
        if match:
            yield Found("recorder", " ".join(match["name"].split()).rstrip("."), Span(*match.span("name")))
            return
    if form == "record-of-conversation" and (signed := _signature(face)) is not None:
        yield Found("recorder", face.words(signed), signed)


def _repeated(face: Face) -> Iterator[Found]:
    """ "repeated Valda for Sekto 12, Orle 34": post, series and number of each copy."""
    for span in [*face.body[-2:], *face.heading, *face.signatures, *face.body[:1]]:
        match = _REPEATED.search(face.seen, *span)
        if match is None or not (
            re.search(r"(?i)\bsent\b", face.seen[span.start : match.start()])
            or match.start() - span.start < 3
            or re.search(r"\d", match["posts"])
        ):
            continue
        found = False
        at = match.start("posts")
        for part in re.split(r"(,\s*(?:and\s+)?|;\s*|\s+and\s+)", match["posts"]):
            start, at = at, at + len(part)
            post = _POST.fullmatch(part.strip())
            if post:
                found = True
                place = trimmed(face.seen, Span(start, at))
                yield Found(
                    "repeated_to",
                    RepeatedTo(post=post["post"], number=post["number"], series=post["series"], span=place),
                    place,
                )
        if found:
            return
