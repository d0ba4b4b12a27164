"""What a new reading changed is told: statements, actors, fields of the description."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from written_records import FERRY, ferry, place

from memcon.library import Library
from memcon.model import Actor, Statement


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(tmp_path / "a.memcon", create=True) as library:
        library.add(ferry(), reading="v1")
        yield library


def test_a_first_reading_changes_nothing(library: Library):
    assert library.add(ferry("two"), reading="v1").changed is None
    assert library.add(ferry(), reading="v1").changed is None


def test_the_same_found_again_is_kept(library: Library):
    changed = library.add(ferry(), reading="v2").changed
    assert changed is not None
    assert (changed.text, changed.statements_kept, changed.fields) == (False, 3, ())
    assert (*changed.statements_new, *changed.statements_gone, *changed.statements_other) == ()
    assert (*changed.actors_new, *changed.actors_gone, *changed.actors_moved) == ()


def test_a_text_that_grew_in_front_changes_no_statement(library: Library):
    changed = library.add(ferry(text="Very secret.\n" + FERRY), reading="v1").changed
    assert changed is not None
    assert (changed.text, changed.statements_kept, changed.fields) == (True, 3, ())


def test_statements_that_came_went_and_became_other(library: Library):
    one, two, three = ferry().statements
    fourth = Statement(id="s4", source="brask", content=(place(FERRY, "Count Orlo for"),))
    changed = library.add(ferry(statements=(replace(one, act="refuse"), three, fourth)), reading="v2").changed
    assert changed is not None
    assert changed.statements_other == ("s1",)
    assert changed.statements_gone == (two.id,)
    assert changed.statements_kept == 1
    (new,) = changed.statements_new
    assert {s.id for s in library.record("ferry").statements} == {"s1", "s3", new}


def test_fields_that_differ_are_named_whatever_moved(library: Library):
    description = replace(ferry().description, date="1931-06", evidence={}, resp="description@2")
    changed = library.add(ferry(description=description), reading="v2").changed
    assert changed is not None
    assert changed.fields == ("date",)


def test_an_actor_taken_for_another_is_named(library: Library):
    actors = (*ferry().actors[:2], Actor(id="clerk", kind="person", name="Mr. Venn", names=("Mr. Venn",)))
    changed = library.add(ferry(actors=actors), reading="v2").changed
    assert changed is not None
    (moved,) = changed.actors_moved
    assert (moved.local, moved.before) == ("clerk", "clerk--ferry")
    assert changed.actors_gone == ("clerk--ferry",)
    assert changed.actors_new == (moved.after,)
    assert changed.statements_gone == ("s2",), "a statement of another source is another statement"


def test_what_people_decided_is_kept_and_no_change(library: Library):
    library.merge("brask", "orlo", by="A. Reader")
    changed = library.add(ferry(), reading="v2").changed
    assert changed is not None
    assert changed.actors_moved == ()
    assert changed.statements_kept == 3
    assert "brask" not in {actor.id for actor in library.record("ferry").actors}
