"""Archive references taken apart on the levels of the repository that keeps the papers.

Each archive's own words for its levels are kept, without accents: fond, opis, papka, delo, list; record-group,
lot, decimal-file, subject-numeric-file, box; series, piece, paper; bestand, akte, band, blatt; serie, volume,
carton, dossier, folio. Values are as printed.
"""

import re
from typing import NamedTuple

from memcon.lexicon import load
from memcon.stages.archive_levels import READINGS, holds_level
from memcon.text import Span

_ARCHIVES: dict[str, dict[str, str]] = load("archives")
_SCHEME = {printed: scheme for scheme, names in _ARCHIVES.items() for printed in names}
_FULL = {printed: full for names in _ARCHIVES.values() for printed, full in names.items()}
_NAMED = re.compile(
    "(?P<archive>" + "|".join(re.escape(name) for name in sorted(_FULL, key=len, reverse=True)) + r")(?!\w)"
)
_SENTENCES = re.compile(r"(?<!\b[Vv]ol)(?<!\bRef)(?<!\bAbt)\.\s+[A-Z]")
_NUMBERED = re.compile(r"\d")
_LONGEST = 200  # characters of a line that is nothing but a reference

_VERSO = r"(?:об|ob|verso|v)\b\.?"
# Levels in the order and with the abbreviations of the Russian archives, in transliteration and in Cyrillic.
RUSSIAN = re.compile(
    r"(?P<archive>[^\W\d_][\w .-]{0,60}?)?\)?[,.;]?\s*\b(?:f(?:ond|\.)|ф(?:онд|\.))\s*(?P<fond>[\w/-]+)"
    r"(?:[,.;]?\s*(?:"
    r"(?:op(?:is['’]?|\.)|оп(?:ись|\.))\s*(?P<opis>[\w/-]+)"
    r"|(?:por(?:tsiia|\.)|пор\.)\s*(?P<portsiia>[\w/-]+)"
    r"|(?:p(?:ap(?:ka)?)?\.|papka|п(?:ап)?\.|папка)\s*(?P<papka>[\w/-]+)"
    r"|(?:d(?:elo|\.)|д(?:ело|\.)|ed\.\s?khr\.|ед\.\s?хр\.)\s*(?P<delo>[\w/-]+)"
    r"|(?:per(?:echen['’]?|\.)|пер(?:ечень|\.))\s*(?P<perechen>[\w/-]+)"
    r"|(?:do[ck](?:ument|\.)|док(?:умент|\.))\s*(?P<dokument>[\w/-]+)"
    r"|(?:t\.|tom|т\.|том)\s*(?P<tom>[\w/-]+)"
    rf"|(?:ll?\.|list(?:y|s)?|лл?\.|лист(?:ы)?)\s*(?P<list>\d+(?:\s?{_VERSO}(?=\s?[,–-]\s?\d))?"
    rf"(?:(?:\s?[–-]\s?|,\s?)\d+(?:\s?{_VERSO}(?=\s?[,–-]\s?\d))?)*)(?:\s?(?P<verso>{_VERSO}))?"
    r"))+",
    re.IGNORECASE,
)
_KEW = r"PRO|TNA|UKNA|The National Archives(?: \(TNA\))?|Public Record Office"
_DEPARTMENTS = "FO|FCO|CAB|DO|PREM|DEFE|CO|T|WO|PO|AIR|ADM|BT|KV|HW|LAB|POWE|OD|FV|ED"
BRITISH = re.compile(
    rf"(?:(?P<archive>{_KEW})\s*[:,]?\s*(?:PRO[,:]?\s*)?)?"
    rf"\b(?P<series>(?:{_DEPARTMENTS})\s?\d{{1,4}}|(?:IOR\s?[/:]?\s?)?[LR]/[A-Z&]{{1,4}}/\d+)\s?/\s?(?P<piece>\d+[A-Z]?)"
)
AMERICAN = re.compile(
    r"\bRG\s*\d+\b.*|\bRecord Group \d+\b.*|\b[Ll]ot (?:[Ff]ile )?(?:\d\d\s?-?[A-Z]|[A-Z][ –-]?\d).*", re.DOTALL
)
# "CFM Files: Lot M 88", "Conference files, lot 59 D 95, CF 142".
_FILES = re.compile(r"[A-Z][^.,:;]{1,60}[,:]\s(?:RG\s\d+|[Ll]ot\s(?:[Ff]ile\s)?(?:\d\d\s?-?[A-Z]|[A-Z][ –-]?\d))")
_REGISTRY = re.compile(r"[A-Z]{1,3}\s?\d{1,5}/\d{1,5}(?:/\d{1,5}[A-Z]?){0,2}(?:/?G)?")
_PAPERS = re.compile(rf"(?:[,:]\s*(?:{_REGISTRY.pattern}|ff?\.?\s?[\d–-]+))*")
_GERMAN_VOLUME = re.compile(r"(?:VS-Bd\.\s*\d|(?:B\s?\d+|(?:Referat|Ref\.)\s[^,]+),\s(?:.*\s)?Bd\.\s*\d)")
_FILE_LEVELS = re.compile(r"^(?P<archive>[A-Z][^:]{0,80}?)\s*:\s*(?P<rest>.+)$", re.DOTALL)


class Code(NamedTuple):
    """A reference taken apart: the archive as printed, its scheme of levels, and the levels with their values."""

    archive: str | None
    scheme: str
    levels: dict[str, str]


def taken_apart(words: str) -> Code | None:
    """The archive and levels of a reference; None where its scheme is not known."""
    words = " ".join(words.split())
    for reading in (_russian, _british, _of_named_archive, _american, _german, _by_colon):
        if (code := reading(words)) is not None:
            return code
    return None


def full_name(archive: str | None) -> str | None:
    """The archive's full name for its printed initials or short name; anything else comes back as it is."""
    return _FULL.get(archive, archive) if archive else None


def is_reference_line(words: str) -> bool:
    """True when `words` are a reference and nothing else: "АВП РФ. Ф. 06. Оп. 7. Д. 45.", "PA AA, B 12, Bd. 3"."""
    if len(words) > _LONGEST or not _NUMBERED.search(words):
        return False
    bracketed = words.startswith("[")
    words = " ".join(words.split()).strip(" []().")
    if bracketed and (_REGISTRY.fullmatch(words) or BRITISH.match(words)):
        return True
    if match := RUSSIAN.fullmatch(words):
        return _depth(match) > 1
    if match := BRITISH.match(words):
        return bool(_PAPERS.fullmatch(words, match.end()))
    if _FILES.match(words) and not _SENTENCES.search(words):
        return True
    named = _NAMED.match(words)
    if named is None or _SENTENCES.search(words):
        return False
    return holds_level(_SCHEME[named["archive"]], words[named.end() :])


def russian(text: str, span: Span) -> Span | None:
    """The first reference to a fond in `span` of `text`, with its archive and levels."""
    match = RUSSIAN.search(text, *span)
    return Span(*match.span()) if match and _depth(match) > 1 else None


def _depth(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return sum(1 for level in ("fond", "opis", "papka", "delo", "perechen", "dokument", "list") if groups[level])


def _russian(words: str) -> Code | None:
    match = RUSSIAN.search(words)
    if match is None or _depth(match) < 2:
        return None
    found = {
        level: value if level == "verso" else value.strip(" ,.")
        for level, value in match.groupdict().items()
        if value
    }
    return Code(found.get("archive"), "russian", found)


def _british(words: str) -> Code | None:
    match = BRITISH.search(words)
    if match is None:
        whole = _REGISTRY.fullmatch(words)
        return Code(None, "british", {"paper": words}) if whole else None
    levels = {level: value for level, value in match.groupdict().items() if value}
    rest = words[match.end() :]
    if paper := _REGISTRY.search(rest):
        levels["paper"] = paper.group()
        rest = rest.replace(paper.group(), "", 1)
    if folio := re.search(r"\bff?\.?\s?(\d[\d–-]*)", rest):
        levels["folio"] = folio.group(1)
        rest = rest.replace(folio.group(), "", 1)
    if item := rest.strip(" ,:;()[]"):
        levels["item"] = item
    archive = levels.get("archive")
    return Code("TNA" if archive and "(TNA)" in archive else archive, "british", levels)


def _of_named_archive(words: str) -> Code | None:
    """An archive the lexicon knows, and behind it levels of that archive's scheme."""
    named = _NAMED.match(words)
    if named is None:
        return None
    archive = named["archive"]
    scheme = _SCHEME[archive]
    rest = words[named.end() :].strip(" ,:;")
    reading = READINGS.get(scheme)
    if reading is None or not rest:
        return None
    return Code(archive, scheme, {"archive": archive, **reading(rest)})


def _american(words: str) -> Code | None:
    """A reference without a known archive, told by its record group or lot file."""
    match = AMERICAN.search(words)
    if match is None:
        return None
    before = words[: match.start()].strip(" ,:;")
    archive, _, rest = before.partition(",")
    levels = {"archive": archive.strip()} if archive else {}
    return Code(
        archive.strip() or None, "american", levels | READINGS["american"](f"{rest}, {match.group()}".strip(" ,"))
    )


def _german(words: str) -> Code | None:
    """Volumes of the Foreign Office's archive as its edition prints them: "VS-Bd. 44 (II A 4)", "B 31, Bd. 12"."""
    if _GERMAN_VOLUME.match(words) is None:
        return None
    return Code(None, "german", READINGS["german"](words))


def _by_colon(words: str) -> Code | None:
    """The Australian form, and that of any archive before a colon: "NA: B12, WHEAT 4, ii"."""
    match = _FILE_LEVELS.match(words)
    if match is None:
        return None
    archive, rest = match["archive"].strip(), match["rest"].strip()
    return Code(archive, "australian", {"archive": archive, **READINGS["australian"](rest)})
