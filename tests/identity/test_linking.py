"""Who of an authority the persons of a record are."""

import pytest
from msgspec.structs import replace
from records_with_notes import noted

from memcon.authority import Authority, Entries, Office, Person, Tenure
from memcon.identity.home import home
from memcon.identity.linking import Link, link
from memcon.identity.twins import twins
from memcon.model import Actor, ReferenceCode
from memcon.text import Span

SUPPLY = Office(id="france/supply", title="Minister of Supply", of="France")
PREMIER = Office(id="france/premier", title="Prime Minister", of="France")
OTHER = Office(id="belgium/premier", title="Prime Minister", of="Belgium")
POST = Office(
    id="france/ambassador/poland", title="Ambassador in Poland", of="France", at="Poland", rank="ambassador"
)
STAFF = Office(id="france/staff", title="Chief of the General Staff", of="France")
JUSTICE = Office(id="france/justice", title="Minister of Justice", of="France")
KNOWN = Authority(
    [
        Entries(
            people=(
                Person(id="x:ada", name="Brask, Ada Maria", forms=("Brask, Ada",), birth=1890, years=(1930, 1940)),
                Person(id="x:berta", name="Brask, Berta", birth=1890, years=(1930, 1940)),
                Person(id="x:old", name="Brask, Carl", birth=1790, death=1850),
                Person(id="x:vane", name="Vane, Emil", years=(1930, 1932)),
                Person(id="x:orlo", name="Orlovsky, Ivan Petrovich", years=(1930, 1932)),
                Person(
                    id="x:general", name="Ostrander, Emil", forms=("Ostrander, General Emil",), years=(1930, 1932)
                ),
                Person(id="x:staff", name="Thurnau, Otto", years=(1930, 1932)),
                Person(id="x:civil", name="Whitcombe, Ralph Owen", years=(1930, 1932)),
                Person(id="x:wife", name="Adler, Berta", forms=("Kai-lo Lenz-an, Madame",), years=(1930, 1932)),
                Person(id="x:one", name="Morvan, Emil Ivo", forms=("Lord Morvan",), years=(1930, 1932)),
                Person(id="x:two", name="Morvan, Ivo", years=(1930, 1932)),
            ),
            offices=(SUPPLY, PREMIER, OTHER, POST, STAFF, JUSTICE),
            tenures=(
                Tenure(person="x:ada", office=SUPPLY.id, start="1930-01-01", end="1931-12-31"),
                Tenure(person="x:vane", office=PREMIER.id, start="1930-01-01", end="1931-05-10"),
                Tenure(person="x:berta", office=PREMIER.id, start="1931-06-07", end="1933-05-10"),
                Tenure(person="x:orlo", office=OTHER.id, start="1930-01-01", end="1933-05-10"),
                Tenure(person="x:vane", office=POST.id, start="1931-05-12", end="1933-05-10"),
                Tenure(person="x:staff", office=STAFF.id, start="1930-01-01", end="1933-05-10"),
                Tenure(person="x:one", office=JUSTICE.id, start="1930-01-01", end="1931-12-31"),
                Tenure(person="x:two", office=JUSTICE.id, start="1931-01-01", end="1933-05-10"),
            ),
        )
    ]
)
KEPT = (ReferenceCode(text="AN F60", repository="Archives nationales, Paris"),)


def found(text: str, words: str, date: str | None = "1931-05-17", **description: object):
    record = noted(text, ("one", words), date=date, reference_codes=KEPT, **description)
    return link(record, KNOWN).get("one")


@pytest.mark.parametrize(
    ("words", "authority"),
    [
        ("General Ostrander", "x:general"),
        ("General Thurnau", "x:staff"),  # an office of the forces
        ("General Whitcombe", None),
        ("Maj. Gen. R. O. Whitcombe", None),  # initials are little beside a rank that he is not known by
        ("General Ralph Whitcombe", "x:civil"),
        ("Mr. Whitcombe", "x:civil"),
        ("Lord Whitcombe", None),
    ],
)
def test_a_surname_with_a_rank_is_not_somebody_who_is_known_without_one(words: str, authority: str | None):
    one = found(f"I saw {words} today.", words)
    assert (one.authority if one else None) == authority


def test_who_is_known_as_the_wife_of_another_does_not_bear_his_name():
    one = found("I saw Kai-lo Lenz-an today.", "Kai-lo Lenz-an")
    assert one is None
    one = found("I saw Madame Kai-lo Lenz-an today.", "Madame Kai-lo Lenz-an")
    assert one is not None
    assert one.authority == "x:wife"


def test_two_entries_that_held_one_office_at_one_time_are_one_person():
    one = found("I saw Ivo Morvan today.", "Ivo Morvan")
    assert one is not None
    assert one.authority == "x:one"


def test_an_initial_that_is_a_later_one_of_the_only_bearer_does_not_make_him_it():
    assert found("I saw O. Whitcombe today.", "O. Whitcombe") == Link(
        authority=None, why="could be any of: Whitcombe, Ralph Owen"
    )


@pytest.mark.parametrize(
    ("words", "authority"),
    [("Minister of Supply Prask", "x:ada"), ("Prask", None), ("Minister of Supply Prakk", None)],
)
def test_of_who_held_the_office_named_any_letter_may_be_misprinted(words: str, authority: str | None):
    one = found(f"I saw {words} today.", words)
    assert (one.authority if one else None) == authority


@pytest.mark.parametrize(
    ("words", "authority", "certain"),
    [
        ("Ada Brask", "x:ada", True),
        ("A. M. Brask", "x:ada", True),
        ("Minister of Supply Brask", "x:ada", True),
        ("Vane", "x:vane", True),
        ("Orlowski", "x:orlo", True),
        ("Emil Vane", "x:vane", True),
        ("Zelda Vane", None, None),
        ("Carl Brask", None, None),
        ("Ostrow", None, None),
    ],
)
def test_a_person_is_known_by_name_or_by_name_and_office(words: str, authority: str | None, certain: bool | None):
    one = found(f"I saw {words} today.", words)
    assert (one.authority if one else None) == authority
    assert (one.certain if one else None) == certain


def test_a_note_makes_a_surname_certain():
    one = found("I saw Brask [1] today.\n\n1 Minister of Supply.\n", "Brask")
    assert one is not None
    assert (one.authority, one.certain) == ("x:ada", True)
    assert "held the office named" in one.why


def test_an_office_stands_for_its_holder_when_the_record_was_made():
    one = found("I saw the Minister of Supply today.", "the Minister of Supply")
    assert one is not None
    assert one.authority == "x:ada"
    abroad = found("Our Ambassador in Warsaw writes.", "Ambassador in Warsaw")
    assert abroad is not None
    assert abroad.authority == "x:vane"


def test_between_two_holders_nobody_is_meant_and_the_reason_is_said():
    one = found("I saw the Prime Minister today.", "the Prime Minister")
    assert one is not None
    assert one.authority is None
    assert "Vane" in one.why
    assert "Brask" in one.why


def test_a_title_with_a_state_is_of_that_state_wherever_the_record_was_made():
    said = found("I saw the French Prime Minister.", "French Prime Minister", date="1931-07-01", place="Brussels")
    assert said is not None
    assert said.authority == "x:berta"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("I saw the Prime Minister today.", "x:orlo"),
        ("Following for the Prime Minister. I am well.", "x:berta"),
        ("MOST SECRET FOR THE Prime Minister", "x:berta"),
        ("Please ask the Prime Minister whether he agrees.", "x:berta"),
        ("Your Prime Minister knows.", "x:berta"),
        ("My Prime Minister knows.", "x:orlo"),
        (f"{'I saw much. ' * 80}Following for the Prime Minister.", "x:orlo"),
    ],
)
def test_a_record_from_abroad_is_for_the_one_at_home_and_tells_of_the_one_there(text: str, holder: str):
    one = found(text, "Prime Minister", date="1931-07-01", place="Brussels")
    assert one is not None
    assert one.authority == holder


@pytest.mark.parametrize(
    ("place", "state"), [("NEW YORK", "United States"), ("Brussels", "Belgium"), ("Upper Varna", None), (None, None)]
)
def test_a_record_is_made_in_the_state_of_its_town(place: str | None, state: str | None):
    assert home(noted("I am well.", place=place)).here == state


def test_our_minister_is_the_writers_where_his_state_is_known():
    text = "Our Prime Minister knows. Vane."
    record = noted(
        text,
        ("one", "Prime Minister"),
        ("vane", "Vane"),
        date="1931-07-01",
        place="Brussels",
        reference_codes=KEPT,
        sender="Vane",
        evidence={"sender": Span(26, 30)},
    )
    assert link(record, KNOWN)["one"].authority == "x:berta"


def test_a_record_is_not_for_its_own_sender():
    """Between a Dominion and Great Britain a title alone may be of either."""
    london = Office(id="gb/premier", title="Prime Minister", of="Great Britain")
    home = Office(id="au/premier", title="Prime Minister", of="Australia")
    known = Authority(
        [
            Entries(
                people=(Person(id="x:vane", name="Vane, Emil"), Person(id="x:orlo", name="Orlo, Ivan")),
                offices=(london, home),
                tenures=(
                    Tenure(person="x:vane", office=home.id, start="1930", end="1933"),
                    Tenure(person="x:orlo", office=london.id, start="1930", end="1933"),
                ),
            )
        ]
    )
    kept = (ReferenceCode(text="AA A1", repository="National Archives of Australia"),)
    text = "CANBERRA. Following for the Prime Minister. We agree. VANE"
    record = noted(
        text,
        ("one", "Prime Minister"),
        ("vane", "VANE"),
        place="CANBERRA",
        reference_codes=kept,
        evidence={"sender": Span(54, 58)},
    )
    assert {key: one.authority for key, one in link(record, known).items()} == {"one": "x:orlo", "vane": "x:vane"}
    unsigned = noted(text, ("one", "Prime Minister"), place="CANBERRA", reference_codes=kept)
    assert link(unsigned, known)["one"].authority == "x:vane"


def test_an_envoy_whose_place_is_not_said_is_the_one_in_the_state_named_nearest():
    one = found("Poland has asked. The French Ambassador agrees.", "French Ambassador", date="1931-07-01")
    assert one is not None
    assert one.authority == "x:vane"
    assert "Poland is named nearest" in one.why
    assert found("Norway has asked. The French Ambassador agrees.", "French Ambassador") is None


def test_a_minister_whom_the_own_state_has_not_is_of_the_state_named_nearest():
    abroad = Office(id="belgium/colonies", title="Minister of Colonies", of="Belgium")
    known = KNOWN.with_entries(
        Entries(
            people=(Person(id="x:ida", name="Orlo, Ida"),),
            offices=(abroad,),
            tenures=(Tenure(person="x:ida", office=abroad.id, start="1930", end="1933"),),
        )
    )
    record = noted(
        "Poland asks. Belgium agrees. The Minister of Colonies knows.",
        ("one", "Minister of Colonies"),
        reference_codes=KEPT,
    )
    assert link(record, known)["one"].authority == "x:ida"
    ours = noted(
        "Belgium agrees. The Prime Minister knows.",
        ("one", "Prime Minister"),
        date="1931-07-01",
        reference_codes=KEPT,
    )
    assert link(ours, known)["one"].authority == "x:berta"


def test_a_name_that_the_holder_of_the_office_bears_is_his():
    for words in ("Berta [1]", "Zelda Brask [1]", "B. S. St. Brask [1]"):
        text = f"The Prime Minister of France [1] wrote.\n\n1 {words.removesuffix(' [1]')}.\n"
        record = noted(text, ("one", "Prime Minister of France"), date="1931-07-01", reference_codes=KEPT)
        actor = replace(record.actors[0], names=("Prime Minister of France", words.removesuffix(" [1]")))
        one = link(replace(record, actors=(actor,)), KNOWN).get("one")
        assert one is not None, words
        assert one.authority == "x:berta"
    stranger = replace(record.actors[0], names=("Prime Minister of France", "Zelda Marvin"))
    assert link(replace(record, actors=(stranger,)), KNOWN) == {}


def test_a_minister_beside_an_envoy_is_one_of_the_state_where_he_is():
    text = "I told the Ambassador in Belgium [1] and the Prime Minister of it."
    one = found(text, "Prime Minister", date="1931-07-01")
    assert one is not None
    assert one.authority == "x:orlo"
    other = found(text.replace("Ambassador", "friends"), "Prime Minister", date="1931-07-01")
    assert other is not None
    assert other.authority == "x:berta"


def test_an_office_held_at_another_time_is_nobodys_unless_the_year_stands_there():
    then = found("It was the then Minister of Supply.", "Minister of Supply", date="1940-01-01")
    assert then is not None
    assert then.authority is None
    dated = found("It was the then Minister of Supply in 1930.", "Minister of Supply", date="1940-01-01")
    assert dated is not None
    assert dated.authority == "x:ada"


def test_without_a_date_an_office_is_nobodys():
    assert found("I saw the Minister of Supply today.", "the Minister of Supply", date=None) is None


def test_name_and_office_of_one_person_are_one_actor_of_the_record():
    text = "Ada Brask called. The Minister of Supply [1] agreed.\n\n1 Ada Brask.\n"
    record = noted(text, ("office", "The Minister of Supply"), ("ada", "Ada Brask"), reference_codes=KEPT)
    known = {key: one.authority for key, one in link(record, KNOWN).items() if one.authority}
    assert known == {"office": "x:ada", "ada": "x:ada"}
    assert twins(record.actors, known) == {"office": "ada"}
    assert twins(record.actors, {}) == {}


def test_an_office_that_a_note_calls_by_name_is_the_other_who_bears_it():
    named = Actor(id="office", kind="person", name="the Premier", names=("the Premier", "Emil Ostrow"))
    other = Actor(id="ostrow", kind="person", name="Ostrow", names=("Ostrow",))
    third = Actor(id="carl", kind="person", name="Carl Ostrow", names=("Carl Ostrow",))
    assert twins([named, other], {}) == {"office": "ostrow"}
    assert twins([named, third], {}) == {}
    assert twins([named, other, third], {}) == {}
    assert twins([named, other], {"office": "x:1", "ostrow": "x:2"}) == {}
