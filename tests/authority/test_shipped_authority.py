"""The authority that ships: facts, sparingly, and what holds of every entry."""

import pytest

from memcon.authority import Authority, Holding
from memcon.authority.folding import surnames
from memcon.model.dates import days


@pytest.fixture(scope="module")
def shipped() -> Authority:
    return Authority.shipped()


def held(
    authority: Authority, title: str, of: str, day: str, at: str | None = None
) -> list[tuple[Holding, list[str]]]:
    """The holdings of a title on a day, each with the names of the people."""
    found = authority.holders_meant(title, of, day, day, at)
    return [(holding, [authority.people[key].name for key in holding.people]) for holding in found]


def names(authority: Authority, title: str, of: str, day: str, at: str | None = None) -> list[str]:
    """The surnames of all who are meant, in order."""
    return [name.partition(",")[0] for _, found in held(authority, title, of, day, at) for name in found]


@pytest.mark.parametrize(
    ("title", "of", "day", "surname"),
    [
        ("the Ambassador in France", "United States", "1947-06-01", "Caffery"),
        ("Ambassador Caffery", "United States", "1947-06-01", "Caffery"),
        ("our Ambassador in Paris", "US", "1938-06-01", "Bullitt"),
        ("the Secretary of State", "United States", "1947-06-01", "Marshall"),
        ("U.K. Secretary of State for Dominion Affairs", "Australia", "1946-06-01", "Addison"),
        ("the Dominions Secretary", "Australia", "1942-06-01", "Attlee"),
        ("Minister for External Affairs", "Australia", "1944-06-01", "Evatt"),
        ("High Commissioner in London", "Australia", "1938-06-01", "Bruce"),
        ("Soviet Ambassador", "United States", "1944-06-01", "Gromyko"),
        ("French Foreign Minister", "United States", "1945-06-01", "Bidault"),
        ("Prime Minister of Australia", "United States", "1945-01-01", "Curtin"),
        ("His Majesty's Ambassador at Tokyo", "Australia", "1939-06-01", "Craigie"),
        ("Lieutenant Governor-General of the Netherlands Indies", "Australia", "1947-06-01", "Mook"),
        ("People's Commissar for Foreign Affairs", "Soviet Union", "1944-11-19", "Molotov"),
        ("German Chancellor", "United States", "1960-06-01", "Adenauer"),
        ("New Zealand Prime Minister", "Australia", "1944-06-01", "Fraser"),
        ("British Ambassador, Lisbon", "United States", "1939-06-01", "Selby"),
        ("Chief of the British Imperial General Staff", "Canada", "1938-06-01", "Gort"),
        ("the Minister", "Australia", "1946-06-01", "Evatt"),
        ("the President", "Australia", "1942-06-01", "Roosevelt"),
        ("the Secretary-General", "Australia", "1936-06-01", "Avenol"),
        ("the Secretary-General", "Australia", "1947-06-01", "Lie"),
    ],
)
def test_a_title_stands_for_whoever_held_the_office(
    shipped: Authority, title: str, of: str, day: str, surname: str
) -> None:
    assert names(shipped, title, of, day) == [surname]


def test_one_title_is_another_man_at_another_time(shipped: Authority) -> None:
    assert names(shipped, "the Ambassador in France", "United States", "1939-06-01") == ["Bullitt"]
    assert names(shipped, "the Ambassador in France", "United States", "1950-06-01") == ["Bruce"]


def test_between_two_tenures_there_is_nobody_and_it_says_so(shipped: Authority) -> None:
    ((holding, found),) = held(shipped, "Ambassador to the Soviet Union", "United States", "1946-02-15")
    assert (holding.verdict, found) == ("nobody", [])
    assert "between Harriman" in holding.why
    assert "Smith, Walter Bedell" in holding.why


def test_where_a_minister_headed_the_mission_there_was_no_ambassador(shipped: Authority) -> None:
    ((holding, _),) = held(shipped, "Ambassador to Australia", "United States", "1943-06-01")
    assert holding.verdict == "nobody"
    assert "Johnson, Nelson Trusler" in holding.why


def test_before_all_that_is_known_it_is_unknown(shipped: Authority) -> None:
    ((holding, found),) = held(shipped, "Secretary of State for Dominion Affairs", "Great Britain", "1910-01-01")
    assert (holding.verdict, found) == ("unknown", [])
    assert "before Amery" in holding.why


def test_an_ambassador_acts_before_he_presents_his_credentials(shipped: Authority) -> None:
    ((holding, found),) = held(shipped, "the Ambassador in France", "United States", "1944-12-10")
    assert found == ["Caffery, Jefferson"]
    assert "1944-12-30" in holding.why


def test_the_acting_secretary_of_state_is_the_under_secretary(shipped: Authority) -> None:
    ((holding, found),) = held(shipped, "the Acting Secretary of State", "United States", "1946-09-10")
    assert found == ["Acheson, Dean Gooderham"]
    assert "Under Secretary" in holding.why


def test_on_the_day_of_a_change_both_may_be_meant(shipped: Authority) -> None:
    ((holding, found),) = held(shipped, "Prime Minister", "Great Britain", "1945-07-26")
    assert holding.verdict == "several"
    assert len(found) == 2


def test_an_office_whose_holder_then_is_not_known_is_named_all_the_same(shipped: Authority) -> None:
    ((holding, found),) = held(shipped, "President of the Security Council", "Australia", "1955-06-01")
    assert (holding.verdict, found) == ("unknown", [])


def test_made_abroad_a_rank_alone_is_the_record_s_own_mission(shipped: Authority) -> None:
    assert names(shipped, "the Ambassador", "United States", "1947-06-01", "Paris") == ["Caffery"]
    assert names(shipped, "the Ambassador", "United States", "1947-06-01") == []


@pytest.mark.parametrize(
    ("title", "of", "day", "at", "holder"),
    [
        ("the Secretary of State", "Australia", "1938-01-03", None, "MacDonald"),
        ("the Secretary of State", "Australia", "1948-01-03", "Great Britain", "Noel-Baker"),
        ("the Secretary of State", "Great Britain", "1938-01-03", None, "Eden"),
        ("the Secretary of State", "Australia", "1938-01-03", "United States", "Hull"),
        ("the Secretary of Defense", "Australia", "1948-01-03", None, "Forrestal"),
        ("the President", "Great Britain", "1944-07-14", None, "Roosevelt"),
        ("the High Commissioner", "Australia", "1948-01-03", "Australia", "Williams"),
        ("our High Commissioner", "Australia", "1948-01-03", "Australia", "Beasley"),
        ("the High Commissioner", "Australia", "1948-01-03", "Great Britain", "Beasley"),
        ("the Minister", "Australia", "1947-10-20", "United States", "Evatt"),
        ("Consul General Germany", "Australia", "1939-05-16", "Australia", "Asmis"),
        ("Governor of Macao", "Australia", "1939-05-16", None, "Barbosa"),
    ],
)
def test_a_short_title_means_what_its_readers_knew(
    shipped: Authority, title: str, of: str, day: str, at: str | None, holder: str
) -> None:
    holdings = shipped.holders_meant(title, of, day, day, at)
    assert [shipped.people[person].name.split(",")[0] for held in holdings for person in held.people] == [holder]


def test_made_at_a_legation_the_minister_is_its_head_or_the_foreign_minister(shipped: Authority) -> None:
    assert names(shipped, "the Minister", "Australia", "1941-06-01", "Washington") == ["Stewart", "Casey"]


def test_who_held_it_before_is_not_meant(shipped: Authority) -> None:
    assert shipped.office_meant("the former Ambassador in France", "United States", "1947-01-01", "1947-01-01") == ()


def test_a_title_that_names_two_offices_gives_both(shipped: Authority) -> None:
    found = shipped.office_meant("Prime Minister and Minister for External Affairs", "Australia", "1930-01-01")
    assert [meant.office.title for meant in found] == ["Prime Minister", "Minister for External Affairs"]


@pytest.mark.parametrize(
    "words", ["the Prime Minister's Department", "the Secretary's office", "a minister", "Warsaw", "", "and"]
)
def test_other_words_name_no_office(shipped: Authority, words: str) -> None:
    assert shipped.office_meant(words, "Australia", "1946-01-01", "1946-12-31") == ()


def test_a_record_made_abroad_may_mean_either_prime_minister(shipped: Authority) -> None:
    assert names(shipped, "the Prime Minister", "Australia", "1941-01-01", at="London") == ["Menzies", "Churchill"]
    assert names(shipped, "the Secretary of State", "Australia", "1941-01-01", at="Washington") == ["Hull"]


def test_a_name_beside_the_title_decides_whose_it_is(shipped: Authority) -> None:
    assert names(shipped, "Prime Minister Churchill", "Australia", "1941-01-01") == ["Churchill"]
    assert names(shipped, "Prime Minister Menzies", "Australia", "1941-01-01") == ["Menzies"]
    assert names(shipped, "Soviet Ambassador Gusev", "United States", "1945-01-01") == ["Gusev"]
    assert names(shipped, "Ambassador Caffery", "United States", "1960-01-01") == []


def test_surnames_give_all_bearers_with_particles_and_without(shipped: Authority) -> None:
    assert len(shipped.named("churchill")) >= 7
    assert {person.id for person in shipped.named("gaulle")} >= {person.id for person in shipped.named("de gaulle")}
    assert shipped.named("no such surname") == ()


def test_what_a_person_held_in_some_days(shipped: Authority) -> None:
    (caffery,) = shipped.named("caffery")
    assert [tenure.office for tenure in shipped.held(caffery.id, "1947-01-01", "1947-12-31")] == [
        "united-states/ambassador/france"
    ]
    assert shipped.held(caffery.id, "1960-01-01", "1960-12-31") == ()


def test_every_tenure_is_of_a_known_person_in_a_known_office(shipped: Authority) -> None:
    for person in shipped.people.values():
        for tenure in shipped.tenures(person.id):
            assert tenure.office in shipped.offices
            assert tenure.source
    people = {tenure.person for office in shipped.offices for tenure in shipped.of_office(office)}
    assert people <= set(shipped.people)


def test_no_tenure_ends_before_it_starts(shipped: Authority) -> None:
    wrong = [
        tenure
        for office in shipped.offices
        for tenure in shipped.of_office(office)
        if tenure.start and tenure.end and days(tenure.start).earliest > days(tenure.end).latest
    ]
    assert wrong == []


def test_every_name_is_found_by_its_surname(shipped: Authority) -> None:
    people = list(shipped.people.values())
    for person in people[:: max(1, len(people) // 400)]:
        for surname in surnames(person.name):
            assert person in shipped.named(surname)


def test_an_entry_that_mixes_two_people_says_so(shipped: Authority) -> None:
    mixed = shipped.person("hsg:103494")
    assert mixed is not None
    assert any("mixed" in doubt for doubt in mixed.doubts)


def test_nominees_who_never_served_are_left_out(shipped: Authority) -> None:
    assert all("declined" not in (tenure.note or "") for tenure in shipped.of_office("united-states/minister/russia"))


def test_the_same_question_has_the_same_answer(shipped: Authority) -> None:
    once = shipped.office_meant("Foreign Minister", "United States", "1947-01-01", "1947-12-31", at="Paris")
    again = shipped.office_meant("Foreign Minister", "United States", "1947-01-01", "1947-12-31", at="Paris")
    assert once == again
    assert [meant.office.of for meant in once] == ["France"]
