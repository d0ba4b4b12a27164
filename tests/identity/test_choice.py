"""Who is the same across records: persons, states, bodies, groups, offices."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.identity.choice import choose
from memcon.identity.judgement import judge
from memcon.identity.keys import keys
from memcon.identity.seen import Seen
from memcon.identity.slugs import new_id

MAY = date(1931, 5, 17)


def seen(key: str, *names: str, kind: Any = "person", on: date | None = MAY, **more: Any) -> Seen:
    return Seen(id=key, kind=kind, names=names, first=on, last=on, **more)


def test_the_same_surname_is_the_same_person_when_nothing_speaks_against():
    choice = choose(seen("new", "Marshal Orlo"), [seen("orlo", "Count Orlo", "Orlo")])
    assert choice.id == "orlo"
    assert choice.why == "the same surname: orlo; met in the same season"


@pytest.mark.parametrize(
    ("one", "two", "against"),
    [
        (seen("a", "Ada Brask"), seen("b", "Berta Brask"), "first names differ"),
        (seen("a", "Brask", on=date(1890, 1, 1)), seen("b", "Brask", on=date(1940, 1, 1)), "years apart"),
        (seen("a", "Brask"), seen("b", "Vane"), "other surnames"),
        (seen("a", "Brask"), seen("b", "Brask", kind="place"), "person and place"),
        (seen("a", "a clerk", unnamed=True), seen("b", "a clerk", unnamed=True), "unnamed"),
        (seen("a", "Brask", authority="x:1"), seen("b", "Brask", authority="x:2"), "authority"),
    ],
)
def test_what_speaks_against_makes_two_persons(one: Seen, two: Seen, against: str):
    judgement = judge(one, two)
    assert judgement.verdict == "different"
    assert against in judgement.why
    assert choose(one, [two]).id is None


def test_an_authority_makes_one_of_two_names():
    assert judge(seen("a", "Brask", authority="x:1"), seen("b", "Baroness Vane", authority="x:1")).verdict == "same"


def test_between_two_bearers_nothing_is_assumed():
    bearers = [seen("ada-brask", "Ada Brask"), seen("berta-brask", "Berta Brask")]
    choice = choose(seen("new", "Brask"), bearers)
    assert choice.id is None
    assert choice.why == "could be any of ada-brask, berta-brask; none was assumed"
    assert {j.verdict for j in choice.judgements} == {"unsure"}
    assert all("others bear the name" in j.why for j in choice.judgements)


def test_between_two_bearers_first_names_or_company_decide():
    ada = seen("ada-brask", "Ada Brask", company=frozenset({"orlo", "vane"}), present=True)
    berta = seen("berta-brask", "Berta Brask", present=True)
    assert choose(seen("new", "B. Brask"), [ada, berta]).id == "berta-brask"
    met = seen("new", "Mrs. Brask", company=frozenset({"orlo", "vane"}), present=True)
    choice = choose(met, [ada, berta])
    assert choice.id == "ada-brask"
    assert "met with the same people (orlo, vane)" in choice.why


def spelled(**more: Any) -> Seen:
    return seen("new", "Mr. Brantsarov", present=True, bearers=1, **more)


def test_another_spelling_needs_company_side_or_role():
    company = frozenset({"orlo", "vane"})
    known = seen(
        "brantserov",
        "Brantserov",
        company=company,
        present=True,
        bearers=1,
        sides=frozenset({"Ostmark"}),
        roles=frozenset({"clerk"}),
    )
    assert choose(spelled(), [known]).id is None
    assert judge(spelled(), known).verdict == "unsure"
    assert choose(spelled(company=company), [known]).id == "brantserov"
    assert choose(spelled(company=frozenset({"orlo"})), [known]).id is None
    assert choose(spelled(company=frozenset({"orlo"}), sides=frozenset({"Ostmark"})), [known]).id == "brantserov"
    assert choose(spelled(roles=frozenset({"clerk"}), sides=frozenset({"Ostmark"})), [known]).id == "brantserov"
    assert choose(spelled(company=company, on=date(1933, 1, 1)), [known]).id is None, "too long after"
    assert choose(spelled(company=company, on=None), [known]).id is None, "no telling when"


def test_another_spelling_is_nobody_where_two_could_be_meant():
    company = frozenset({"orlo", "vane"})
    known = [
        seen(key, name, company=company, present=True, bearers=1)
        for key, name in (("a", "Brantserov"), ("b", "Brantsirov"))
    ]
    assert choose(spelled(company=company), known).id is None


def test_one_who_is_only_spoken_of_keeps_no_company():
    company = frozenset({"orlo", "vane"})
    known = seen("brantserov", "Brantserov", company=company, present=False, bearers=1)
    assert choose(spelled(company=company), [known]).id is None


def test_a_fuller_name_takes_what_was_left_apart_with_it():
    apart = [seen("brask", "Mr. Brask"), seen("brask-2", "Dr. Brask")]
    choice = choose(seen("new", "Ada Brask"), [*apart, seen("orlo", "Orlo")])
    assert {choice.id, *choice.joined} == {"brask", "brask-2"}
    two = [*apart, seen("ada-brask", "Ada Brask"), seen("berta-brask", "Berta Brask")]
    choice = choose(seen("new", "Ada Brask"), two)
    assert (choice.id, choice.joined) == ("ada-brask", ()), "what could be another's stays apart"


def test_several_of_one_authority_are_one():
    known = [seen(f"brask-{n}", "Ada Brask", authority="x:1", records=n) for n in (1, 2)]
    choice = choose(seen("new", "Brask", authority="x:1"), [*known, seen("brask-3", "Brask", authority="x:2")])
    assert (choice.id, choice.joined) == ("brask-2", ("brask-1",))


def test_a_surname_is_his_who_is_met_much_more_often_than_the_others_who_bear_it():
    ada, berta = seen("ada-brask", "Ada Brask", records=90), seen("berta-brask", "Berta Brask", records=4)
    assert choose(seen("new", "Brask"), [ada, berta]).id == "ada-brask"
    assert choose(seen("new", "Brask"), [ada, seen("berta-brask", "Berta Brask", records=5)]).id is None


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [
        ("state", ["USSR", "Moscow"], ["the Soviet Union"]),
        ("state", ["the Netherlands"], ["Holland", "the Dutch"]),
        ("state", ["the U.S."], ["the United States"]),
        ("group", ["the Poles"], ["the Poles"]),
        ("organisation", ["Polish Workers' Party"], ["the Workers' Party of Poland"]),
        ("organisation", ["the Roumanian Government"], ["the Government of Romania"]),
        ("organisation", ["the State Department"], ["Department of State"]),
        ("organisation", ["the Varna Committee"], ["Varna Committee"]),
        ("group", ["the French workers"], ["workers of France"]),
        ("person", ["the French Ambassador"], ["French Ambassador"]),
        ("place", ["Port Orlo"], ["port orlo"]),
    ],
)
def test_names_of_one_state_body_or_group_meet(kind: Any, one: list[str], two: list[str]):
    assert keys(kind, one, False, 1931) & keys(kind, two, False, 1931)
    assert judge(seen("a", *one, kind=kind), seen("b", *two, kind=kind)).verdict == "same"


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [
        ("organisation", ["the Communist Party"], ["the Communist Party"]),
        ("organisation", ["the Government"], ["the Government"]),
        ("organisation", ["the Polish Government"], ["the Hungarian Government"]),
        ("organisation", ["the British Government"], ["the Government in London"]),
        ("organisation", ["Polish Workers' Party"], ["Polish Peasants' Party"]),
        ("group", ["the workers"], ["the workers"]),
        ("person", ["the Ambassador"], ["the Ambassador"]),
        ("person", ["the Ambassador in France"], ["the French Ambassador"]),
        ("state", ["East Germany"], ["Germany"]),
    ],
)
def test_names_that_any_could_have_do_not_meet(kind: Any, one: list[str], two: list[str]):
    assert not keys(kind, one, False, 1931) & keys(kind, two, False, 1931)
    assert judge(seen("a", *one, kind=kind), seen("b", *two, kind=kind)).verdict != "same"


def test_a_nation_is_its_state():
    assert judge(seen("a", "the Poles", kind="group"), seen("poland", "Poland", kind="state")).verdict == "same"
    assert (
        judge(seen("a", "the Polish workers", kind="group"), seen("poland", "Poland", kind="state")).verdict
        == "different"
    )


def test_an_office_without_a_name_is_one_within_a_year():
    then, later = seen("a", "Secretary of State"), seen("b", "the Secretary of State", on=date(1931, 11, 2))
    assert judge(then, later).verdict == "same"
    assert judge(then, seen("b", "the Secretary of State", on=date(1933, 1, 2))).verdict != "same"
    assert keys("person", ["Secretary of State"], False, None) == frozenset()


def test_unnamed_sources_have_no_keys():
    assert keys("person", ["Marshal Orlo"], True, 1931) == frozenset()


_people = st.builds(
    lambda n, names, met, here: seen(f"k{n}", *names, company=frozenset(met), present=here),
    st.integers(0, 99),
    st.lists(st.sampled_from(["Brask", "A. Brask", "Berta Brask", "Brasque", "Orlo", "he"]), min_size=1, max_size=2),
    st.sets(st.sampled_from(["x", "y", "z"])),
    st.booleans(),
)


@given(_people, st.lists(_people, max_size=5, unique_by=lambda s: s.id), st.randoms(use_true_random=False))
def test_the_order_of_candidates_does_not_matter(one: Seen, known: list[Seen], chance: Any):
    choice = choose(one, known)
    other = list(known)
    chance.shuffle(other)
    assert choose(one, other) == choice
    assert choice.id is None or choice.id in {k.id for k in known}
    assert choice.why
    assert len(choice.judgements) == len(known)


def test_ids_are_readable_and_unnamed_sources_carry_their_record():
    def ids(*arguments: Any, count: int = 1) -> list[str]:
        found: list[str] = []
        for _ in range(count):
            found.append(new_id(*arguments, lambda candidate: candidate not in found))
        return found

    assert ids("orlo", "Count Orlo", ("Count Orlo",), "r", False, None, count=3) == ["orlo", "count-orlo", "orlo-2"]
    assert ids("a12", "Count Orlo", (), "r", False, None) == ["count-orlo"]
    assert ids("", "", (), "r", False, None) == ["actor"]
    assert ids("a clerk", "a clerk", (), "vol/d 1", True, None) == ["a-clerk--vol-d-1"]
    assert ids("pl", "the Poles", (), "r", False, "Poland", count=2) == ["poland", "pl"]
    assert ids("a-clerk--vol-d-1", "a clerk", (), "vol/d 1", True, None) == ["a-clerk--vol-d-1"]


@given(st.integers(0, 300))
def test_numbered_ids_come_one_after_the_other(taken: int):
    held = {"orlo", *(f"orlo-{number}" for number in range(2, taken + 2))}
    asked: list[str] = []

    def is_free(candidate: str) -> bool:
        asked.append(candidate)
        return candidate not in held

    assert new_id("orlo", "Orlo", (), "r", False, None, is_free) == f"orlo-{taken + 2}"
    assert len(asked) < 25  # not one for each that is taken
