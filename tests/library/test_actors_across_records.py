"""The same actor has one id in all records of a library, whatever the order they are read in."""

import contextlib
import sqlite3
from itertools import permutations
from pathlib import Path
from typing import Literal

import pytest
from written_records import ferry, source

from memcon.library import Library
from memcon.model import Actor, Description, Mention, Participant, Record, Statement
from memcon.text import Span


def meeting(
    record_id: str, day: str, side: str, *people: str, names: dict[str, tuple[str, ...]] | None = None
) -> Record:
    """A conversation in which each of `people` says the one word "Yes"; the last of them only takes part."""
    text = "\n".join(f"{name}: Yes." for name in people) + "\nOf Lavonia and the Lavonians of Poland."
    ids = {name: name.split()[-1].lower() for name in people}
    forms = names or {}
    speakers = people[:-1]
    return Record(
        id=record_id,
        source=source(text, f"{record_id}.txt"),
        text=text,
        description=Description(
            form="verbatim",
            date=day,
            participants=tuple(Participant(name=name, side=side, actor=ids[name]) for name in people),
        ),
        actors=(
            *(Actor(id=ids[name], kind="person", name=name, names=forms.get(name, (name,))) for name in people),
            Actor(id="pl", kind="state", name="Poland", names=("Poland",)),
            Actor(id="some", kind="group", name="some", names=("some",), unnamed=True),
        ),
        mentions=tuple(
            Mention(start=text.index(f"{name}:"), end=text.index(f"{name}:") + len(name), actor=ids[name])
            for name in people
        ),
        statements=tuple(
            Statement(
                id=f"s{n}",
                source=ids[name],
                content=(
                    Span(text.index(f"{name}: Yes") + len(name) + 2, text.index(f"{name}: Yes") + len(name) + 6),
                ),
            )
            for n, name in enumerate(speakers, 1)
        ),
    )


NOVEMBER = meeting("november", "1931-11-19", "for the Ostmarkers", "Comrade I.V. Orlo", "Mr. Vane", "Brantserov")
DECEMBER = meeting("december", "1931-12-06", "for the Ostmarkers", "Marshal Orlo", "Vane", "Mr. Branzerob")
LATER = meeting("later", "1947-12", "for the Lavonians", "Orlo", "Ada Vane", "Branzerob")


def held(path: Path, *records: Record) -> dict[str, dict[str, str]]:
    with Library.open(path, create=True) as library:
        for record in records:
            library.add(record)
        assert list(library.check()) == []
        return {
            record.id: {
                own.id: known.id for own, known in zip(record.actors, library.record(record.id).actors, strict=True)
            }
            for record in records
        }


def test_one_man_under_two_spellings_who_met_the_same_people_is_one(tmp_path: Path):
    ids = held(tmp_path / "a.memcon", NOVEMBER, DECEMBER)
    assert ids["november"]["brantserov"] == ids["december"]["branzerob"] == "brantserov"
    assert ids["december"]["orlo"] == "orlo"
    assert ids["december"]["vane"] == "vane"
    with Library.open(tmp_path / "a.memcon") as library:
        why = library.actor("brantserov").why["december"]
    assert "two spellings: branzerob, brantserov" in why


def test_another_spelling_in_other_company_is_another_actor(tmp_path: Path):
    ids = held(tmp_path / "a.memcon", NOVEMBER, LATER)
    assert ids["later"]["branzerob"] == "branzerob"
    assert ids["later"]["orlo"] == "orlo"
    with Library.open(tmp_path / "a.memcon") as library:
        assert "not taken for brantserov" in library.actor("branzerob").why["later"]


def test_unnamed_sources_of_two_records_are_two(tmp_path: Path):
    ids = held(tmp_path / "a.memcon", NOVEMBER, DECEMBER)
    assert (ids["november"]["some"], ids["december"]["some"]) == ("some--november", "some--december")


def test_ids_do_not_depend_on_the_order_of_reading(tmp_path: Path):
    found = {
        frozenset(
            (record, own, known)
            for record, ids in in_order.items()
            for own, known in ids.items()
            if own != "branzerob"
        )
        for n, order in enumerate(permutations((NOVEMBER, LATER, ferry())))
        for in_order in [held(tmp_path / f"{n}.memcon", *order)]
    }
    assert len(found) == 1


def test_actors_joined_are_the_same_in_both_orders(tmp_path: Path):
    for n, order in enumerate(((NOVEMBER, DECEMBER), (DECEMBER, NOVEMBER))):
        ids = held(tmp_path / f"{n}.memcon", *order)
        assert ids["november"]["brantserov"] == ids["december"]["branzerob"]


def test_reading_again_does_not_move_ids(tmp_path: Path):
    path = tmp_path / "a.memcon"
    before = held(path, NOVEMBER, DECEMBER, LATER)
    changed = Record(**{**{f: getattr(NOVEMBER, f) for f in NOVEMBER.__struct_fields__}, "text": NOVEMBER.text + "!"})
    assert held(path, changed, DECEMBER, LATER) == before


def test_two_men_of_one_name_in_one_record_stay_two(tmp_path: Path):
    two = meeting("two", "1931-11", "x", "Ada Brask", "Berta Brask", "Mr. Vane")
    ids = {"Ada Brask": "a", "Berta Brask": "b"}
    actors = tuple(
        Actor(id=ids.get(a.name, a.id + a.name[:2]), kind=a.kind, name=a.name, names=a.names) for a in two.actors[:2]
    )
    record = Record(id="two", source=two.source, text=two.text, actors=actors)
    assert held(tmp_path / "a.memcon", record)["two"] == {"a": "a", "b": "b"}


def test_an_actors_name_is_the_one_most_records_use(tmp_path: Path):
    held(tmp_path / "a.memcon", NOVEMBER, DECEMBER, meeting("third", "1931-12-07", "x", "Marshal Orlo", "Mr. Zed"))
    with Library.open(tmp_path / "a.memcon") as library:
        row = next(row for row in library.actors() if row.actor.id == "orlo")
        assert row.actor.name == "Marshal Orlo"
        assert row.names == ("Marshal Orlo", "Comrade I.V. Orlo")


def test_a_state_has_one_id_and_name_whatever_records_call_it(tmp_path: Path):
    def naming(record_id: str, own: str, kind: Literal["state", "group"], name: str) -> Record:
        actor = Actor(id=own, kind=kind, name=name, names=(name,))
        return Record(id=record_id, source=source(name, record_id), text=name, actors=(actor,))

    records = (
        naming("a", "warsaw", "state", "Warsaw"),
        naming("b", "poles", "group", "the Poles"),
        naming("c", "pl", "state", "Poland"),
    )
    for n, order in enumerate(permutations(records)):
        path = tmp_path / f"{n}.memcon"
        assert held(path, *order) == {"a": {"warsaw": "poland"}, "b": {"poles": "poland"}, "c": {"pl": "poland"}}
        with Library.open(path) as library:
            (row,) = library.actors()
            assert (row.actor.name, row.actor.kind, row.records) == ("Poland", "state", 3)
            library.remove("a")
            assert library.actors("Warsaw") == ()
            assert library.actor("poland").records_total == 2


def test_a_people_told_apart_from_its_state_stays_apart_and_others_are_the_state(tmp_path: Path):
    text = "Poland and the Poles."
    both = Record(
        id="both",
        source=source(text, "both"),
        text=text,
        actors=(
            Actor(id="people", kind="group", name="the Poles", names=("the Poles",)),
            Actor(id="pl", kind="state", name="Poland", names=("Poland",)),
        ),
    )
    alone = Record(id="alone", source=source(text, "alone"), text=text, actors=both.actors[:1])
    for n, order in enumerate(permutations((both, alone))):
        ids = held(tmp_path / f"{n}.memcon", *order)
        assert ids == {"both": {"people": "people", "pl": "poland"}, "alone": {"people": "poland"}}
        with Library.open(tmp_path / f"{n}.memcon") as library:
            assert library.actor("people").actor.name == "the Poles"


def again(record: Record) -> Record:
    """The record from a changed file: it is read once more."""
    return Record(**{**{f: getattr(record, f) for f in record.__struct_fields__}, "text": record.text + "!"})


def test_the_machine_asks_what_it_could_not_decide(tmp_path: Path):
    path = tmp_path / "a.memcon"
    held(path, NOVEMBER, LATER)
    with Library.open(path) as library:
        (question,), total = library.questions()
        assert total == 1
        assert {question.actor.id, question.other.id} == {"branzerob", "brantserov"}
        assert "another spelling" in question.why
        assert question.worth > 0
        library.add(again(LATER))
        assert library.questions()[1] == 1, "reading again does not ask twice"


@pytest.mark.parametrize("sql", ["DELETE FROM judgement", "UPDATE judgement SET decision = 'same'"])
def test_judgements_are_only_ever_added(tmp_path: Path, sql: str):
    path = tmp_path / "a.memcon"
    held(path, NOVEMBER, LATER)
    with Library.open(path) as library:
        library.rename("orlo", "Ivan Orlo", by="A. Reader")
    with (
        contextlib.closing(sqlite3.connect(path)) as db,
        pytest.raises(sqlite3.IntegrityError, match="only ever added"),
    ):
        db.execute(sql)


def test_a_person_is_shown_by_his_own_name_and_no_pronoun_is_one(tmp_path: Path):
    forms = ("the Harbour Minister", "HARBOUR MINISTER", "ORLO", "I", "me")
    by_office = [
        meeting(f"{n}", f"1931-11-{n}", "for the Ostmarkers", "the Harbour Minister", "Mr. Vane")
        for n in (11, 12, 13)
    ]
    named = meeting("named", "1931-11-14", "for the Ostmarkers", "Orlo", "Mr. Vane", names={"Orlo": ("Orlo", *forms)})
    with Library.open(tmp_path / "a.memcon", create=True) as library:
        for record in (*by_office, named):
            library.add(record)
        (orlo,) = (row for row in library.actors() if "ORLO" in row.names)
    assert orlo.actor.name == "Orlo"
    assert not {"I", "me"} & {*orlo.names}


def test_whom_the_authority_surely_knows_is_found_before_a_namesake_of_the_record(tmp_path: Path):
    def told(record_id: str, *people: tuple[str, str | None]) -> Record:
        text = "; ".join(name for name, _ in people)
        return Record(
            id=record_id,
            source=source(text, f"{record_id}.txt"),
            text=text,
            description=Description(form="note", date="1931-05-17"),
            actors=tuple(
                Actor(id=f"a{n}", kind="person", name=name, names=(name,), authority=key)
                for n, (name, key) in enumerate(people)
            ),
            mentions=tuple(
                Mention(start=text.index(name), end=text.index(name) + len(name), actor=f"a{n}")
                for n, (name, _) in enumerate(people)
            ),
        )

    both = told("two", ("Mr. Vastrell", None), ("Ada Vastrell", "x:ada"))
    ids = held(tmp_path / "a.memcon", told("one", ("Ada Vastrell", "x:ada")), both)
    assert ids["two"]["a1"] == ids["one"]["a0"] != ids["two"]["a0"]
