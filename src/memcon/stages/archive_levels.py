"""The levels of archives whose references are lists: each part, between commas or colons, is told by its form."""

import re
from collections.abc import Callable, Iterator

_BETWEEN = re.compile(r"\s*[,:;]\s+(?![^()]*\))")  # what parts the levels of a reference, outside round brackets
_SEAT = re.compile(r"^(?:Koblenz|Berlin|Freiburg),?\s+")


def _levels(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


# What one level of a reference looks like; the groups are the levels, "_" for "-".
_AMERICAN = _levels(
    r"(?:RG|Record Group)\s*(?P<record_group>\d+[A-Z]?)",
    r"(?i:box(?:es)?)\s+(?P<box>.+)",
    r"(?i:lot(?:\s+files?)?)\s+(?P<lot>.+)",
    r"(?:FRC|(?i:accession))\s+(?P<accession>.+)",
    r"Job\s+(?P<job>.+)",
    r"(?i:entry)\s+(?P<entry>.+)",
    r"(?i:folder)\s+(?P<folder>.+)",
    r"(?:(?i:reel|microfilm)\s+)?(?P<microfilm>[DPN]\d{6}[–-]\d{4})",
    r"(?P<decimal_file>\d{3}[A-Z]?\.\w[\w.()–-]*(?:\s?\([^)]*\))?(?:\s?/\s?[\d–-]+)?)",
    r"(?P<subject_numeric_file>[A-Z]{2,6}(?:\s\([A-Z]+\))?\s\d{1,2}(?:[–-]\d{1,2})?(?:\s[A-Z][A-Z –-]*)?"
    r"(?:/[\d–-]+)?)",
)
_FRENCH = _levels(
    r"(?i:vol(?:umes?|s?\.))\s*(?P<volume>.+)",
    r"(?i:cart(?:ons?|\.)|c\.)\s*(?P<carton>\d.*)",
    r"(?i:doss(?:iers?|\.)|d\.)\s*(?P<dossier>.+)",
    r"(?i:fol(?:ios?|s?\.)|f(?:f?\.|os?|°))\s*(?P<folio>\d.*)",
    r"(?i:pi[èe]ces?)\s*(?P<piece>\d.*)",
    r"(?i:sous-s[ée]rie)\s+(?P<sous_serie>.+)",
    r"(?i:s[ée]rie)\s+(?P<serie>.+)",
    r"(?P<fonds>(?i:papiers|fonds)\s.+)",
    r"(?P<cote>(?:(?:GR|MV|AI|DE)\s)?\d{1,3}\s?[A-Z]{1,3}\s?\d+|[A-Z]{1,2}\d*(?:/[\dA-Z]+)+)",
)
_GERMAN = _levels(
    r"VS-Bd\.\s*(?P<vs_band>.+)",
    r"(?:Band|Bde?\.)\s*(?P<band>\d.*)",
    r"(?:Blatt|Bl\.)\s*(?P<blatt>\d.*)",
    r"(?:Abteilung|Abt\.)\s*(?P<abteilung>.+)",
    r"(?:Referat|Ref\.)\s*(?P<referat>.+)",
    r"Az\.\s*(?P<aktenzeichen>.+)",
    r"Nr\.\s*(?P<nummer>.+)",
    r"(?P<akte>R\s?\d{3,6})",
    r"(?P<bestand>[A-Z]{1,3}\s?\d+[a-z]?)/(?P<akte>\S.*)",
    r"(?P<bestand>MfAA|[A-Z]{1,2}\s\d+[a-z]?)",
    r"(?P<akte>[A-Z]\s\d+/\d+)",
)


def holds_level(scheme: str, rest: str) -> bool:
    """True when a part of `rest` has the form of a level of `scheme`."""
    return any(pattern.fullmatch(part) for part in _parts(rest) for pattern in _KNOWN.get(scheme, ()))


def _australian_levels(rest: str) -> dict[str, str]:
    series, _, symbol = (part.strip() for part in rest.partition(","))
    if not symbol or not re.match(r"[A-Z]{0,3}\s?\d[\w/ ()-]*$", series):
        return {"item": rest}
    control, _, volume = (part.strip() for part in symbol.rpartition(","))
    if control and re.fullmatch(r"(?i)[ivxl]+|part \d+", volume):
        return {"series": series, "control-symbol": control, "volume": volume}
    return {"series": series, "control-symbol": symbol}


def _american_levels(rest: str) -> dict[str, str]:
    return _by_levels(rest, _AMERICAN, ("series", "folder"))


def _french_levels(rest: str) -> dict[str, str]:
    return _by_levels(rest, _FRENCH, ("serie", "sous-serie"))


def _german_levels(rest: str) -> dict[str, str]:
    return _by_levels(_SEAT.sub("", rest), _GERMAN, ("bestand", "akte"))


def _by_levels(rest: str, known: tuple[re.Pattern[str], ...], others: tuple[str, str]) -> dict[str, str]:
    """Each part of `rest` under the level it looks like; of the others the first under others[0], then others[1]."""
    levels: dict[str, str] = {}
    for part in _parts(rest):
        found = next((level for level in _looks_like(part, known) if not level.keys() & levels.keys()), None)
        if found is None:
            level = others[0] if others[0] not in levels else others[1]
            found = {level: f"{levels[level]}, {part}" if level in levels else part}
        levels |= found
    return levels


def _looks_like(part: str, known: tuple[re.Pattern[str], ...]) -> Iterator[dict[str, str]]:
    for pattern in known:
        if match := pattern.fullmatch(part):
            yield {level.replace("_", "-"): value for level, value in match.groupdict().items() if value}


def _parts(rest: str) -> Iterator[str]:
    """The parts of a reference between commas and colons; what stands in round brackets stays whole."""
    for part in _BETWEEN.split(rest):
        if part := part.strip(" .;"):
            yield part


# How the words behind the name of an archive are read, by its scheme (a table of the lexicon).
READINGS: dict[str, Callable[[str], dict[str, str]]] = {
    "american": _american_levels,
    "australian": _australian_levels,
    "french": _french_levels,
    "german": _german_levels,
}
_KNOWN = {"american": _AMERICAN, "french": _FRENCH, "german": _GERMAN}
