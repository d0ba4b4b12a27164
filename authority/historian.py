"""Turns the people and offices of the Office of the Historian into entries: each fault of the source is met here."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from memcon.authority.entries import Entries, Office, Person, Tenure
from memcon.authority.places import state
from memcon.authority.titles import post, seat_id

SOURCE = "Office of the Historian, US Department of State"
STATES = "United States"

# role of a chief of mission -> rank
_RANKS = {
    "ambassador-e-p": "ambassador",
    "envoy-extraordinary-minister-plenipotentiary": "minister",
    "envoy-extraordinary-minister-plenipotentiary-consul-general": "minister",
    "minister-plenipotentiary": "minister",
    "minister-resident": "minister",
    "minister-resident-consul-general": "minister",
    "minister-resident-and-extraordinary": "minister",
    "minister": "minister",
    "charge-daffaires": "charge",
    "charge-daffaires-ad-interim": "charge",
    "charge-daffaires-consul-general": "charge",
    "charge-daffaires-pro-tem": "charge",
    "commissioner": "commissioner",
    "commissioner-consul-general": "commissioner",
    "consul-general": "consul-general",
    "agent-consul-general": "consul-general",
    "diplomatic-agent-consul-general": "consul-general",
}
_BODIES = {
    "representative-to-un": "United Nations",
    "representative-to-nato": "NATO",
    "representative-to-eu": "European Communities",
}
_CREDENTIALS = "presentation of credentials"
_RANKS_ONLY = {"career-ambassador", "ambassador-at-large"}  # ranks of persons, held by many at once

_ASSISTANT = "Assistant Secretary of State"

# The positions of today stand for several of the time: role -> titles, each from its year on.
_TITLES_OF_THE_TIME: dict[str, tuple[tuple[int, str], ...]] = {
    "under-secretary-for-econ-business-ag": (
        (1946, "Under Secretary of State for Economic Affairs"),
        (1985, "Under Secretary of State for Economic and Agricultural Affairs"),
    ),
    "assistant-secretary-for-western-hemisphere": (
        (1944, f"{_ASSISTANT} for American Republic Affairs"),
        (1949, f"{_ASSISTANT} for Inter-American Affairs"),
        (1999, f"{_ASSISTANT} for Western Hemisphere Affairs"),
    ),
    "assistant-secretary-for-east-asian-pacific-affairs": (
        (1949, f"{_ASSISTANT} for Far Eastern Affairs"),
        (1966, f"{_ASSISTANT} for East Asian and Pacific Affairs"),
    ),
    "assistant-secretary-for-near-eastern-affairs": (
        (1949, f"{_ASSISTANT} for Near Eastern, South Asian, and African Affairs"),
        (1958, f"{_ASSISTANT} for Near Eastern and South Asian Affairs"),
        (1992, f"{_ASSISTANT} for Near Eastern Affairs"),
    ),
    "assistant-secretary-international-organization-affairs": (
        (1949, f"{_ASSISTANT} for United Nations Affairs"),
        (1954, f"{_ASSISTANT} for International Organization Affairs"),
    ),
    "assistant-secretary-for-economic-business-affairs": (
        (1944, f"{_ASSISTANT} for Economic Affairs"),
        (1972, f"{_ASSISTANT} for Economic and Business Affairs"),
    ),
    "assistant-secretary-for-public-affairs": ((1944, f"{_ASSISTANT} for Public Affairs"),),
    "assistant-secretary-legislative-affairs": (
        (1944, f"{_ASSISTANT} for Congressional Relations"),
        (1983, f"{_ASSISTANT} for Legislative Affairs"),
    ),
    "assistant-secretary-for-european-affairs": ((1949, f"{_ASSISTANT} for European Affairs"),),
    "director-policy-planning": (
        (1947, "Director of the Policy Planning Staff"),
        (1961, "Chairman of the Policy Planning Council"),
        (1969, "Director of Policy Planning"),
    ),
}  # fmt: skip
_NAMES: dict[str, tuple[str, ...]] = {
    "Secretary of State": ("Secretary",),
    "Under Secretary of State": ("Under-Secretary", "Undersecretary of State"),
    "President": ("President of the United States of America", "Chief Executive"),
}
_STAND_INS = {"Secretary of State": ("Under Secretary of State", "Deputy Secretary of State")}


def read(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The lines of one of the source's files."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def people(folder: Path) -> Iterator[Person]:
    """All people; an entry that mixes two is kept and says so."""
    for row in read(folder, "people"):
        doubts = ("two people may be mixed in this entry",) if row.get("suspect_merge") else ()
        if row.get("possible_duplicates"):
            doubts += (f"may be the same as {', '.join(row['possible_duplicates'])}",)
        same = {"viaf": row["same_as"].get("viaf"), "pocom": row["pocom_id"]}
        yield Person(
            id=row["id"],
            name=row["name"],
            forms=tuple(form for form in row["forms"] if form != row["name"]),
            birth=row["birth"],
            death=row["death"],
            years=tuple(row["years"]) if row.get("years") else None,
            same_as={key: value for key, value in same.items() if value},
            doubts=doubts,
            source=SOURCE,
        )


def offices(folder: Path) -> Entries:
    """The offices of the United States that were served, and their tenures."""
    found: dict[str, Office] = {}
    tenures: list[Tenure] = []
    names = {row["id"]: row["name"] for row in read(folder, "positions")}
    for row in read(folder, "offices"):
        if not row["served"] or row["role"] in _RANKS_ONLY:
            continue
        office, title = _office(row, names)
        if office is not None:
            known = found.setdefault(office.id, office)
            if title and title not in (known.title, *known.titles):
                known = Office(**{**_fields(known), "titles": (*known.titles, title)})
                found[office.id] = known
            tenures.append(_tenure(row, office.id, title))
    return Entries(source=SOURCE, offices=tuple(found.values()), tenures=tuple(tenures))


def _fields(office: Office) -> dict[str, Any]:
    return {name: getattr(office, name) for name in office.__struct_fields__}


def _office(row: dict[str, Any], names: dict[str, str]) -> tuple[Office | None, str | None]:
    if row["kind"] == "chief":
        rank = _RANKS.get(row["role"])
        return (post(STATES, rank, _accredited(row)), None) if rank else (None, None)
    if row["kind"] == "organization":
        body = _BODIES.get(row["role"])
        return (post(STATES, "representative", body), None) if body else (None, None)
    title = "Secretary of State" if row["role"] == "secretary-ad-interim" else names.get(row["role"], "President")
    of_the_time = [name for year, name in _TITLES_OF_THE_TIME.get(row["role"], ()) if year <= int(_year(row))]
    stand_ins = tuple(seat_id(STATES, name) for name in _STAND_INS.get(title, ()))
    office = Office(
        id=seat_id(STATES, title), title=title, of=STATES, titles=_NAMES.get(title, ()), stand_ins=stand_ins
    )
    return office, of_the_time[-1] if of_the_time else None


def _accredited(row: dict[str, Any]) -> str:
    day = (row["start"] or row["end"] or row.get("appointed") or "")[:10] or None
    if row["country_id"] == "germany" and day and "1949" <= day < "1990-10-03":
        return "West Germany"
    if row["country_id"] == "china" and day and day >= "1979":
        return "People's Republic of China"
    return state(row["country"], day, day)


def _year(row: dict[str, Any]) -> str:
    return str(row["start"] or row["end"] or row.get("appointed") or "0000")[:4]


def _tenure(row: dict[str, Any], office: str, title: str | None) -> Tenure:
    start, end = row["start"], row["end"]
    if start and end and end < start[: len(end)]:  # one ends before it starts
        end = None
    early = row.get("arrived") or row.get("appointed")
    if not (early and start and early < start):  # eight appointments are later than their start
        early = None
    return Tenure(
        person=row["person"],
        office=office,
        start=start,
        end=end,
        early=early if row["start_event"] == _CREDENTIALS else None,
        bounds=(row.get("start_earliest"), row.get("end_latest")),
        acting=row["role"] in ("secretary-ad-interim", "charge-daffaires-ad-interim"),
        title=title,
        source=SOURCE,
    )
