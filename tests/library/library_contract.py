"""What any library answers: run against every kind of storage. A subclass gives the fixture `library`, empty."""

import contextlib

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written_records import FERRY, ferry, place, source

from memcon.errors import LibraryError, NotFound, UsageError
from memcon.library import Library, Query
from memcon.model import Actor, Description, Division, Finding, Record, Statement
from memcon.text import Span

LETTER = "To Count Orlo. The naïve envoy of Ostmark asks for tariffs on pearl barley."


def letter(record_id: str = "letter", date: str | None = "1931-11", text: str = LETTER) -> Record:
    return Record(
        id=record_id,
        source=source(text, f"{record_id}.txt"),
        text=text,
        description=Description(form="letter", title="On barley", date=date, recipients=("Count Orlo",)),
        actors=(
            Actor(id="envoy", kind="person", name="the envoy", names=("the envoy",), unnamed=True),
            Actor(id="orlo", kind="person", name="Count Orlo", names=("Count Orlo",)),
        ),
        statements=(
            Statement(
                id="s1", source="envoy", content=(place(text, "tariffs on pearl barley."),), to=("orlo",), act="ask"
            ),
        ),
    )


class LibraryContract:
    """The promises of `LibraryView`, and of adding and removing."""

    def test_an_added_record_is_there_whole(self, library: Library):
        assert library.add(ferry()).outcome == "added"
        held = library.record("ferry")
        assert held.text == FERRY
        assert [s.id for s in held.statements] == ["s1", "s2", "s3"]
        assert {actor.id for actor in held.actors} == {"orlo", "brask", "clerk--ferry"}

    def test_a_record_that_is_not_there_is_not_found(self, library: Library):
        for ask in (library.record, library.remove, library.actor):
            with pytest.raises(NotFound) as caught:
                ask("nobody")
            assert caught.value.remedy

    def test_the_same_bytes_read_the_same_way_change_nothing(self, library: Library):
        library.add(ferry(), reading="v1")
        assert library.is_current("ferry", ferry().source.sha256, "v1")
        assert library.add(ferry(statements=()), reading="v1").outcome == "unchanged"
        assert len(library.record("ferry").statements) == 3

    def test_another_pipeline_replaces_what_was_found(self, library: Library):
        library.add(ferry(), reading="v1")
        assert not library.is_current("ferry", ferry().source.sha256, "v2")
        assert library.add(ferry(findings=()), reading="v2").outcome == "replaced"
        assert library.record("ferry").findings == ()

    def test_without_a_version_a_record_is_replaced_when_it_differs(self, library: Library):
        library.add(ferry())
        assert library.add(ferry()).outcome == "unchanged"
        assert library.add(ferry(findings=())).outcome == "replaced"

    def test_a_changed_file_keeps_the_ids_of_what_still_stands(self, library: Library):
        library.add(ferry())
        before = {s.content[0].of(FERRY): s.id for s in library.record("ferry").statements}
        text = "Very secret.\n" + FERRY.replace("was lifted; he", "stands; he")
        changed = ferry(text=text)
        fewer = tuple(
            Statement(**{**{f: getattr(s, f) for f in s.__struct_fields__}, "id": f"x{s.id}", "parent": None})
            for s in changed.statements
            if s.id != "s1"
        )
        again = ferry(text=text, statements=(*fewer, ferry_new_statement(text)))
        assert library.add(again).outcome == "replaced"
        after = {s.content[0].of(text): s.id for s in library.record("ferry").statements}
        for words in ("the ferry is idle.", "Ostmark will not reopen the ferry before spring."):
            assert after[words] == before[words]
        assert after["Very secret."] not in before.values(), "an id is never given to another statement"
        assert [a.id for a in library.record("ferry").actors] == ["orlo", "brask", "clerk--ferry"]

    def test_an_id_that_went_is_not_given_again(self, library: Library):
        library.add(ferry())
        library.add(ferry(statements=ferry().statements[:2]))
        text = FERRY + " The end of it."
        library.add(
            ferry(
                text=text, statements=(Statement(id="s3", source="brask", content=(place(text, "The end of it."),)),)
            )
        )
        (statement,) = library.record("ferry").statements
        assert statement.id not in ("s1", "s2", "s3")

    def test_the_same_id_from_another_file_is_refused(self, library: Library):
        library.add(ferry())
        with pytest.raises(LibraryError, match=r"other/ferry\.txt would have the same id") as caught:
            library.add(ferry(text=FERRY + "!", source=source(FERRY + "!", "other/ferry.txt")))
        assert "Rename" in caught.value.remedy
        assert library.record("ferry").text == FERRY

    def test_a_changed_file_is_known_however_its_path_is_spelled(self, library: Library, tmp_path, monkeypatch):
        folder = tmp_path / "harbour"
        folder.mkdir()
        monkeypatch.chdir(folder)
        library.add(ferry(source=source(FERRY, "ferry.txt")))
        changed = FERRY + "!"
        added = library.add(ferry(text=changed, source=source(changed, str(folder / "ferry.txt"))))
        assert added.outcome == "replaced"

    def test_the_records_of_a_file_are_known_in_the_order_of_its_text(self, library: Library, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        whole = source(FERRY, "papers.txt")
        for number, start in ((1, 0), (2, 40), (10, 80)):
            place = msgspec.structs.replace(
                whole, span=Span(start, start + len(FERRY)), volume="Papers", number=number
            )
            library.add(ferry(id=f"papers/{number}", source=place))
        library.add(letter())
        assert library.records_of("papers.txt") == ("papers/1", "papers/2", "papers/10")
        assert library.records_of(str(tmp_path / "papers.txt")) == ("papers/1", "papers/2", "papers/10")
        assert library.records_of("other.txt") == ()
        beside = library.beside("papers/2")
        assert beside is not None
        assert (beside.before, beside.after, beside.total) == ("papers/1", None, 3)
        assert library.beside("letter") is None

    def test_what_came_from_standard_input_is_of_no_file(self, library: Library):
        library.add(ferry(source=source(FERRY, "-")))
        assert library.records_of("-") == ()

    def test_a_copy_of_the_same_file_is_the_same_record(self, library: Library):
        library.add(ferry(), reading="v1")
        assert library.add(ferry(source=source(FERRY, "copy/ferry.txt")), reading="v1").outcome == "unchanged"

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"findings": (Finding(stage="dates", reason="?", start=0, end=len(FERRY) + 1),)}, "no place"),
            ({"actors": ()}, "names the actor"),
            ({"actors": ferry().actors * 2}, "two actors have the id"),
            ({"statements": ferry().statements * 2}, "two statements have the id"),
            ({"statements": ferry().statements[1:]}, "which the record does not have"),
            (
                {"divisions": (Division(kind="turn", voice="record", start=0, end=1, label="\ud800"),)},
                "half a character",
            ),
            ({"id": "\ud800", "source": source(FERRY)}, "half a character"),
            ({"id": "a\0b", "source": source(FERRY)}, "NUL character"),
        ],
    )
    def test_a_record_that_does_not_hold_together_is_refused(self, library: Library, changes: dict, said: str):
        with pytest.raises(LibraryError, match=said):
            library.add(ferry(**changes))
        assert library.ids() == ()
        assert library.actors() == ()

    def test_statements_that_stand_in_each_other_are_refused(self, library: Library):
        one, two = (
            Statement(id=i, source="orlo", content=(Span(0, 7),), parent=p) for i, p in (("a", "b"), ("b", "a"))
        )
        with pytest.raises(LibraryError, match="in the end, in itself"):
            library.add(ferry(statements=(one, two)))

    def test_a_removed_record_leaves_nothing(self, library: Library):
        library.add(ferry())
        library.add(letter())
        library.remove("ferry")
        assert library.ids() == ("letter",)
        assert {row.actor.id for row in library.actors()} == {"envoy--letter", "orlo"}
        assert library.records(Query(words="spring")).total == 0
        assert library.statements(Query(words="spring")).total == 0
        assert list(library.check()) == []

    def test_records_come_by_date_the_undated_last(self, library: Library):
        for record_id, date in (("c", None), ("b", "1931-12"), ("d", "1930"), ("a", None)):
            library.add(letter(record_id, date))
        assert [row.id for row in library.records(Query()).records] == ["d", "b", "a", "c"]
        assert library.records(Query()).question == "all records"

    def test_pages_follow_one_another(self, library: Library):
        for number in range(7):
            library.add(letter(f"r{number}"))
        for words in ("", "barley"):
            whole = [row.id for row in library.records(Query(words=words)).records]
            pages = [library.records(Query(words=words, offset=at, limit=3)) for at in (0, 3, 6)]
            assert [row.id for page in pages for row in page.records] == whole
            assert {page.total for page in pages} == {7}

    @pytest.mark.parametrize(
        ("since", "until", "found"),
        [
            ("1931-11", "1931-11", ["year", "month", "open"]),
            ("1931-05-17", "1931-05-17", ["year", "ferry", "open"]),
            ("1932", None, ["open"]),
            (None, "1930", []),
            (None, "1931-05-16", ["year"]),
            ("1931-05-18", "1931-10-31", ["year", "open"]),
        ],
    )
    def test_dates_match_where_intervals_overlap(self, library: Library, since, until, found):
        library.add(letter("month", "1931-11"))
        library.add(letter("year", "1931"))
        library.add(letter("open", "1931-05-17/.."))
        library.add(letter("undated", None))
        library.add(ferry())
        page = library.records(Query(since=since, until=until))
        assert [row.id for row in page.records] == sorted(found, key=["year", "ferry", "open", "month"].index)
        assert "1 record has no date" in page.note

    @pytest.mark.parametrize(
        "query",
        [
            Query(since="last May"),
            Query(until="1931-13"),
            Query(since="1932", until="1931"),
            Query(form="poem"),
            Query(act="sing"),
            Query(limit=-1),
            Query(offset=-1),
        ],
    )
    def test_a_question_that_cannot_be_asked_is_refused(self, library: Library, query: Query):
        for ask in (library.records, library.statements):
            with pytest.raises(UsageError) as caught:
                ask(query)
            assert caught.value.remedy

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("tariff", ["ferry"]),
            ("tarif*", ["ferry", "letter"]),
            ("CAFE", ["ferry"]),
            ("naive envoy", ["letter"]),
            ('"envoy naive"', []),
            ('"pearl barley"', ["letter"]),
            ("orlo -ferry", ["letter"]),
            ("-ferry", ["letter"]),
            ('-"pearl barley"', ["ferry"]),
            ("orlo", ["ferry", "letter"]),
            ("—", []),
        ],
    )
    def test_words(self, library: Library, words: str, found: list[str]):
        library.add(ferry())
        library.add(letter())
        page = library.records(Query(words=words))
        assert sorted(row.id for row in page.records) == found
        assert page.total == len(found)
        assert bool(page.note) == (not found)

    @settings(
        max_examples=150,  # one library for all of them, and a class for each kind of storage
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors],
    )
    @given(st.text(st.sampled_from("\"*-()^:+{}~ abNEAROT.,'“”é#1\0;%_")) | st.text(max_size=20))
    def test_whatever_a_user_types_is_answered_or_refused_in_a_sentence(self, library: Library, words: str):
        for ask in (
            lambda: library.records(Query(words=words)),
            lambda: library.statements(Query(words=words, speaker=words, place=words)),
            lambda: library.actors(words),
        ):
            with contextlib.suppress(UsageError):
                ask()

    def test_hits_stand_at_the_records_own_offsets(self, library: Library):
        library.add(ferry())
        (row,) = library.records(Query(words="ferry spring")).records
        hits = [
            FERRY[snippet.start + hit.start : snippet.start + hit.end]
            for snippet in row.snippets
            for hit in snippet.hits
        ]
        assert sorted(set(hits)) == ["ferry", "spring"]
        assert len(hits) == 3
        for snippet in row.snippets:
            assert FERRY[snippet.start : snippet.start + len(snippet.text)] == snippet.text
        (said,) = library.statements(Query(words="knows")).statements
        assert said.snippet is not None
        (hit,) = said.snippet.hits
        assert FERRY[said.snippet.start + hit.start : said.snippet.start + hit.end] == "knows"

    def test_the_better_answer_comes_first(self, library: Library):
        library.add(
            letter("often", "1940", "To Count Orlo: barley, barley. Ostmark asks for tariffs on pearl barley.")
        )
        library.add(letter("once", "1930"))
        assert [row.id for row in library.records(Query(words="barley")).records] == ["often", "once"]

    def test_statements_by_speaker_addressee_act_and_form(self, library: Library):
        library.add(ferry())
        library.add(letter())

        def found(**asked: str) -> list[tuple[str, str]]:
            return [(row.record, row.id) for row in library.statements(Query(**asked)).statements]

        assert found(speaker="orlo") == found(speaker="Orlo") == found(speaker="Monsieur ORLO") == [("ferry", "s1")]
        assert found(addressee="Count Orlo") == [("ferry", "s3"), ("letter", "s1")]
        assert found(act="ask") == found(form="letter") == [("letter", "s1")]
        assert found(speaker="brask", words="spring") == [("ferry", "s3")]
        assert found(actor="brask") == [("ferry", "s1"), ("ferry", "s3")]
        assert found(since="1931-06") == [("letter", "s1")]

    def test_records_by_who_speaks_in_them(self, library: Library):
        library.add(ferry())
        library.add(letter())
        assert [r.id for r in library.records(Query(speaker="brask")).records] == ["ferry"]
        assert [r.id for r in library.records(Query(addressee="orlo")).records] == ["ferry", "letter"]
        assert [r.id for r in library.records(Query(actor="orlo", form="letter")).records] == ["letter"]
        assert [r.id for r in library.records(Query(act="refuse")).records] == ["ferry"]

    def test_the_question_is_put_in_words_and_an_empty_answer_explains_itself(self, library: Library):
        assert library.statements(Query(words="x")).note == "the library holds no statements yet"
        library.add(ferry())
        page = library.statements(Query(words='"no such" thing*', speaker="orlo", until="1940"))
        assert page.question == "statements with “no such” and “thing*”, by Count Orlo, possibly dated until 1940"
        assert page.total == 0
        assert page.note == "there is no statement with “no such”; there is no statement with “thing*”"
        assert library.statements(Query(speaker="Zuzana")).note == "nobody in this library is called Zuzana"

    def test_a_statement_row_shows_on_whose_word_it_rests(self, library: Library):
        library.add(ferry())
        rows = {row.id: row for row in library.statements(Query()).statements}
        nested = rows["s2"]
        assert [actor.id for actor in nested.chain] == ["orlo", "clerk--ferry"]
        assert (nested.cue, nested.content, nested.certainty) == ("has heard from", "the ferry is idle.", "hedged")
        assert nested.source.unnamed
        assert rows["s3"].spans == ferry().statements[2].content
        assert [actor.name for actor in rows["s3"].to] == ["Count Orlo"]
        assert rows["s1"].record_title == "Conversation on the ferry"

    def test_a_record_row(self, library: Library):
        library.add(ferry())
        (row,) = library.records(Query()).records
        assert (row.id, row.form, row.date, row.place) == (
            "ferry",
            "record-of-conversation",
            "1931-05-17T10:30",
            "Varna",
        )
        assert (row.statements, row.findings, row.path) == (3, 1, "ferry.txt")

    def test_actors_are_counted_and_found_by_name(self, library: Library):
        library.add(ferry())
        library.add(letter())
        rows = {row.actor.id: row for row in library.actors()}
        orlo = rows["orlo"]
        assert (orlo.records, orlo.said, orlo.told, orlo.mentions) == (2, 1, 2, 2)
        assert [row.actor.id for row in library.actors("count")] == ["orlo"]
        assert [row.actor.id for row in library.actors("har*")] == ["clerk--ferry"]
        assert library.actors("?") == ()
        assert [r.actor.id for r in library.actors(offset=1, limit=2)] == [r.actor.id for r in library.actors()][1:3]

    def test_an_actors_page(self, library: Library):
        library.add(ferry())
        library.add(letter())
        page = library.actor("orlo")
        assert [(row.record, row.id) for row in page.said] == [("ferry", "s1")]
        assert [(row.record, row.id) for row in page.told] == [("ferry", "s3"), ("letter", "s1")]
        assert [(row.record, row.id) for row in page.of] == [("ferry", "s3")]
        assert [o.span.of(FERRY) for o in page.occurrences] == ["Count Orlo", "Orlo"]
        assert [o.snippet.hits[0].of(o.snippet.text) for o in page.occurrences] == ["Count Orlo", "Orlo"]
        assert page.names[0] == "Count Orlo"
        assert page.why["ferry"] == "first met in this record"
        assert "orlo" in page.why["letter"]
        short = library.actor("orlo", limit=1)
        assert (len(short.told), short.told_total, len(short.records), short.records_total) == (1, 2, 1, 2)

    def test_ids_of_actors_stay_when_other_records_come_and_go(self, library: Library):
        library.add(ferry())
        library.add(letter())
        library.remove("ferry")
        assert [a.id for a in library.record("letter").actors] == ["envoy--letter", "orlo"]
        library.add(ferry())
        assert {a.id for a in library.record("ferry").actors} == {"orlo", "brask", "clerk--ferry"}

    def test_two_actors_that_a_person_joins_are_one_until_that_is_taken_back(self, library: Library):
        library.add(ferry())
        library.add(letter())
        before = (library.record("ferry"), library.record("letter"), library.actors())
        made = library.merge("brask", "orlo", by="A. Reader", why="one man under two names")
        record = library.record("ferry")
        assert [actor.id for actor in record.actors] == ["orlo", "clerk--ferry"]
        assert set(record.actors[0].names) == {"Count Orlo", "Orlo", "Mr. Brask"}
        assert {s.source for s in record.statements} == {"orlo", "clerk--ferry"}
        page = library.actor("brask")
        assert (page.actor.id, page.merged, page.said_total, page.occurrences_total) == ("orlo", ("brask",), 2, 3)
        assert [(j.decision, j.by, j.why) for j in page.judgements] == [
            ("same", "A. Reader", "one man under two names")
        ]
        assert [row.actor.id for row in library.actors("brask")] == ["orlo"]
        assert library.statements(Query(speaker="brask")).total == 2
        library.add(letter("again"))
        assert "brask" not in {a.id for a in library.record("again").actors}
        library.remove("again")
        assert list(library.check()) == []
        library.withdraw(made.key, by="A. Reader", why="a mistake")
        assert (library.record("ferry"), library.record("letter"), library.actors()) == before
        assert [j.decision for j in library.judgements()] == ["same", "withdrawn"]
        assert list(library.check()) == []

    def test_a_record_can_be_split_off_an_actor(self, library: Library):
        library.add(ferry())
        library.add(letter())
        made = library.split("orlo", ["letter"], by="A. Reader", name="Orlo the elder")
        assert [j.decision for j in made] == ["same", "name"]
        assert [a.id for a in library.record("letter").actors] == ["envoy--letter", "orlo-the-elder"]
        page = library.actor("orlo-the-elder")
        assert (page.actor.name, page.names, page.records_total, page.told_total) == (
            "Orlo the elder",
            ("Count Orlo",),
            1,
            1,
        )
        assert "decided by A. Reader" in page.why["letter"]
        assert library.actor("orlo").records_total == 1
        for judgement in made:
            library.withdraw(judgement.key, by="B. Reader")
        assert [a.id for a in library.record("letter").actors] == ["envoy--letter", "orlo"]
        assert list(library.check()) == []

    def test_what_people_decided_outlives_a_new_reading(self, library: Library):
        library.add(ferry())
        library.add(letter())
        library.merge("brask", "orlo", by="A. Reader")
        library.split("orlo", ["letter"], by="A. Reader")
        library.rename("clerk--ferry", "The clerk", by="A. Reader")
        library.link("orlo", "hsg:1", by="A. Reader")
        actors, pages = library.actors(), [library.record(i) for i in library.ids()]
        for record in (ferry, letter):
            text = record().text
            library.add(record(text=text + " "), reading="v2")
            library.add(record(text=text), reading="v3")
        assert library.actors() == actors
        assert [library.record(i) for i in library.ids()] == pages
        assert library.actor("orlo").authority == "hsg:1"
        assert list(library.check()) == []

    def test_what_people_decided_waits_for_a_record_that_went(self, library: Library):
        library.add(ferry())
        library.merge("brask", "orlo", by="A. Reader")
        before = library.actors(), library.record("ferry")
        library.remove("ferry")
        library.add(ferry())
        assert (library.actors(), library.record("ferry")) == before

    def test_a_name_that_a_person_gives_is_shown_until_another_is_given(self, library: Library):
        library.add(ferry())
        library.rename("orlo", "Orlo, Ivan", by="A. Reader")
        made = library.rename("orlo", "Orlo, Jan", by="B. Reader")
        assert library.actor("orlo").actor.name == "Orlo, Jan"
        library.withdraw(made.key, by="B. Reader")
        assert library.actor("orlo").actor.name == "Orlo, Ivan"

    def test_judgements_are_handed_over_to_another_library_once(self, library: Library):
        library.add(ferry())
        made = library.merge("brask", "orlo", by="A. Reader")
        library.withdraw(made.key, by="A. Reader")
        library.merge("clerk--ferry", "orlo", by="A. Reader")
        given = library.judgements()
        assert library.take_over(given) == 0
        library.take_over([msgspec.structs.replace(j, key=j.key + 100, by="B.") for j in given[2:]])
        assert [a.id for a in library.record("ferry").actors] == ["orlo", "brask"]
        assert len(library.judgements()) == 4

    def test_the_last_word_counts(self, library: Library):
        library.add(ferry())
        library.merge("brask", "orlo", by="A. Reader")
        library.tell_apart("brask", "orlo", by="B. Reader")
        assert {a.id for a in library.record("ferry").actors} == {"orlo", "brask", "clerk--ferry"}
        library.merge("orlo", "brask", by="C. Reader")
        assert {a.id for a in library.record("ferry").actors} == {"brask", "clerk--ferry"}

    @pytest.mark.parametrize(
        ("decide", "error"),
        [
            (lambda library: library.merge("orlo", "nobody", by="A."), NotFound),
            (lambda library: library.merge("orlo", "orlo", by="A."), UsageError),
            (lambda library: library.merge("orlo", "brask", by=" "), UsageError),
            (lambda library: library.split("orlo", [], by="A."), UsageError),
            (lambda library: library.split("orlo", ["nothing"], by="A."), NotFound),
            (lambda library: library.split("brask", ["letter"], by="A."), UsageError),
            (lambda library: library.rename("orlo", "", by="A."), UsageError),
            (lambda library: library.withdraw(77, by="A."), NotFound),
        ],
    )
    def test_a_judgement_that_cannot_be_given_is_refused(self, library: Library, decide, error):
        library.add(ferry())
        library.add(letter())
        with pytest.raises(error) as caught:
            decide(library)
        assert caught.value.remedy
        assert library.judgements() == ()

    def test_texts_with_odd_characters_are_found_and_marked(self, library: Library):
        text = "A\0B \ufdd0\ufdd1 \u200bgrüne Bohnen \U0001f600 and \ufdd1\ufdd0 beans"
        library.add(letter("odd", text=text + " tariffs on pearl barley."))
        (row,) = library.records(Query(words="bohnen")).records
        assert all(0 <= s.start <= len(text) + 30 for s in row.snippets)
        assert library.record("odd").text.startswith(text)
        assert list(library.check()) == []


def ferry_new_statement(text: str) -> Statement:
    """A statement that takes the place, and the id, of one that went."""
    return Statement(id="s1", source="brask", content=(place(text, "Very secret."),))
