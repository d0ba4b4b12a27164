"""Offices of people of other states, read from what lists of persons say of them ("Soviet Ambassador to France")."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from historian import SOURCE, STATES, read

from memcon.authority.entries import Entries, Office, Tenure
from memcon.authority.shipped import Remark
from memcon.authority.titles import Titles, seat_id
from memcon.authority.wording import Asked
from memcon.lexicon import load

_WIDEST = 8  # years a volume may span and still date what it says of a person
_VOLUME = re.compile(r"frus(\d{4})(?:-(\d\d))?")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = "|".join(month[:3] for month in _MONTHS)
_DATE = rf"(?:(?:{_MONTH})[a-z]*\.?(?: \d{{1,2}},)? )?\d{{4}}"
_TO = "[-–—]|to|until|through"
_LEAD = r"[,(]? *"
_OPEN = rf"(?:(?:{_MONTH})[a-z]*\.?(?: \d{{1,2}})?)"  # "January-December 1959": the year comes later
_WHEN = (
    re.compile(rf"{_LEAD}(?:from |in |during )?(?P<from>{_DATE}|{_OPEN}),? ?(?:{_TO}) ?(?P<to>{_DATE})\)?$"),
    re.compile(rf"{_LEAD}(?:from|since|after|beginning) (?P<from>{_DATE})\)?$"),
    re.compile(rf"{_LEAD}(?:to|until|till|through|before) (?P<to>{_DATE})\)?$"),
    re.compile(rf"{_LEAD}(?:in )?(?P<in>{_DATE})\)?$"),
)  # fmt: skip
# Offices that most states have: title -> what else it is called.
_COMMON: dict[str, tuple[str, ...]] = {
    "Prime Minister": ("Premier", "Head of Government", "President of the Council of Ministers"),
    "President": ("President of the Republic",),
    "Minister of Foreign Affairs": (
        "Foreign Minister", "Minister for Foreign Affairs", "Minister for External Affairs",
        "Minister of External Affairs", "Secretary of Foreign Affairs",
    ),
    "Minister of Defense": (
        "Defense Minister", "Defence Minister", "Minister of Defence", "Minister for Defence", "Minister for Defense",
        "Minister of National Defense", "Minister of National Defence",
    ),
    "Minister of Finance": ("Finance Minister", "Minister for Finance"),
    "Minister of the Interior": ("Interior Minister", "Minister of Interior"),
    "King": (),
}  # fmt: skip


class Dated(NamedTuple):
    """Words without their dates, and the EDTF start and end that they gave."""

    words: str
    start: str | None
    end: str | None


def years_of(volume: str) -> tuple[int, int] | None:
    """The first and last year of a volume by its id; None where it spans too many to date anything."""
    match = _VOLUME.match(volume)
    if match is None:
        return None
    first = int(match[1])
    last = int(f"{match[1][:2]}{match[2]}") if match[2] else first
    return (first, last) if 0 <= last - first < _WIDEST else None


def remarks(folder: Path) -> dict[str, tuple[Remark, ...]]:
    """What dated volumes say of each person, each sentence once with the years of its volumes."""
    found: dict[str, tuple[Remark, ...]] = {}
    for row in read(folder, "people"):
        said: list[Remark] = []
        for remark in row.get("remarks", ()):
            years = [year for volume in remark["in"] if (span := years_of(volume)) for year in span]
            if years:
                said.append(Remark(remark["text"].strip(" ."), min(years), max(years)))
        if said:
            found[row["id"]] = tuple(said)
    return found


def common_offices(known: Titles) -> Iterator[Office]:
    """The usual offices of each state of the lexicon that are not known in more detail."""
    for entry in load("states")["state"]:
        of = entry["name"]
        for title, others in _COMMON.items():
            if of != STATES and not known.meant(f"{title} of {of}", Asked()):
                new = tuple(name for name in others if not known.meant(f"{name} of {of}", Asked()))
                yield Office(id=seat_id(of, title), title=title, of=of, titles=new, partial=True)


def listed(said: dict[str, tuple[Remark, ...]], known: Entries, mixed: frozenset[str]) -> Entries:
    """Offices of other states than the United States that the remarks give; entries that mix two people give none."""
    common = tuple(common_offices(Titles(known.offices)))
    titles = Titles((*known.offices, *common))
    offices: dict[str, Office] = {}
    tenures: dict[tuple[str, str], list[Tenure]] = {}
    for person, sentences in said.items():
        for remark in () if person in mixed else sentences:
            for part in re.split(r";|, and (?=[A-Z])", remark.text):
                for tenure, office in _tenures(person, part, remark, titles):
                    offices[office.id] = office
                    tenures.setdefault((person, office.id), []).append(tenure)
    known_ids = {office.id for office in known.offices}
    new = {key: office for key, office in offices.items() if key not in known_ids}
    exact = {(tenure.person, tenure.office) for tenure in known.tenures}  # of these the remarks tell less
    joined = (_joined(group) for key, group in tenures.items() if key not in exact)
    ordered = sorted(joined, key=lambda t: (t.office, t.start or "", t.person))
    return Entries(source=SOURCE, offices=tuple(new[key] for key in sorted(new)), tenures=tuple(ordered))


def dated(text: str) -> Dated:
    """The words before a date or a span of dates at the end, and what it says."""
    text = text.strip(" .,")
    for pattern in _WHEN:
        if match := pattern.search(text):
            parts = match.groupdict()
            end = _edtf(parts.get("to"), "")
            start = _edtf(parts.get("from"), end or "")
            if parts.get("in"):
                start = end = _edtf(parts["in"], "")
            return Dated(text[: match.start()].strip(" ,("), start, end)
    return Dated(text, None, None)


def _edtf(words: str | None, year_from: str) -> str | None:
    if not words:
        return None
    parts = words.replace(",", "").replace(".", "").split()
    year = parts.pop() if parts[-1].isdigit() and len(parts[-1]) == 4 else year_from[:4]
    if not parts:
        return year
    month = next(i for i, name in enumerate(_MONTHS, 1) if name[:3] == parts[0][:3])
    return f"{year}-{month:02}" + (f"-{int(parts[1]):02}" if len(parts) > 1 else "")


def _tenures(person: str, part: str, remark: Remark, titles: Titles) -> Iterator[tuple[Tenure, Office]]:
    words, start, end = dated(part)
    found = titles.meant(words, Asked(earliest=f"{remark.first}-01-01", latest=f"{remark.last}-12-31"))
    if len(found) != 1 or not found[0].whose or found[0].office.of == STATES or found[0].bearer or found[0].acting:
        return
    if start and end and end < start[: len(end)]:
        return
    yield (
        Tenure(
            person=person,
            office=found[0].office.id,
            start=start or (str(remark.first) if not end or end[:4] >= str(remark.first) else end[:4]),
            end=end or str(max(remark.last, int(start[:4]) if start else 0)),
            attested=True,
            source=SOURCE,
        ),
        found[0].office,
    )


def _joined(group: list[Tenure]) -> Tenure:
    """One tenure for all that volumes say of one person in one office: the most exact start and end."""
    exact = [t for t in group if len(t.start or "") > 4] or group
    start = min((t.start or "" for t in exact), default="")
    ends = [t for t in group if len(t.end or "") > 4] or group
    end = max(t.end or "" for t in ends)
    if end < start[: len(end)]:
        start, end = min(t.start or "" for t in group)[:4], max(t.end or "" for t in group)[:4]
    first = group[0]
    return Tenure(person=first.person, office=first.office, start=start, end=end, attested=True, source=SOURCE)


def mixed(folder: Path) -> frozenset[str]:
    """The ids of entries that mix two people."""
    rows: Iterator[dict[str, Any]] = read(folder, "people")
    return frozenset(row["id"] for row in rows if row.get("suspect_merge"))
