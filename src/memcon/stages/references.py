"""Other records and agreements that the record itself points to: by number and date, by name, by description."""

import re
from collections.abc import Iterator
from typing import Any

from memcon.lexicon import load
from memcon.model import Record, Reference
from memcon.stages.cross_references import cross_references
from memcon.stages.description.days import MONTHS, Day, days
from memcon.stages.description.found import Face
from memcon.stages.notes import opening
from memcon.text import Span, trimmed

_LEX = load("agreements")
_KINDS: dict[str, str] = {noun: kind for kind, nouns in _LEX["kinds"].items() for noun in nouns}
_GENERIC = frozenset(_LEX["words"]["generic"])
_ORDINAL = frozenset(_LEX["words"]["ordinal"])


def _any(words: Any) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_PAPERS = _any(n for kind in ("telegram", "letter", "note") for n in _LEX["kinds"][kind])
_NOUNS = _any(_KINDS)
_SPOKEN = _any([*_LEX["kinds"]["speech"], *_LEX["kinds"]["declaration"]])
_MONTH = "|".join(rf"{m}|{m[:3]}\.?" for m in MONTHS)
_DATED = (
    rf"(?:,?\s+(?:of|dated)\s+(?:the\s+)?|,\s*)(?P<date>(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})"
    rf"(?:,?\s+(?:1[5-9]|20)\d\d)?"
    rf"|(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+(?:1[5-9]|20)\d\d)?)\d?\b)"
)
_NUMBER = (
    r"(?:[Nn][Oo]s?\.?\s*|#\s*)?(?P<number>(?:[A-Z]{1,4}[.\s]{0,2}){0,2}\d{1,5}(?:/\d+)*[A-Z]?(?:\[[A-Z]\])?)"
    r"(?![\d%]|,\d{3})"
)
_WHOSE = r"(?:[Mm]y|MY|[Yy]our|YOUR|[Oo]ur|OUR)"
_QUALIFIED = r"(?:(?:[a-z-]+|[Cc]ircular|[A-Z][a-z]+)\s+){0,3}?"
_ISSUER = (
    r"(?:(?!(?:See|With|Refer|Reference|From|In|Further|Thank|Since|As)\b)[A-Z][\w’']*\s+){0,4}(?:(?:circular|"
    r"secret|unnumbered|urgent|personal)\s+){0,2}"
)
_NUMBERED = (
    # my telegram No. 77 of 3 May; Colonial Office cablegram 588
    re.compile(
        rf"(?:(?:{_WHOSE}|[Tt]he|[Hh]is)\s+)?{_ISSUER}(?P<noun>(?i:{_PAPERS}))\s+"
        rf"(?:\(?unnumbered\)?\s+)?(?:[A-Z]\.?\s+)?{_NUMBER}(?:{_DATED})?"
    ),
    # my 5132, November 30; your D.206
    re.compile(
        rf"\b(?:[Mm]y|[Yy]our|MY|YOUR)\s+(?:[Nn]o\.?\s*)?{_NUMBER}"
        rf"(?!-|\s+(?!(?:is|was|this|as|has|re|and|of)\b)[a-z]+s\b|\s+per\b)(?:{_DATED})?"
    ),
    # Embtel 213, May 3
    re.compile(
        rf"\b(?:re\s*)?(?i:emb|dep|deb|con|leg|reEmb|reDep|del)(?:tel|gram)s?\s+{_NUMBER}(?:{_DATED})?"
        rf"|\b(?:Secto|Tosec|Delsec|Telsec|CA-?|A-)\s?\d{{1,5}}\b"
    ),
    # my letter of 14th March
    re.compile(rf"\b(?:{_WHOSE}|[Hh]is|[Tt]heir|[A-Z]\w+['’]s)\s+{_QUALIFIED}(?P<noun>(?i:{_PAPERS}))\s*{_DATED}"),
)
_NAME = re.compile(
    rf"\b(?:[Tt]he\s+)?(?P<first>[A-Z][\w.'’-]*)\s+(?:(?:[A-Z][\w.'’-]*|of|and)"
    rf"\s+){{0,4}}?(?P<head>{_any(_LEX['names']['heads'])})\b"
    rf"(?:\s+of\s+(?:[A-Z]\w+|\d{{4}})(?:\s+[A-Z]\w+)*)?"
    rf"|\b[Tt]he\s+(?P<head2>{_any(_LEX['names']['heads'])})\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+(?:and\s+)?[A-Z]\w+)*"
)
_SETTLEMENT = re.compile(
    r"\b(?:against|since|under|of|before|after)\s+(?P<place>"
    + _any(_LEX["names"]["settlements"])
    + r")\b(?!\s+[A-Z])"
)
_IN_HIS = re.compile(
    rf"(?:\b(?:said|says|stated|states|declared|spoke|announced)\s+)?\bin\s+(?P<whose>his|her|their)"
    rf"\s+(?:[a-z]+\s+)?(?P<noun>{_SPOKEN})\b"
)
_ONE_OF = re.compile(
    rf"\bone\s+of\s+(?:his|her|their|the|its|your|our|[A-Z]\w+['’]s)\s+(?:[a-z]+\s+){{0,2}}(?P<noun>{_NOUNS})\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    rf"(?P<subject>(?:(?:Mr|Mrs|Dr|Com)\.\s+|[A-Z][\w’'-]*\s+){{1,4}})?(?:(?:has|have|had|recently|also|just)"
    rf"\s+){{0,3}}"
    rf"\b(?:made|issued|signed|concluded|published|delivered)(?:,[^,.;]{{3,60}},)?\s+(?:an?|the|two|three)"
    rf"\s+(?:[\w-]+\s+){{0,3}}?(?P<noun>{_NOUNS})\b"
    rf"(?:\s+(?:which|that)\s+[^,.;:()]+)?"
)
_DESCRIBED = re.compile(
    rf"\b(?P<noun>{_NOUNS})\b(?!\s+(?:negotiations?|talks|commission|committee|organi[sz]ation|conference|"
    rf"discussions|"
    rf"obligations|powers|countries|area|forces|system|ports|paper))(?P<rest>(?:,\s+which\s+[^,.;:()]+"
    rf"|\s+(?:of|for|on|by|between|with|concerning|regarding|about|against|signed|concluded|proposed|put\s+forward|"
    rf"presented|submitted|made|dated|related\s+to|relating\s+to|which)\b"
    rf"(?:\b(?:Mr|Mrs|Dr|Messrs|Com|St|Gen|M)\.|[^,.;:()“”\"?!])*)?)",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"([\w’'-]+)\s+$")
_DETERMINER = re.compile(r"(?i)(?:the|an?|his|her|its|their|our|my|your|[A-Z][\w]*['’]s)$")
_PART = re.compile(r"(?i)(?:the\s+)?(?:text|terms|conditions|provisions|clauses|draft)\s+of\s+$")
_FINITE = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|should|shall|can|could|may|might|must|does|did|do|says?|said|"
    r"means?|"
    r"remains?|but|because|although|while|so\s+that|in\s+order|when|if)\b"
)
_NOT_MODIFIERS = re.compile(
    r"(?i)\b(?:is|are|was|were|be|been|has|have|had|will|would|should|could|can|may|must|to|in|on|at|by|for|with|"
    r"from|that|which|"
    r"who|not|as|if|when|or|but|of|it|he|she|they|we|you|i|do|does|did|no|than|then|said|says|"
    r"this|such|these|those|any|some|under|after|before|into|about|over|because|made|accepted|concluded|text)\b"
)
_ACTION = re.compile(r"\s+of\s+(?:war|an?|troops|reinforcements|independence|the\s+\w+\s+to)\b")
_SUBJECTS = re.compile(
    r"(?i)(?:trade|commercial|peace|armistice|defen[cs]e|security|economic|cultural|payments|customs|naval|"
    r"fisheries|draft|"
    r"proposed|assistance|aggression|non-aggression|friendship|tariff|sugar|wheat|monetary|air|financial|interim|"
    r"bilateral|"
    r"military|frontier|border|tripartite|loan|credit|neutrality|alliance|\S*[A-Z]\S*|['‘“\"].*)$"
)
_BY_PERSON = re.compile(r"^\s+(?:by|of|from)\s+(?:[Tt]he\s+)?[A-Z]")
_BOUNDARY = re.compile(
    r"(?:[.!?;:]['\"”’)]?\s+(?=[A-Z“\"])|,\s+|\bthat\s+|\b(?:and|but|if|while|when|whereas|then|because)\s+)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Dr|Com|Messrs|St|Gen|M|[A-Z])\.\s+$")


class References:
    """Finds what a record's own paragraphs and turns point to, and where the notes send the reader in the volume."""

    name = "references"
    version = "2"
    requires = ("divisions", "description")
    provides = ("references",)

    def read(self, record: Record) -> Iterator[Reference]:
        """Yield references in the order of the text; they do not overlap, but those of one range share its place."""
        face = Face.of(record)
        taken: list[Span] = []
        found: list[Reference] = []
        for span, editor in [*((span, False) for span in face.body), *_of_editor(face)]:
            crossing = list(cross_references(face.text, span, editor=editor))
            taken += [each.span for each in crossing]
            found += [self._reference(each.span, each.kind, each.number, None) for each in crossing]
            if not editor:
                found += self._paragraph(record, face, span, taken)
        yield from sorted(found, key=lambda r: r.span)

    def _paragraph(self, record: Record, face: Face, span: Span, taken: list[Span]) -> Iterator[Reference]:
        text = face.text
        for place, kind, number, day in _candidates(record, face, span, taken):
            place = trimmed(text, place, " ,")
            if place.end > place.start and not any(place.overlaps(other) for other in taken):
                taken.append(place)
                yield self._reference(place, kind, number, day)

    def _reference(self, span: Span, kind: str | None, number: str | None, day: str | None) -> Reference:
        return Reference(span=span, kind=kind, number=number, date=day, resp=f"{self.name}@{self.version}")


_Candidate = tuple[Span, str | None, str | None, str | None]


def _of_editor(face: Face) -> Iterator[tuple[Span, bool]]:
    """The words of the footnotes behind their markers, and the archive's source notes."""
    for note in face.notes:
        here = opening(face.text[note.start : note.end])
        yield Span(note.start + (here[2] if here else 0), note.end), True
    if "source" in face.front:
        yield face.front["source"], True


def _candidates(record: Record, face: Face, span: Span, taken: list[Span]) -> Iterator[_Candidate]:
    text = face.seen
    for pattern in _NUMBERED:
        for match in pattern.finditer(text, *span):
            yield _numbered(record, face, match)
    for match in _ONE_OF.finditer(text, *span):
        yield Span(*match.span()), _kind(match["noun"]), None, None
    for match in _IN_HIS.finditer(text, *span):
        yield Span(_clause_start(text, span.start, match.start()), match.end()), _kind(match["noun"]), None, None
    for match in _MADE.finditer(text, *span):
        if "," in match.group() or match["subject"]:
            yield Span(*match.span()), _kind(match["noun"]), None, None
    yield from _named(text, span)
    yield from _described(text, span, taken)


def _numbered(record: Record, face: Face, match: re.Match[str]) -> _Candidate:
    groups = match.groupdict()
    end = match.end()
    day: str | None = None
    if groups.get("date"):
        dated = next(days(face.seen, match.start("date"), match.end("date")), None)
        day = _dated(record, dated) if dated else None
        marker = next((m for m in face.markers if m.start == end), None)
        end = marker.end if marker and face.text[marker.start].isdigit() else end
    number = groups.get("number")
    return (
        Span(match.start(), end),
        _kind(groups.get("noun") or "telegram"),
        " ".join(number.split()) if number else None,
        day,
    )


def _dated(record: Record, day: Day) -> str | None:
    """The date of a reference; without a year it is the last such day up to the record's own date."""
    if day.year is None:
        own = record.description.date or ""
        if not re.match(r"\d{4}", own):
            return None
        year = int(own[:4])
        later = day._replace(year=year).edtf()
        if len(own) >= 10 and later and later > own[:10]:
            year -= 1
        day = day._replace(year=year)
    return day.edtf()


def _kind(noun: str | None) -> str | None:
    return _KINDS.get(" ".join((noun or "").lower().split()))


def _named(text: str, span: Span) -> Iterator[_Candidate]:
    for match in _NAME.finditer(text, *span):
        first, head = match["first"], match["head"] or match["head2"]
        if first is not None and (
            first in _LEX["names"]["not_first"] or first.lower() in _GENERIC | {"the", "a", "this"}
        ):
            continue
        yield Span(*match.span()), _LEX["names"]["heads"][head], None, None
    for match in _SETTLEMENT.finditer(text, *span):
        yield Span(*match.span("place")), "treaty", None, None


def _described(text: str, span: Span, taken: list[Span]) -> Iterator[_Candidate]:
    """A noun that names a document with what makes it a particular one: modifiers, "by", "for", "between"."""
    at = span.start
    while match := _DESCRIBED.search(text, at, span.end):
        at = match.end("noun")
        noun = " ".join(match["noun"].lower().split())
        start, det, mods = _before(text, span.start, match.start("noun"))
        part = _PART.search(text, max(span.start, start - 40), start)
        start = part.start() if part else start
        rest = _cut(match["rest"])
        if not _particular(noun, det, mods, rest, part is not None):
            continue
        end = match.end("noun") + len(rest)
        if det and _repeats(text, Span(start, end), taken):
            continue
        at = end
        yield Span(start, end), _kind(noun), None, None


def _before(text: str, first: int, noun: int) -> tuple[int, str | None, list[str]]:
    """Where the noun phrase begins, its determiner, and the modifiers; no modifiers without a determiner."""
    mods: list[str] = []
    at = noun
    while len(mods) < 7 and (match := _WORD_BEFORE.search(text, max(first, at - 40), at)):
        word = match.group(1)
        if _DETERMINER.match(word) and not (word.endswith("s") and mods and word[0].islower()):
            possessor = word[0].isupper() and word.lower() not in (
                "the",
                "a",
                "an",
                "my",
                "our",
                "your",
                "his",
                "her",
                "its",
            )
            if not possessor:
                return match.start(), word, mods[::-1]
        if _NOT_MODIFIERS.fullmatch(word):
            break
        mods.append(word)
        at = match.start()
    return noun, None, []


def _cut(rest: str) -> str:
    """A complement up to the verb of the sentence; a relative clause keeps its own verbs."""
    relative = re.search(r"\b(?:which|that|who)\b", rest)
    verb = _FINITE.search(rest)
    if verb and (relative is None or verb.start() < relative.start()):
        return rest[: verb.start()]
    return rest


def _particular(noun: str, det: str | None, mods: list[str], rest: str, of: bool) -> bool:
    kind = _kind(noun)
    lower = [m.lower().strip(",") for m in mods]
    if any(m in ("such", "this", "that", "these", "those", "any", "no", "some") for m in lower):
        return False
    special = [m for m in lower if m not in _GENERIC]
    if of:
        return kind in ("treaty", "declaration", "resolution", "note")
    if (det is None and not noun.endswith("s")) or _ACTION.match(rest) or noun.startswith(("desp", "disp")):
        return False
    if noun == "accords" and not rest:  # "the standing Valda accords its guests"
        return False
    if kind in ("telegram", "letter", "note", "speech"):
        return bool(det) and bool(_BY_PERSON.match(rest)) and noun not in ("address", "note", "report")
    if noun in ("agreement", "statement", "statements", "announcement"):
        telling = re.match(r"\s+(?:between|with|on|for|concerning|regarding|signed|concluded|by)\b", rest)
        return bool(telling and det and (special or noun != "agreement")) or bool(
            noun == "agreement"
            and special
            and det
            and not set(special) <= {"complete", "mutual", "common", "general"}
        )
    if noun in ("plan", "plans", "scheme", "report", "resolution", "resolutions"):
        return (
            bool(re.match(r"\s+(?:for|by|of|put|on|presented|submitted)\b", rest)) and bool(det) and noun != "report"
        )
    if any(m in _ORDINAL for m in lower):
        return True
    if kind == "treaty":
        return bool(special) or bool(re.match(r"\s+(?:between|with|for|of|signed|concluded|against|on)\b", rest))
    return bool(rest) and bool(det)


def _repeats(text: str, span: Span, taken: list[Span]) -> bool:
    """True when the words, without their article, open an earlier and longer reference: the same thing again."""
    words = re.sub(r"(?i)^(?:the|an?)\s+", "", span.of(text)).lower()
    return any(re.sub(r"(?i)^(?:the|an?)\s+", "", s.of(text)).lower().startswith(words + " ") for s in taken)


def _clause_start(text: str, first: int, end: int) -> int:
    """Where the clause begins that runs up to `end`: behind the last sentence end, comma or conjunction."""
    start = first
    for match in _BOUNDARY.finditer(text, first, end):
        if not _ABBREVIATED.search(text[max(first, match.end() - 8) : match.end()]):
            start = match.end()
    return start
