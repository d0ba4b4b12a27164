"""Actors that the machine kept apart and that a later record shows to be one."""

from pathlib import Path

from written_records import source

from memcon.library import Library, Query
from memcon.model import Actor, Description, Mention, Record


def note(record_id: str, day: str, *people: str) -> Record:
    """A record that names `people`, one after the other."""
    text = "; ".join(people)
    return Record(
        id=record_id,
        source=source(text, f"{record_id}.txt"),
        text=text,
        description=Description(form="note", date=day),
        actors=tuple(Actor(id=f"a{n}", kind="person", name=name, names=(name,)) for n, name in enumerate(people)),
        mentions=tuple(
            Mention(start=text.index(name), end=text.index(name) + len(name), actor=f"a{n}")
            for n, name in enumerate(people)
        ),
    )


APART = (note("one", "1931-01-05", "Mr. Vastrell"), note("two", "1960-06-01", "Vastrell"))
FULLER = note("three", "1945-03-01", "Ada Vastrell")


def ids(library: Library) -> dict[str, str]:
    return {record.id: record.actors[0].id for record in library.all_records()}


def test_a_fuller_name_makes_one_of_what_was_left_apart(tmp_path: Path):
    with Library.open(tmp_path / "a.memcon", create=True) as library:
        for record in APART:
            library.add(record)
        assert len(set(ids(library).values())) == 2
        library.add(FULLER)
        (one,) = set(ids(library).values())
        page = library.actor(one)
        assert (page.times, page.first, page.last) == (
            {"Ada Vastrell": 1, "Mr. Vastrell": 1, "Vastrell": 1},
            "1931-01-05",
            "1960-06-01",
        )
        assert [row.actor.id for row in library.actors("vastrell")] == [one]
        assert library.actors("vastrell")[0].records == 3
        assert list(library.check()) == []
        for record in APART:
            library.remove(record.id)
        assert list(library.check()) == []
        assert library.actor(one).times == {"Ada Vastrell": 1}


def test_an_id_that_is_no_more_leads_to_whom_it_turned_out_to_be(tmp_path: Path):
    with Library.open(tmp_path / "a.memcon", create=True) as library:
        for record in APART:
            library.add(record)
        before = [*ids(library).values()]
        library.add(FULLER)
        (one,) = set(ids(library).values())
        (gone,) = {*before} - {one}
        assert library.actor(gone).actor.id == one
        assert library.records(Query(actor=gone)).total == 3
        library.add(note("four", "1890-01-01", "Mr. Vastrell"))
        assert ids(library)["four"] not in before
        library.rename(gone, "Ada the Elder", by="Ada")
        assert library.actor(one).actor.name == "Ada the Elder"
        for record_id in library.ids():
            library.remove(record_id)
        assert list(library.check()) == []


def test_what_people_judged_is_not_joined(tmp_path: Path):
    with Library.open(tmp_path / "a.memcon", create=True) as library:
        for record in APART:
            library.add(record)
        one, two = ids(library).values()
        library.tell_apart(one, two, by="Ada", why="father and daughter")
        library.add(FULLER)
        found = ids(library)
        assert found["one"] != found["two"]
        assert list(library.check()) == []


def test_a_slip_of_the_press_is_found(tmp_path: Path):
    with Library.open(tmp_path / "a.memcon", create=True) as library:
        library.add(note("one", "1931-01-05", "Sir Ada Vastrell"))
        library.add(note("two", "1931-02-05", "Sir Ada Vasttells"))
        assert len(set(ids(library).values())) == 1
        assert list(library.check()) == []


def test_of_two_bearers_the_one_named_beside_the_same_people_is_meant(tmp_path: Path):
    with Library.open(tmp_path / "a.memcon", create=True) as library:
        library.add(note("one", "1931-01-05", "Ada Vastrell", "Rowan Osterhall", "Ilka Temmering"))
        library.add(note("two", "1931-01-06", "Berta Vastrell", "Emil Quandry"))
        library.add(note("three", "1931-02-01", "Vastrell", "Rowan Osterhall", "Ilka Temmering"))
        library.add(note("four", "1931-02-02", "Vastrell", "Otto Nimblecourt"))
        found = ids(library)
        assert found["three"] == found["one"]
        assert found["four"] not in (found["one"], found["two"])
        page = library.actor(found["one"])
        assert "named beside the same" in page.why["three"]
