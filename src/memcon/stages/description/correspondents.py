"""Who wrote to whom: sender, recipients, posts that got a copy, and who took the record down."""

import re
from collections.abc import Iterable, Iterator

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
_NAME = r"(?:the\s+)?(?-i:(?:[A-Z][\w.'’-]*|of|for)(?:\s+(?:[A-Z][\w.'’-]*|of|for)){0,6}?)"
_OPENERS = (
    r"(?i)\W*(?:\d+[.)]?\s+)?(?:(?:most|top|immediate|important|secret|personal|private|urgent|confidential|and|the|"
    r"following|message|begins|is|telegram|priority)\W+)*"
)
_FROM_FOR = re.compile(  # "Following from Orlan for the Treasury."
    _OPENERS + rf"from\s+(?P<sender>{_NAME})(?:\W+(?:personal\W+)?(?:for|to)\s+(?P<recipient>{_NAME})"
    r"(?:\s+(?:only|alone|personal|secret|no circulation)\b.{0,30})?)?(?:[.:]\s|[.:]?\W*$)"
)
_FOR_OPENS = re.compile(  # "Personal for Vey from Orlan. I have seen ..."
    _OPENERS + rf"(?:for|to)\s+(?P<recipient>(?!your|information){_NAME})(?:\W+from\s+(?P<sender>{_NAME}))?"
    r"(?:\s+(?:only|alone|himself|personally))*[.:]\s"
)
_GREETING = re.compile(rf"(?:My\s+)?(?i:dear)\s+(?P<recipient>{_NAME})\s*,\s")  # "Dear Vey, I have seen ..."
_NAME_FROM = re.compile(  # "Vey from Orlan."
    _OPENERS + rf"(?P<recipient>(?!following|message|telegram|text|letter|reply|extract|from){_NAME})\s+from\s+"
    rf"(?P<sender>{_NAME})[.:]?\W*$"
)
_PASSED_ON = re.compile(  # "Cablegram 12 Following for the Minister from Orlan PORT VEY, 3 May 1951"
    r"(?i)\w+grams?\b.{0,40}?\bfor\s+(?P<recipient>(?:the\s+)?(?-i:[A-Z])[\w.' ]{1,40}?)\s+from\s+"
    r"(?P<sender>(?-i:[A-Z][a-z.]+(?:\s[A-Z][a-z]+){0,3}))"
)
_COMPLIMENTS = re.compile(
    rf"(?i)\W*(?P<sender>{_NAME})\s+presents?\s+(?:its|his|her|their)\s+compliments"
    rf"(?:\s+to\s+(?P<recipient>{_NAME})(?![\w'’]|\s+(?-i:of|for|[A-Z])))?"
)
_SALUTATION = re.compile(r"(?:My\s+)?(?i:dear)\s+(?P<recipient>[A-Z].*?)[,:]?\s*$")
_SIGNED = re.compile(r"(?i)(?:signed|sgd\.?)\s*(?:by|:)?\s*[:)]?\s*")
_RECORDED = re.compile(
    r"(?=[CDMNPRTWcdmnprtw])"  # quick to rule out
    r"(?:(?i:recorded|noted|written down|taken down|record (?:was )?made|minuted|drafted|conversation was recorded|"
    r"prepared)\s+by|"
    r"(?i:note[- ]?taker|recorder)s?\s*:)\s*:?\s*(?:(?i:comrade|com\.)"
    r"\s+)?(?P<name>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,4})"
)
_RECORD_BY = re.compile(  # "Record by Orlan of Conversation with Vey"
    r"(?:\d{1,4}\.?\s+)?(?:Record|Note|Notes|Minute|Report|Account)\s+by\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,4})\s+(?:of|on)\s"
)
_NO_NAME = re.compile(r"(?i)(?:message\s+)?(?:begins|ends)\b|for\s|.*\b(?:file|series|vol)\b")
_NAME_ALONE = re.compile(  # "(Sgd) A. B. ORLAN", "A.B.ORLAN Deputy Secretary"
    r"\W*(?:(?i:sgd|signed)\.?\W*)?(?P<name>(?:[A-Z]\.\s?|[A-Z]{3,}\s){1,4}[A-Z][A-Z'’-]{2,}(?:-[A-Z]+)?)\b"
    r"\W*(?:[A-Z][a-z].{0,70})?"
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
    """Correspondents from the title, the signature, the first lines, the greeting and the opening, in this order.

    A title or a label outranks the signature, which may be a secretary's; the signature outranks "from the
    Minister" in the text, which may be another's message passed on.
    """
    yield from _recorder(face, form)
    yield from _repeated(face)
    sender, recipient = _among(face, _titles(face))
    from_text, for_text = _among(face, [*_addresses(face), *_authors(face), *_compliments(face)])
    if sender is None and form not in ("record-of-conversation", "verbatim", "minutes"):
        sender = _signature(face)
    sender, recipient = sender or from_text, recipient or for_text
    if form in ("record-of-conversation", "verbatim"):
        return
    if sender is not None:
        yield Found("sender", face.words(sender), sender)
    if recipient is not None:
        for part in _each(face, recipient):
            yield Found("recipients", face.words(part), part)


def _among(face: Face, places: Iterable[tuple[Span, re.Pattern[str]]]) -> tuple[Span | None, Span | None]:
    """The first sender and the first recipient that the patterns find at their places."""
    parties: dict[str, Span] = {}
    for span, pattern in places:
        match = pattern.match(face.seen, *span)
        for role in match.groupdict() if match else ():
            if match and match[role] and role not in parties:
                parties[role] = _unstopped(face.seen, Span(*match.span(role)))
    return parties.get("sender"), parties.get("recipient")


def _unstopped(seen: str, span: Span) -> Span:
    """`span` without the punctuation that closes it; the stop of an initial stays ("P.M.")."""
    kept = trimmed(seen, span, ",.:; ")
    initial = re.search(r"\b[A-Z]$", kept.of(seen)) and kept.end < span.end and seen[kept.end] == "."
    return Span(kept.start, kept.end + 1) if initial else kept


def _titles(face: Face) -> Iterator[tuple[Span, re.Pattern[str]]]:
    for span in face.heading:
        words = face.words(span)
        if words and not is_salutation(words):
            yield span, _GENRE_FROM_TO
            if re.match(r"(?i)(?:\d{1,4}\.\s+)?(?:the\s|.*\()", words) or _NAMES.fullmatch(words):
                yield span, _OFFICES
            yield span, _FROM
            yield span, _TO


def _addresses(face: Face) -> Iterator[tuple[Span, re.Pattern[str]]]:
    for span in face.heading:
        yield span, _PASSED_ON
    for span in [*face.heading, *face.body[:3]]:
        for pattern in (_FOR_FROM, _FROM_FOR, _FOR_OPENS, _NAME_FROM, _GREETING, _SALUTATION):
            if pattern in (_FROM_FOR, _FOR_OPENS, _GREETING) or span.end - span.start < 120:
                yield span, pattern


def _authors(face: Face) -> Iterator[tuple[Span, re.Pattern[str]]]:
    for span in face.heading:
        yield span, _GENRE_BY
    for span in face.body[:1]:
        yield span, _GENRE_BY


def _compliments(face: Face) -> Iterator[tuple[Span, re.Pattern[str]]]:
    for span in face.body[:2]:
        yield span, _COMPLIMENTS


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
    """The signed name: the first signature line that is no farewell, else a name alone near the end."""
    for span in face.signatures:
        words = face.words(span)
        if _FAREWELL.match(words) or _RECORDED.match(words) or _NO_NAME.match(words):
            continue
        match = _SIGNED.match(face.seen, *span)
        return trimmed(face.seen, Span(match.end() if match else span.start, span.end), "() ")
    for span in reversed(face.body[-4:]):
        if match := _NAME_ALONE.fullmatch(face.seen, *span):
            return Span(*match.span("name"))
    return None


def _recorder(face: Face, form: str) -> Iterator[Found]:
    for i, line in enumerate(face.heading):
        diary = _DIARY.match(face.seen, *line)
        if diary:
            place = Span(diary.end(), line.end) if diary.end() < line.end else next(iter(face.heading[i + 1 :]), None)
            if place is not None:
                yield Found("recorder", face.words(place), place)
                return
    places = [*face.signatures, *face.body[-2:], *face.heading]
    searched = (_RECORDED.search(face.seen, *span) for span in places)
    matched = (_RECORD_BY.match(face.seen, *span) for span in face.heading)
    for match in (*searched, *matched):
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
