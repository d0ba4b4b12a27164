"""Beside whom an actor stands, how often it is called what, and as much of it as tells it from others."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from library_contract import letter
from test_actors_across_records import DECEMBER, NOVEMBER
from written_records import ferry

from doubts_made import doubted
from memcon.errors import NotFound, UsageError
from memcon.library import Library
from memcon.library.whom import whom


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "a.memcon", create=True) as opened:
        yield opened


def test_company_is_counted_by_records_and_meetings_the_closest_first(library: Library):
    library.add(NOVEMBER)
    library.add(DECEMBER)
    library.add(ferry())
    view = library.actor("vane")
    assert [(one.actor.id, one.records, one.met) for one in view.company] == [("brantserov", 2, 2), ("orlo", 2, 2)]
    assert view.company_total == 2


def test_who_is_only_spoken_of_is_company_that_was_not_met(library: Library):
    library.add(ferry())
    (brask,) = library.actor("orlo").company
    assert (brask.actor.id, brask.records) == ("brask", 1)
    assert "clerk--ferry" not in [one.actor.id for one in library.actor("brask").company]


def test_company_is_cut_at_the_limit_and_counted_whole(library: Library):
    library.add(NOVEMBER)
    view = library.actor("vane", limit=1)
    assert (len(view.company), view.company_total) == (1, 2)


def test_names_are_counted_by_the_records_that_print_them(library: Library):
    library.add(NOVEMBER)
    library.add(DECEMBER)
    view = library.actor("orlo")
    assert view.times == {"Comrade I.V. Orlo": 1, "Marshal Orlo": 1}
    assert (view.first, view.last) == ("1931-11-19", "1931-12-06")


def test_a_name_given_by_a_person_finds_the_actor_and_is_none_that_a_record_prints(library: Library):
    library.add(ferry())
    made = library.rename("orlo", "Orlovsky, Ivan", by="A. Reader")
    assert [row.actor.id for row in library.actors("orlovsky")] == ["orlo"]
    assert "Orlovsky, Ivan" not in library.actor("orlo").names
    library.add(ferry(text=ferry().text + " "))
    assert [row.actor.id for row in library.actors("orlovsky")] == ["orlo"]
    assert list(library.check()) == []
    library.withdraw(made.key, by="A. Reader")
    assert library.actors("orlovsky") == ()
    assert list(library.check()) == []


def test_a_glimpse_shows_one_mention_by_name_of_each_record(library: Library):
    library.add(NOVEMBER)
    library.add(DECEMBER)
    seen = library.glimpse("orlo", limit=5)
    assert [(found.record, found.span.of(NOVEMBER.text)) for found in seen.occurrences][:1] == [
        ("november", "Comrade I.V. Orlo")
    ]
    assert [found.record for found in seen.occurrences] == ["november", "december"]
    assert (seen.records_total, len(library.glimpse("orlo", limit=1).records)) == (2, 1)
    with pytest.raises(NotFound):
        library.glimpse("nobody")


def test_actors_merged_into_others_are_called_by_their_own_names(library: Library):
    library.add(ferry())
    library.merge("brask", "orlo", by="A. Reader")
    assert {key: ref.name for key, ref in library.called(["brask", "orlo", "nobody"]).items()} == {
        "brask": "Mr. Brask",
        "orlo": "Count Orlo",
    }


def test_questions_of_one_actor_are_those_it_is_one_of(library: Library, tmp_path: Path):
    library.add(ferry())
    library.add(letter())
    doubted(tmp_path / "a.memcon", ("brask", "orlo"), ("envoy--letter", "brask"))
    assert library.questions()[1] == 2
    (question,), total = library.questions(actor="orlo")
    assert total == 1
    assert {question.actor.id, question.other.id} == {"brask", "orlo"}


def test_nobody_is_asked_about_two_people_of_the_authority(library: Library, tmp_path: Path):
    library.add(ferry())
    doubted(tmp_path / "a.memcon", ("brask", "orlo"))
    library.link("brask", "x:1", by="A. Reader")
    assert library.questions()[1] == 1
    library.link("orlo", "x:2", by="A. Reader")
    assert library.questions()[1] == 0


def test_an_actor_is_meant_by_its_id_or_by_a_name_that_only_it_has(library: Library):
    library.add(NOVEMBER)
    assert whom(library, " orlo ") == whom(library, "comrade i.v. orlo") == whom(library, "Orlo") == "orlo"
    library.rename("vane", "Orlo Vane", by="A. Reader")
    with pytest.raises(UsageError, match="may be 2"):
        whom(library, "Orlo")
    assert whom(library, "Orlo Vane") == "vane"
    for asked in ("Zed", "", '"', "*"):
        with pytest.raises(NotFound):
            whom(library, asked)
