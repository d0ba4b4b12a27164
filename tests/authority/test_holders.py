"""Who held an office in some days: any tenures, precise or not."""

from hypothesis import given
from hypothesis import strategies as st

from memcon.authority import Authority, Entries, Office, Person, Tenure

OFFICE = Office(id="gradovia/minister-of-supply", title="Minister of Supply", of="Gradovia")


def authority(*tenures: Tenure) -> Authority:
    """One office of an invented state, and its holders."""
    people = tuple(Person(id=key, name=key.title()) for key in dict.fromkeys(t.person for t in tenures))
    return Authority([Entries(people=people, offices=(OFFICE,), tenures=tenures)])


def tenure(person: str, start: str | None, end: str | None, **more: object) -> Tenure:
    return Tenure(person=person, office=OFFICE.id, start=start, end=end, **more)  # type: ignore[arg-type]


def test_an_unknown_end_lasts_until_the_next_holder() -> None:
    known = authority(tenure("bel", "1946", None), tenure("brask", "1948-03-01", "1949"))
    assert known.holders(OFFICE, "1947-05-01", "1947-05-01").people == ("bel",)
    assert known.holders(OFFICE, "1948-06-01", "1948-06-01").people == ("brask",)


def test_an_unknown_end_without_a_next_holder_is_not_for_ever() -> None:
    known = authority(tenure("bel", "1946-01-01", None))
    assert known.holders(OFFICE, "1949-01-01", "1949-01-01").verdict == "one"
    assert known.holders(OFFICE, "1979-01-01", "1979-01-01").verdict == "unknown"


def test_who_acted_is_named_where_nobody_held_it_and_where_it_is_asked() -> None:
    known = authority(
        tenure("bel", "1946-01-01", "1946-06-01"),
        tenure("ostrow", "1946-06-01", "1946-09-01", acting=True),
        tenure("brask", "1946-09-01", "1948-01-01"),
        tenure("lind", "1947-05-01", "1947-06-01", acting=True),
    )
    assert known.holders(OFFICE, "1946-07-01", "1946-07-01").people == ("ostrow",)
    assert known.holders(OFFICE, "1947-05-15", "1947-05-15").people == ("brask",)
    assert known.holders(OFFICE, "1947-05-15", "1947-05-15", is_acting=True).people == ("lind",)
    assert known.holders(OFFICE, "1947-09-15", "1947-09-15", is_acting=True).verdict == "unknown"


def test_years_alone_leave_both_possible() -> None:
    known = authority(tenure("bel", "1944", "1946"), tenure("brask", "1946", "1948"))
    found = known.holders(OFFICE, "1946-05-01", "1946-05-01")
    assert (found.verdict, found.people) == ("several", ("bel", "brask"))


def test_dated_tenures_go_before_those_that_are_only_listed() -> None:
    known = authority(tenure("bel", "1945", "1947", attested=True), tenure("brask", "1946-02-01", "1946-11-01"))
    assert known.holders(OFFICE, "1946-05-01", "1946-05-01").people == ("brask",)
    assert known.holders(OFFICE, "1945-05-01", "1945-05-01").people == ("bel",)


def test_one_in_office_goes_before_one_appointed() -> None:
    known = authority(
        tenure("bel", "1944-01-01", "1946-05-20"), tenure("brask", "1946-06-10", "1948-01-01", early="1946-04-30")
    )
    assert known.holders(OFFICE, "1946-05-10", "1946-05-10").people == ("bel",)
    assert known.holders(OFFICE, "1946-06-01", "1946-06-01").people == ("brask",)


def test_of_an_office_known_in_part_a_gap_is_unknown() -> None:
    partial = Office(id=OFFICE.id, title=OFFICE.title, of=OFFICE.of, partial=True)
    tenures = (tenure("bel", "1940", "1941"), tenure("brask", "1946", "1948"))
    people = (Person(id="bel", name="Bel, Ada"), Person(id="brask", name="Brask"))
    known = Authority([Entries(people=people, offices=(partial,), tenures=tenures)])
    assert known.holders(partial, "1944-01-01", "1944-01-01").verdict == "unknown"


days = st.dates().map(lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}")
spans = st.lists(st.tuples(days, days), min_size=1, max_size=6)


@given(spans, days, days)
def test_whoever_is_named_held_it_on_one_of_the_days(pairs: list[tuple[str, str]], one: str, two: str) -> None:
    tenures = [tenure(f"p{at}", min(pair), max(pair)) for at, pair in enumerate(pairs)]
    first, last = min(one, two), max(one, two)
    found = authority(*tenures).holders(OFFICE, first, last)
    assert all((t.start or "") <= last and (t.end or "") >= first for t in found.tenures)
    overlapping = {t.person for t in tenures if (t.start or "") <= last and (t.end or "") >= first}
    assert bool(overlapping) == (found.verdict in ("one", "several"))
    assert set(found.people) <= overlapping
    assert found.why
