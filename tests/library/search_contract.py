"""How any library searches: run against every kind of storage. A subclass gives the fixture `library`, empty."""

import pytest
from hypothesis import HealthCheck, given, settings
from library_contract import letter
from msgspec.structs import replace
from written_records import ferry, source

from memcon.errors import UsageError
from memcon.library import Library, Query
from memcon.model import Description, Record, ReferenceCode
from memcon.query.tokens import words
from memcon.query.tree import Node
from question_reference import QUESTIONS, TEXTS, holds


def described(record_id: str, text: str, **fields: object) -> Record:
    """A letter of this text and description, in which nobody says anything."""
    description = Description(**{"form": "letter", **fields})
    return Record(id=record_id, source=source(text, f"{record_id}.txt"), text=text, description=description)


def ids(library: Library, typed: str = "", **fields: str) -> list[str]:
    return sorted(row.id for row in library.records(Query(words=typed, **fields)).records)


class SearchContract:
    """The tests; see the module."""

    @settings(
        max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors]
    )
    @given(TEXTS, QUESTIONS)
    def test_the_index_answers_as_one_who_reads_every_word(self, library: Library, text: str, question: Node):
        storage = library._storage
        if not library.ids():
            library.add(described("letter", "nothing"))
            with storage.writing():
                storage.words.take("record_words", [(1, "nothing")])
        with storage.writing():
            storage.words.put("record_words", [(1, text)])
            match = storage.words.matches("record_words", question)
            sql = f"SELECT count(*) FROM {match.source} WHERE {match.condition}"
            (found,) = storage.execute(sql, match.values).fetchone()
            storage.words.take("record_words", [(1, text)])
        assert ((found > 0) != match.negated) == holds(question, list(words(text)))

    def test_a_long_text_is_searched_to_its_end(self, library: Library):
        library.add(described("long", "the tariff " * 9000 + "on pearl barley of the envoy"))
        for typed in (
            '"pearl barley"',
            '"tariff on pearl"',
            "the NEAR/3 envoy",
            "pearl NEAR/0 barley",
            "tariff envoy",
        ):
            assert ids(library, typed) == ["long"]
        for typed in ('"barley pearl"', "tariff NEAR/2 envoy", "tariff -envoy"):
            assert ids(library, typed) == []

    def test_spellings_are_folded_both_ways(self, library: Library):
        library.add(described("british", "The programme of the harbour in Roumania, to-day."))
        library.add(described("american", "The program of the harbor in Romania, today."))
        for typed in ("harbour", "harbor", "rumania", "program", "to-day", '"programme of the harbor"', "HARBOÚR"):
            assert ids(library, typed) == ["american", "british"]
        assert ids(library, "=harbour") == ["british"]
        page = library.records(Query(words="harbor"))
        assert page.question == "records with “harbor” (also harbour)"
        shown = {row.id: [s.text[h.start : h.end] for s in row.snippets for h in s.hits] for row in page.records}
        assert shown == {"british": ["harbour"], "american": ["harbor"]}

    def test_fields_and_words_are_joined_in_any_way(self, library: Library):
        library.add(ferry())
        library.add(letter())
        assert ids(library, "form:letter OR by:brask") == ["ferry", "letter"]
        assert ids(library, "barley OR by:brask") == ["ferry", "letter"]
        assert ids(library, "orlo -form:letter") == ["ferry"]
        assert ids(library, "orlo -(by:brask OR spring)") == ["letter"]
        assert ids(library, "about:orlo") == ["ferry"]
        found = library.statements(Query(words="about:orlo act:refuse")).statements
        assert [(row.record, row.id) for row in found] == [("ferry", "s3")]

    def test_what_a_description_says_is_searched(self, library: Library):
        code = ReferenceCode(
            text="PRO, FO 371", repository="Public Record Office", parts={"archive": "PRO", "series": "FO 371"}
        )
        library.add(described("one", "a", place="PEKING", classification=("TOP SECRET",), reference_codes=(code,)))
        library.add(described("two", "b", place="the Legation, Pekin", classification=("Secret",), language="fr"))
        assert ids(library, place="Beijing") == ["one", "two"]
        assert ids(library, "place:legation") == ["two"]
        assert ids(library, "class:secret") == ["two"]
        assert ids(library, classification="top secret") == ["one"]
        assert ids(library, 'archive:"fo 371"') == ids(library, archive="public record") == ["one"]
        assert ids(library, "language:fr") == ["two"]
        assert library.records(Query(place="Paris")).note == "no record has the place Paris"

    def test_a_name_in_another_spelling_is_found(self, library: Library):
        actors = tuple(
            replace(a, name="Podtserob", names=("Podtserob",)) if a.id == "brask" else a for a in ferry().actors
        )
        library.add(ferry("other", actors=actors))
        assert ids(library, "by:Podzerob") == ["other"]
        assert library.records(Query(speaker="Podzerob")).question == "records by Podtserob"

    @pytest.mark.parametrize(
        ("asked", "dated"),
        [
            ("1931", "certain"),
            ("1931-05", "certain"),
            ("1931-05-17", "possible"),
            ("1931-05-17..1931-06", "possible"),
        ],
    )
    def test_a_date_is_met_for_certain_or_possibly(self, library: Library, asked: str, dated: str):
        library.add(described("month", "a", date="1931-05"))
        (row,) = library.records(Query(date=asked)).records
        assert row.dated == dated
        assert library.records(Query(words=f"date:{asked}")).records == (row,)
        assert library.records(Query()).records[0].dated is None

    def test_a_statement_says_how_its_record_meets_the_date(self, library: Library):
        library.add(ferry(description=Description(date="1931-05", date_end="1931-07-02")))
        assert {row.dated for row in library.statements(Query(date="1931-06-10")).statements} == {"certain"}
        assert {row.dated for row in library.statements(Query(date="1931-05-10")).statements} == {"possible"}

    def test_answers_are_counted(self, library: Library):
        library.add(ferry())
        library.add(letter())
        library.add(described("other", "Orlo again", form="note", place="VARNA", date="1931/1932"))
        facets = {f.kind: f for f in library.records(Query(words="orlo", facets=True)).facets}
        counts = {kind: {value.value: value.total for value in facet.values} for kind, facet in facets.items()}
        assert counts["form"] == {"letter": 1, "note": 1, "record-of-conversation": 1}
        assert counts["year"] == {"1931": 3, "1932": 1}
        assert counts["place"] == {"Varna": 2}
        assert counts["speaker"]["Mr. Brask"] == 1
        for facet in facets.values():
            for value in facet.values:
                asked = Query(words="orlo", limit=0, **{facet.field: value.filter})
                assert library.records(asked).total == value.total
        said = {f.kind: f for f in library.statements(Query(facets=True)).facets}
        assert sum(value.total for value in said["form"].values) == library.statements(Query()).total
        assert library.records(Query()).facets == ()

    def test_an_empty_answer_says_what_would_be_found(self, library: Library):
        library.add(ferry())
        library.add(letter())
        page = library.statements(Query(words="ferry", speaker="brask", since="1932"))
        assert page.total == 0
        assert page.note == "there is no statement dated from 1932"
        page = library.statements(Query(words="tariff", speaker="brask"))
        assert page.note == (
            "1 statement with “tariff”, but not by Mr. Brask; without “tariff” there would be 1;"
            " without the speaker there would be 1"
        )

    def test_the_pages_of_a_filtered_search_follow_one_another(self, library: Library):
        for number in range(7):
            library.add(described(f"n{number}", "barley " * (1 + number % 3), date="1931"))
        query = Query(words="barley", form="letter", limit=3)
        whole = [row.id for row in library.records(replace(query, limit=50)).records]
        pages = [row.id for at in (0, 3, 6) for row in library.records(replace(query, offset=at)).records]
        assert pages == whole
        assert len(set(pages)) == library.records(query).total == 7

    def test_names_are_looked_for_by_words_alone(self, library: Library):
        library.add(ferry())
        assert [row.actor.id for row in library.actors("brask OR zuzana")] == ["brask"]
        with pytest.raises(UsageError, match="words alone"):
            library.actors("form:letter")
