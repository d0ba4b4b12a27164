"""Reads offices/*.toml and people.toml, which memcon's developers compiled, into entries of an authority."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from memcon.authority.entries import Entries, Office, Person, Tenure, joined
from memcon.authority.folding import slug
from memcon.authority.places import state
from memcon.authority.titles import post, seat_id

HERE = Path(__file__).parent
SOURCE = "compiled by the developers from general reference knowledge"


def compiled() -> Entries:
    """All that the files beside this one say; ValueError, naming file and office, for what cannot be meant."""
    known = tomllib.loads((HERE / "people.toml").read_text(encoding="utf-8"))
    people: dict[str, Person] = {}
    offices: dict[str, Office] = {}
    tenures: list[Tenure] = []
    used: set[str] = set()
    for path in sorted((HERE / "offices").glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for entry in content["office"]:
            office = _office(entry, entry.get("of", content.get("of")))
            if office.id in offices:
                raise ValueError(f"{path.name}: {office.id} stands twice")
            offices[office.id] = office
            for holder in entry["holders"]:
                used.add(holder[0])
                person = _person(holder[0], known.get(holder[0], {}))
                people[person.id] = joined(people[person.id], person) if person.id in people else person
                tenures.append(_tenure(person.id, office.id, holder, path.name))
    unused = set(known) - used
    if unused:
        raise ValueError(f"people.toml: no office is held by {', '.join(sorted(unused))}")
    stand_ins = {key for office in offices.values() for key in office.stand_ins} - set(offices)
    if stand_ins - {"united-states/under-secretary-of-state", "united-states/deputy-secretary-of-state"}:
        raise ValueError(f"no such offices to stand in: {', '.join(sorted(stand_ins))}")
    return Entries(
        source=SOURCE,
        people=tuple(people[key] for key in sorted(people)),
        offices=tuple(offices[key] for key in sorted(offices)),
        tenures=tuple(tenures),
    )


def _office(entry: dict[str, Any], of: str) -> Office:
    of = state(of)
    partial = entry.get("partial", False)
    if rank := entry.get("rank"):
        made = post(of, rank, state(entry["at"]))
        return msgspec.structs.replace(made, also_at=tuple(entry.get("also_at", ())), partial=partial)
    return Office(
        id=seat_id(of, entry["title"]),
        title=entry["title"],
        of=of,
        titles=tuple(entry.get("titles", ())),
        called=tuple(entry.get("called", ())),
        stand_ins=tuple(seat_id(of, title) for title in entry.get("stand_ins", ())),
        partial=partial,
    )


def _person(name: str, known: dict[str, Any]) -> Person:
    forms = dict.fromkeys(known.get("forms", ()))
    for form in (name, *known.get("forms", ())):  # "Lothian, Philip Henry Kerr, Marquess of": without the rank too
        surname, _, given = form.partition(", ")
        if ", " in given:
            forms[f"{surname}, {given.partition(', ')[0]}"] = None
    return Person(
        id=known.get("id", f"memcon:{slug(name)}"),
        name=name,
        forms=tuple(forms),
        birth=known.get("birth"),
        death=known.get("death"),
        source=SOURCE,
    )


def _tenure(person: str, office: str, holder: list[str], where: str) -> Tenure:
    _, start, end, *notes = holder
    if start and end and start[: len(end)] > end:
        raise ValueError(f"{where}: {holder} ends before it starts")
    return Tenure(
        person=person,
        office=office,
        start=start or None,
        end=end or None,
        acting="acting" in notes,
        note="; ".join(note for note in notes if note != "acting") or None,
        source=SOURCE,
    )
