"""Archive references as printed, and their parts on the repository's own levels."""

import re
from collections.abc import Iterator

from memcon.lexicon import load
from memcon.model import ReferenceCode
from memcon.stages.description.found import Face, Found
from memcon.text import Span, trimmed

_ARCHIVES = load("archives")
_RUSSIAN = re.compile(
    r"(?P<archive>[A-Z][\w .-]*?)?,?\s*\bf(?:ond|\.)\s*(?P<fond>[\w/-]+)"
    r",?\s*(?:p(?:ap(?:ka)?)?\.\s*(?P<papka>[\w-]+),?\s*)?"
    r"(?:op(?:is)?\.?\s*(?P<opis>[\w-]+),?\s*)?(?:p(?:ap(?:ka)?)?\.\s*(?P<papka2>[\w-]+),?\s*)?(?:d(?:elo|\.)"
    r"\s*(?P<delo>[\w-]+),?\s*)?"
    r"(?:per\.\s*[\w-]+,?\s*)?(?:(?:ll?|list|listy)\.?\s*(?P<list>\d[\w,– -]*\d|\d\w*))?",
    re.IGNORECASE,
)
_BRITISH = re.compile(
    r"(?:(?P<archive>PRO|TNA|UKNA|The National Archives)\s*[:,]?\s*)?(?P<series>(?:FO|FCO|CAB|DO|PREM|DEFE|CO|T|WO|"
    r"PO|FCO|AIR)\s?\d{1,4})\s?/\s?(?P<piece>\d+)"
)
_LEVELS = re.compile(r"^(?P<archive>[A-Z][^:]{0,80}?)\s*:\s*(?P<rest>.+)$", re.DOTALL)
_LISTED = re.compile(rf"^(?:{'|'.join(re.escape(k) for k in _ARCHIVES['initials'])})\b")
_US = re.compile(r"\bRG\s*(?P<group>\d+)\b(?:,?\s*(?P<rest>.+))?")


def parts(text: str) -> tuple[str | None, dict[str, str]]:
    """Repository and levels of a reference; the levels are empty when its scheme is not known."""
    if match := _RUSSIAN.search(text):
        found = {k.rstrip("2"): v.strip() for k, v in match.groupdict().items() if v}
        if len(found) >= 3:
            return found.get("archive"), found
    if match := _BRITISH.search(text):
        found = {k: v for k, v in match.groupdict().items() if v}
        return found.get("archive"), found
    if match := _US.search(text):
        return None, {k: v for k, v in match.groupdict().items() if v}
    if match := _LEVELS.match(text):
        archive, rest = match["archive"].strip(), match["rest"].strip()
        series, _, symbol = (p.strip() for p in rest.partition(","))
        levels = {"archive": archive}
        if symbol and re.match(r"[A-Z]{0,3}\s?\d[\w/ ()-]*$", series):
            levels |= {"series": series}
            control, _, volume = (p.strip() for p in symbol.rpartition(","))
            if control and re.fullmatch(r"(?i)[ivxl]+|part \d+", volume):
                levels |= {"control-symbol": control, "volume": volume}
            else:
                levels |= {"control-symbol": symbol}
        else:
            levels |= {"item": rest}
        return archive, levels
    return None, {}


def find(face: Face) -> Iterator[Found]:
    """References in brackets of their own, and those in the archive's citation."""
    seen: set[str] = set()
    for span in face.archive:
        end = span.end - 1 if face.text[span.end - 1] == "]" else span.end
        inside = trimmed(face.text, Span(span.start + 1, end))
        words = " ".join(face.text[inside.start : inside.end].split())
        if words and words not in seen:
            seen.add(words)
            yield from _reference(words, inside)
    for label in ("citation", "source", "archive"):
        if label in face.front:
            for place in citation_references(face.text, face.front[label]):
                words = " ".join(place.of(face.text).split())
                if words not in seen:
                    seen.add(words)
                    yield from _reference(words, place)


def citation_references(text: str, span: Span) -> Iterator[Span]:
    """The archival references inside a citation: "(NARS, f. 3, op. 2, d. 7, l. 1-9)" without the brackets."""
    for match in re.finditer(r"\(([^()]+)\)", text[span.start : span.end]):
        place = Span(span.start + match.start(1), span.start + match.end(1))
        if parts(place.of(text))[1]:
            yield place
            return
    for pattern in (_RUSSIAN, _BRITISH, _US):
        for found in pattern.finditer(text, *span):
            if pattern is not _RUSSIAN or sum(v is not None for v in found.groupdict().values()) >= 3:
                yield trimmed(text, Span(*found.span()), ",;. ")
                return


def _reference(words: str, place: Span) -> Iterator[Found]:
    repository, levels = parts(words)
    if repository in _ARCHIVES["initials"]:
        repository = _ARCHIVES["initials"][repository]
    yield Found("archive_refs", words, place)
    yield Found("reference_codes", ReferenceCode(text=words, repository=repository, parts=levels, span=place), place)
