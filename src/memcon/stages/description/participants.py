"""Who was there: lists by side, sentences, the principals of the title, the speakers of proceedings."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from memcon.lexicon import load
from memcon.model import Participant
from memcon.stages.description.days import days
from memcon.stages.description.found import Face, Found
from memcon.stages.headings import is_attendance, is_side
from memcon.stages.turns import key
from memcon.text import Span, trimmed

_LABEL = re.compile(
    r"(?i)(?:those\s+|also\s+|persons\s+|officers?\s+)?(?:present|participants?|attended by|in attendance|"
    r"attendance|attendees)"
    r"\b(?:\s+(?:at|during|in)\s+[^:.]{0,60}?)?\s*(?::|w(?:ere|as)\b:?)\s*"
)
_SIDE = re.compile(
    r"(?i)(?:for|on behalf of|on the part of|from)\s+(?:the\s+)?(?P<a>[^:]{2,40}?)\s*:?$"
    r"|(?:on\s+)?(?:the\s+)?(?P<b>[^:]{2,40}?)\s+(?:side|delegation|party|participants|representatives)\s*:?$"
)
_HEADINGS = frozenset(load("forms")["heading_labels"]["words"])
_LABELLED = re.compile(r"([A-Z][A-Za-z .]{1,30}?)\s*:\s*(?=\S)")
_TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|M|Mme|Count|Baron|Prince|General|Colonel|Ambassador)\b\.?\s+[A-Z]"
)
_OFFICE = re.compile(r"(?:\w+ )?(?:Minister|Secretary|President|Premier|Chairman|Marshal|Chancellor)\b")
_HONORIFIC = re.compile(r"(?i)(?:comrades?|com\.|cde\.?|messrs\.?)\s+")
_ROLE = re.compile(r"\s*(?:\((?P<paren>[^()]*)\)?|\t+|\s{2,}|,|;|\s[-–—]+\s|:)\s*")
_AND = re.compile(r"(?:,\s*(?:and\s+)?|(?<!\bMr)(?<!\bMr\.)\s+and\s+|;\s*|\s*&\s*)(?![^()]*\))")
_BETWEEN = re.compile(
    r"(?i)\b(?:conversations?|talks?|meetings?|discussions?|interview|exchange of views)\s+"
    r"(?:(?:held\s+)?between\s+(?P<a>.+?)\s+and\s+(?P<b>.+)|of\s+(?P<c>.+?)\s+with\s+(?P<d>.+)|with\s+(?P<e>.+)|"
    r"between\s*$)"
)
_END = re.compile(
    r"(?i)\s*(?:,?\s*\b(?:at|in|on|held|from)\s+(?:the\s+)?(?:[A-Z][\w’']+|\d)|,\s*\d|\.\s*$|\(|–|—|\bconcerning\b|"
    r"\bregarding\b|"
    r"\bat\b\s)"
)
_WRAPPED = re.compile(r"(?:with|between|and|of)\s")
_NAME_AFTER_OFFICE = re.compile(
    r"^(?P<office>(?:the\s+)?[\w'’. -]+?(?:\s+of\s+.+?|\s+in\s+.+?)?),\s*(?P<name>(?:[A-Z][\w.'’-]*\s*){1,6})$"
)


class Named(NamedTuple):
    """A name, an office, and where both stand."""

    name: str
    role: str | None
    span: Span


def find(face: Face) -> Iterator[Found]:
    """Everybody once, in the order of the text; who speaks in proceedings and stands in no list comes last."""
    people: list[Participant] = []
    principals = list(_principals(face))
    for participant, place in [*_listed(face), *principals]:
        if not any(_same(participant.name, other.name) for other in people):
            if participant.side is None and participant.role is None and _only_present(participant, principals):
                participant = replace(participant, role="present")
            people.append(participant)
            yield Found("participants", participant, place)
    for label, span in face.turns:
        if not any(_same(label, other.name) for other in people):
            participant = Participant(name=label, span=Span(span.start, span.start + len(label)))
            people.append(participant)
            yield Found("participants", participant, participant.span)


def _only_present(participant: Participant, principals: list[tuple[Participant, Span]]) -> bool:
    """True for one of those present at a conversation whose title names two others as holding it."""
    return len(principals) >= 2 and not any(_same(participant.name, other.name) for other, _ in principals)


def _same(one: str, other: str) -> bool:
    """The same surname, unless both carry different initials or forenames."""
    a, b = (key(_HONORIFIC.sub("", n)).split() for n in (one, other))
    if not a or not b or a[-1] != b[-1] or (a[0] == "mrs") != (b[0] == "mrs"):
        return False
    titles = load("forms")["speaker"]["titles"]
    rest = [[w for w in n[:-1] if w not in titles and w not in ("com", "comrade")] for n in (a, b)]
    return not rest[0] or not rest[1] or rest[0] == rest[1] or (len(rest[0][0]) == 1) != (len(rest[1][0]) == 1)


def _listed(face: Face) -> Iterator[tuple[Participant, Span]]:
    """The lines of a list of those present, with the side each stands under."""
    listing, inline, side = False, False, None
    for i, span in enumerate(face.heading):
        words = face.words(span)
        if is_attendance(words):
            listing, side = True, None
            label = _LABEL.match(face.seen, *span)
            inline = bool(label and label.end() < span.end)
            if label and inline:
                yield from _sentence(face, Span(label.end(), span.end))
            continue
        if not listing:
            continue
        match = _SIDE.match(words) if is_side(words) else None
        if match:
            side = re.sub(r"(?i)^the\s+", "", (match["a"] or match["b"]).strip())
            continue
        labelled = _LABELLED.match(words)
        if any(days(face.seen, *span)) or words.endswith(":") or (labelled and labelled[1].lower() in _HEADINGS):
            listing = False
            continue
        if _is_bare_side(face, i):
            side = words
            continue
        if inline and not (_TITLED.match(words) or _OFFICE.match(words) or "," in words):
            listing = False  # the list stood on the label's own line
            continue
        named = _person(face, span)
        if named is not None:
            yield Participant(name=named.name, side=side, role=named.role, span=named.span), named.span


def _is_bare_side(face: Face, i: int) -> bool:
    """True for "U.S." or "Ostmark" alone on a line of the list, with a title or an office on the next."""
    words = face.words(face.heading[i])
    if len(words.split()) > 2 or not re.fullmatch(r"[A-Z][A-Za-z. ]+", words) or _TITLED.match(words + " X"):
        return False
    after = face.words(face.heading[i + 1]) if i + 1 < len(face.heading) else ""
    if key(words.split()[0]) in (*load("forms")["speaker"]["titles"], "comrades", "messrs"):
        return False
    return bool(re.match(r"The [A-Z]|.*,", after) or _TITLED.match(after) or _OFFICE.match(after))


def _sentence(face: Face, span: Span) -> Iterator[tuple[Participant, Span]]:
    """Names in a row: "Comrades Orlan and Vey."; a semicolon or line parts those that carry offices."""
    text = face.seen[span.start : span.end]
    head, comma, rest = text.partition(",")
    if comma and "," not in rest and _TITLED.match(rest.strip()) and not _TITLED.match(head) and " and " not in text:
        if (named := _person(face, span)) is not None:
            yield Participant(name=named.name, role=named.role, span=named.span), named.span
        return
    many = ";" in text or "\n" in text.strip()
    at = 0
    for part in [*re.finditer(r"[;\n]\s*" if many else _AND, text), None]:
        place = trimmed(face.seen, Span(span.start + at, span.start + part.start() if part else span.end), ".,; ")
        at = part.end() if part else at
        if place.start < place.end and (named := _person(face, place)) is not None:
            yield Participant(name=named.name, role=named.role, span=named.span), named.span


def _person(face: Face, span: Span) -> Named | None:
    """A line of a list taken apart into name and office; None when it does not open with a capital."""
    place = trimmed(face.seen, span, "*_•·-– \t")
    honorific = _HONORIFIC.match(face.seen, *place)
    if honorific:
        place = Span(honorific.end(), place.end)
    words = face.seen[place.start : place.end]
    part = _ROLE.search(words)
    name = words[: part.start()] if part else words
    role = ((part["paren"] or "") + " " + words[part.end() :]).strip(" ,;.") if part else ""
    start = place.start
    if part and _TITLED.match(role) and not _TITLED.match(name):  # "The Secretary of State, Mr. Vey"
        start = place.start + words.index(role)
        name, role = role, name
    if not name or not name[0].isupper() or len(name.split()) > 7 or re.search(r"\d", name):
        return None
    printed = trimmed(face.seen, Span(start, start + len(name)), " ,")
    name = " ".join(printed.of(face.seen).split())
    if re.search(r"[a-z]{2}\.$", name):
        name, printed = name[:-1], Span(printed.start, printed.end - 1)
    return Named(name, " ".join(role.split()) or None, printed)


def _principals(face: Face) -> Iterator[tuple[Participant, Span]]:
    """Those between whom the title says the conversation was."""
    lines = face.heading
    pairs = [Span(a.start, b.end) for a, b in pairwise(lines) if _WRAPPED.match(face.seen, b.start)]
    for span in [s for s in (face.front.get("title"), *pairs, *lines) if s]:
        match = _BETWEEN.search(face.seen, *span)
        if match is None or match.lastgroup is None:
            continue
        for group in "abcde":
            if match.group(group):
                yield from _principal(face, Span(*match.span(group)))
        return


def _principal(face: Face, span: Span) -> Iterator[tuple[Participant, Span]]:
    date = next(iter(days(face.seen, *span)), None)
    if date is not None and date.span.start > span.start:
        span = trimmed(face.seen, Span(span.start, date.span.start), " ,*_(")
    words = face.seen[span.start : span.end]
    office = _NAME_AFTER_OFFICE.match(words)
    if office and len(office["office"].split()) > 1:
        start = span.start + office.start("name")
        named = _person(face, Span(start, span.start + office.end("name")))
        role = re.sub(r"(?i)^the\s+", "", " ".join(office["office"].split()))
        if named:
            yield Participant(name=named.name, role=role, span=named.span), named.span
        return
    end = _END.search(words)
    place = trimmed(face.seen, Span(span.start, span.start + end.start() if end else span.end), " ,.;*_")
    for part in _split(face, place):
        named = _person(face, part)
        if named and re.search(r"[A-Z]", named.name) and len(named.name) > 1:
            yield Participant(name=named.name, role=named.role, span=named.span), named.span


def _split(face: Face, span: Span) -> Iterator[Span]:
    at = span.start
    for match in re.finditer(r"(?<!\bMr)(?<!\bMr\.)\s+and\s+", face.seen[span.start : span.end], re.IGNORECASE):
        yield Span(at, span.start + match.start())
        at = span.start + match.end()
    yield Span(at, span.end)
