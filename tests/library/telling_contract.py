"""Who holds an office, as another record tells: run against every kind of storage."""

import msgspec
import pytest
from written_records import source

from memcon.library import Library
from memcon.model import Actor, Description, Mention, Record
from memcon.text import Span

FISHERIES = "the Norwegian Minister of Fisheries"


def spoken_of(record_id: str, date: str | None, *people: str) -> Record:
    """A note that names each of `people`, by name or by office, or as "Brask, the Minister"."""
    text = "; ".join(people)
    return Record(
        id=record_id,
        source=source(text, f"{record_id}.txt"),
        text=text,
        description=Description(form="note", date=date),
        actors=tuple(Actor(id=f"a{n}", kind="person", name=name, names=(name,)) for n, name in enumerate(people)),
        mentions=tuple(
            Mention(start=text.index(name), end=text.index(name) + len(name), actor=f"a{n}")
            for n, name in enumerate(people)
        ),
    )


TELLS = spoken_of("tells", "1947-03-01", f"Ada Vastrell, {FISHERIES}")
ASKS = spoken_of("asks", "1947-06-01", FISHERIES)


def who(library: Library, record_id: str) -> str:
    return library.record(record_id).actors[0].id


def named_twice(record: Record, again: str) -> Record:
    """`record` with its first actor named once more at its end, by the words `again`."""
    text = f"{record.text}; {again}"
    actor = record.actors[0]
    return msgspec.structs.replace(
        record,
        source=source(text, f"{record.id}.txt"),
        text=text,
        actors=(msgspec.structs.replace(actor, names=tuple(dict.fromkeys((*actor.names, again)))),),
        mentions=(*record.mentions, Mention(start=len(text) - len(again), end=len(text), actor=actor.id)),
    )


def mentioned(library: Library, record_id: str) -> list[str]:
    """Whom each mention of a record is of, in order."""
    return [mention.actor for mention in library.record(record_id).mentions]


def spans(library: Library, record_id: str) -> list[Span]:
    return [Span(mention.start, mention.end) for mention in library.record(record_id).mentions]


class TellingContract:
    """A subclass gives the fixture `library`, empty."""

    @pytest.mark.parametrize("told_first", [True, False])
    def test_an_office_is_held_by_whom_another_record_of_the_season_tells(self, library: Library, told_first: bool):
        for record in (TELLS, ASKS) if told_first else (ASKS, TELLS):
            library.add(record)
        assert who(library, "asks") == who(library, "tells")
        page = library.actor(who(library, "tells"))
        assert page.why["asks"] == f"told in record tells, who holds the office: {FISHERIES}"
        assert (page.records_total, page.last) == (2, "1947-06-01")
        assert [row.actor.id for row in library.actors("fisheries")] == [page.actor.id]
        assert list(library.check()) == []

    def test_what_is_told_goes_with_the_record_that_tells_it(self, library: Library):
        library.add(ASKS)
        alone = library.actors(), library.record("asks"), library.actor(who(library, "asks"))
        library.add(TELLS)
        assert library.actor(alone[2].actor.id).actor.id == who(library, "tells")
        library.add(spoken_of("tells", "1947-03-01", "Ada Vastrell"), reading="v2")
        assert who(library, "asks") != who(library, "tells")
        assert library.record("asks") == alone[1]
        library.add(TELLS, reading="v3")
        assert who(library, "asks") == who(library, "tells")
        library.remove("tells")
        assert (library.actors(), library.record("asks"), library.actor(who(library, "asks"))) == alone
        assert list(library.check()) == []

    def test_a_record_that_asks_is_read_again_and_goes(self, library: Library):
        library.add(TELLS)
        alone = library.actors()
        library.add(ASKS, reading="v1")
        again = library.add(msgspec.structs.replace(ASKS, text=f"{ASKS.text} "), reading="v2")
        assert again.changed
        assert not (*again.changed.actors_new, *again.changed.actors_moved)
        assert who(library, "asks") == who(library, "tells")
        library.remove("asks")
        assert library.actors() == alone
        assert list(library.check()) == []

    @pytest.mark.parametrize(
        "other",
        [
            pytest.param(spoken_of("other", "1947-04-01", f"Berta Orlo, {FISHERIES}"), id="two are told"),
            pytest.param(None, id="told in another year"),
        ],
    )
    def test_an_office_is_nobodys_where_two_or_none_are_told_of_then(self, library: Library, other: Record | None):
        asks = ASKS if other else spoken_of("asks", "1949-06-01", FISHERIES)
        for record in (TELLS, asks, *([other] if other else [])):
            library.add(record)
        assert who(library, "asks") not in {who(library, one) for one in library.ids() if one != "asks"}
        if other:
            library.remove("other")
            assert who(library, "asks") == who(library, "tells")

    def test_nobody_holds_an_office_beside_himself(self, library: Library):
        library.add(TELLS)
        library.add(spoken_of("asks", "1947-06-01", FISHERIES, "Ada Vastrell"))
        office, person = (actor.id for actor in library.record("asks").actors)
        assert person == who(library, "tells") != office

    @pytest.mark.parametrize(
        "words",
        [
            pytest.param("the former Norwegian Minister of Fisheries", id="of another time"),
            pytest.param("the Acting Norwegian Minister of Fisheries", id="acting"),
            pytest.param("the Norwegian First Secretary", id="of several"),
        ],
    )
    def test_only_an_office_that_one_holds_now_is_told(self, library: Library, words: str):
        library.add(spoken_of("tells", "1947-03-01", f"Ada Vastrell, {words}"))
        library.add(spoken_of("asks", "1947-06-01", words.replace("former ", "")))
        assert who(library, "asks") != who(library, "tells")

    def test_what_people_decide_outweighs_what_is_told(self, library: Library):
        library.add(TELLS)
        library.add(ASKS)
        told = who(library, "tells")
        library.add(spoken_of("fuller", "1947-05-01", "Ada Maria Vastrell of Oslo"))
        made = library.split(told, ["asks"], by="A. Reader", name="A clerk")
        assert who(library, "asks") != told
        for reading in ("v2", "v3"):
            library.remove("tells")
            library.add(TELLS, reading=reading)
            library.add(ASKS, reading=reading)
            assert library.actor(who(library, "asks")).actor.name == "A clerk"
        for judgement in made:
            library.withdraw(judgement.key, by="A. Reader")
        assert who(library, "asks") == who(library, "tells")
        library.add(spoken_of("friend", "1947-05-01", "Emil Orlo"))
        library.merge(who(library, "tells"), who(library, "friend"), by="A. Reader")
        assert who(library, "asks") == who(library, "tells") == who(library, "friend")
        assert list(library.check()) == []

    def test_single_mentions_that_people_split_off_are_not_whom_another_record_tells(self, library: Library):
        library.add(TELLS)
        library.add(named_twice(ASKS, FISHERIES))
        told = who(library, "tells")
        before = library.actors(), library.record("asks")
        assert mentioned(library, "asks") == [told, told]
        _, second = spans(library, "asks")
        first_part = library.split(told, [], mentions={"asks": [second]}, by="A. Reader", name="A clerk")
        assert mentioned(library, "asks") == [told, "a-clerk"]
        library.remove("tells")
        assert mentioned(library, "asks")[0] not in (told, "a-clerk")
        library.add(TELLS, reading="v2")
        library.add(named_twice(ASKS, FISHERIES), reading="v2")
        assert mentioned(library, "asks") == [told, "a-clerk"]
        rest = library.split(told, ["asks"], by="A. Reader", other="a-clerk")
        assert mentioned(library, "asks") == ["a-clerk", "a-clerk"]
        assert list(library.check()) == []
        for judgement in (*rest, *first_part):
            library.withdraw(judgement.key, by="A. Reader")
            assert mentioned(library, "asks")[0] == told
            assert list(library.check()) == []
        assert (library.actors(), library.record("asks")) == before

    def test_an_office_follows_the_words_that_people_gave_to_another(self, library: Library):
        library.add(ASKS)
        library.add(named_twice(TELLS, "Vastrell"))
        told = who(library, "asks")
        assert mentioned(library, "tells") == [told, told]
        before = library.actors(), library.record("asks")
        office, _ = spans(library, "tells")
        made = library.split(told, [], mentions={"tells": [office]}, by="A. Reader", name="Ada Vastrell the younger")
        assert mentioned(library, "tells") == ["ada-vastrell-the-younger", told]
        for reading in ("v2", "v3"):
            assert mentioned(library, "asks") == ["ada-vastrell-the-younger"]
            assert list(library.check()) == []
            library.add(named_twice(TELLS, "Vastrell"), reading=reading)
        for judgement in reversed(made):
            library.withdraw(judgement.key, by="A. Reader")
        assert (library.actors(), library.record("asks")) == before
        assert list(library.check()) == []

    def test_an_id_in_the_authority_goes_with_what_was_told(self, library: Library):
        teller = msgspec.structs.replace(TELLS.actors[0], authority="x:ada")
        library.add(msgspec.structs.replace(TELLS, actors=(teller,)))
        library.add(ASKS)
        assert library.record("asks").actors[0].authority == "x:ada"
        library.split(who(library, "tells"), ["asks"], by="A. Reader", name="A clerk")
        assert library.record("asks").actors[0].authority is None

    def test_the_same_office_asked_for_twice_is_one_before_and_after(self, library: Library):
        library.add(ASKS)
        library.add(TELLS)
        library.add(spoken_of("too", "1947-07-01", FISHERIES))
        assert who(library, "asks") == who(library, "too") == who(library, "tells")
        library.remove("tells")
        assert who(library, "asks") == who(library, "too")
        assert list(library.check()) == []
