"""What any library answers when single mentions are split off: run against every kind of storage."""

import io

import msgspec
import pytest
from library_contract import letter
from two_namesakes import TALK, at, talk

from memcon.authority import Entries, Office, Person, Tenure
from memcon.errors import NotFound, UsageError
from memcon.exports import jsonl
from memcon.library import Library, Query
from memcon.text import Span

SPEAKER, ADDRESSEE, HE = at(TALK, "Mr. Arlen", 2), at(TALK, "Mr. Arlen", 3), at(TALK, "He")
MILL = at(TALK, "Arlen of the mill")


def exported(library: Library) -> bytes:
    stream = io.BytesIO()
    jsonl.export(library, stream)
    return stream.getvalue()


def split(library: Library, *spans: Span, **named: str | None):
    fields = {"by": "A. Reader", "name": "Arlen the miller"} | named
    return library.split("arlen", [], mentions={"talk": spans}, **fields)


def sources(library: Library) -> dict[str, str]:
    return {s.id: s.source for s in library.record("talk").statements}


def places(library: Library, actor: str) -> list[Span]:
    return [found.span for found in library.actor(actor).occurrences]


class MentionsContract:
    """The promises of `split` where it is on single mentions."""

    def test_the_words_are_the_others_in_everything_that_is_asked(self, library: Library):
        library.add(talk())
        made = split(library, SPEAKER, why="he owns it")
        assert [(j.decision, j.record, j.local) for j in made][:1] == [("same", "talk", "arlen")]
        record = library.record("talk")
        miller = next(a for a in record.actors if a.id == "arlen-the-miller")
        assert (miller.name, miller.names, miller.resp) == ("Arlen the miller", ("Mr. Arlen", "Arlen"), "A. Reader")
        assert [(m.actor, m.resp) for m in record.mentions if m.start == SPEAKER.start] == [(miller.id, "A. Reader")]
        assert [(s.id, s.source) for s in record.statements][:2] == [("s1", miller.id), ("s2", miller.id)]
        assert [row.id for row in library.statements(Query(words='by:"arlen the miller"')).statements] == ["s1", "s2"]
        assert [row.id for row in library.statements(Query(speaker="arlen")).statements] == ["s4"]
        assert library.records(Query(actor=miller.id)).total == 1
        one, two = library.actor("arlen"), library.actor(miller.id)
        assert (one.said_total, one.occurrences_total, one.records_total) == (1, 4, 1)
        assert (two.said_total, two.occurrences_total, two.records_total) == (2, 1, 1)
        assert two.times == {"Mr. Arlen": 1, "Arlen": 1}
        assert [(found.span, found.why) for found in two.occurrences] == [
            (SPEAKER, f"decided by A. Reader, {made[0].made[:10]}: he owns it")
        ]
        assert {found.why for found in one.occurrences} == {""}
        assert "decided by" not in one.why["talk"]
        assert f"at {SPEAKER.start}-{SPEAKER.end} decided by A. Reader" in two.why["talk"]
        assert list(library.check()) == []

    def test_who_is_named_beside_the_cue_is_the_addressee(self, library: Library):
        library.add(talk())
        split(library, ADDRESSEE)
        to = {s.id: s.to for s in library.record("talk").statements}
        assert (to["s3"], to["s5"]) == (("arlen-the-miller",), ("arlen",))
        assert library.actor("arlen-the-miller").told_total == 1
        assert [row.id for row in library.statements(Query(addressee="arlen-the-miller")).statements] == ["s3"]
        assert list(library.check()) == []

    def test_whom_a_statement_speaks_of_follows(self, library: Library):
        library.add(talk())
        split(library, MILL)
        assert [row.id for row in library.actor("arlen-the-miller").of] == ["s5"]
        assert library.actor("arlen-the-miller").names == ("Arlen of the mill", "Arlen")
        assert library.actor("arlen").names == ("Mr. Arlen", "Arlen")

    def test_taken_back_it_is_as_it_was_to_the_byte(self, library: Library):
        library.add(letter())
        library.add(talk())
        before, actors = exported(library), library.actors()
        made = [*split(library, SPEAKER, HE), *split(library, MILL, name=None, other="orlo")]
        assert exported(library) != before
        for judgement in made:
            library.withdraw(judgement.key, by="B. Reader")
        assert (exported(library), library.actors()) == (before, actors)
        assert list(library.check()) == []

    def test_the_last_word_on_a_mention_counts(self, library: Library):
        library.add(talk())
        split(library, SPEAKER, HE)
        again = library.split("arlen-the-miller", [], mentions={"talk": [HE]}, by="B. Reader", name="Arlen the elder")
        assert [j.local for j in again] == ["arlen", None]
        assert (places(library, "arlen-the-miller"), places(library, "arlen-the-elder")) == ([SPEAKER], [HE])
        library.withdraw(again[0].key, by="B. Reader")
        assert places(library, "arlen-the-miller") == [SPEAKER, HE]
        assert list(library.check()) == []

    def test_what_words_made_is_split_off_again_with_its_record(self, library: Library):
        library.add(talk())
        split(library, SPEAKER, HE)
        library.split("arlen-the-miller", ["talk"], by="B. Reader", other="orlo")
        assert sources(library) == {"s1": "orlo", "s2": "orlo", "s3": "orlo", "s4": "orlo", "s5": "orlo"}
        assert {row.actor.id for row in library.actors()} == {"arlen", "orlo"}
        assert list(library.check()) == []

    def test_who_is_named_nowhere_else_in_the_record_is_split_off_whole(self, library: Library):
        library.add(talk())
        everywhere = places(library, "arlen")
        made = split(library, *everywhere)
        assert [j.places for j in made] == [(), ()]
        assert [row.actor.id for row in library.actors("arlen")] == ["arlen-the-miller"]

    def test_a_merge_reaches_the_words(self, library: Library):
        library.add(talk())
        split(library, SPEAKER)
        made = library.merge("arlen-the-miller", "orlo", by="A. Reader")
        assert sources(library)["s1"] == "orlo"
        library.withdraw(made.key, by="A. Reader")
        assert sources(library)["s1"] == "arlen-the-miller"
        assert list(library.check()) == []

    @pytest.mark.parametrize(
        "text",
        [
            TALK,
            "Very secret.\n" + TALK,
            TALK.replace("Present:", "There were:").replace("Orlo adds", "Orlo adds at last"),
        ],
    )
    def test_it_is_kept_when_the_record_is_read_again(self, library: Library, text: str):
        library.add(talk(), reading="v1")
        split(library, SPEAKER, MILL)
        before = library.record("talk")
        library.add(talk(text), reading="v2")
        assert [(a.id, a.names) for a in library.record("talk").actors] == [(a.id, a.names) for a in before.actors]
        assert {s.id: s.source for s in library.record("talk").statements} == {
            s.id: s.source for s in before.statements
        }
        assert library.unfound() == {}
        assert list(library.check()) == []

    def test_words_that_went_are_no_longer_obeyed_and_are_named(self, library: Library):
        library.add(talk(), reading="v1")
        (made, _) = split(library, HE, MILL)
        fewer = tuple(m for m in talk().mentions if m.start != HE.start)
        library.add(talk(mentions=fewer), reading="v2")
        assert {key: [place.words for place in lost] for key, lost in library.unfound().items()} == {made.key: ["He"]}
        assert places(library, "arlen-the-miller") == [MILL]
        assert list(library.check()) == []
        library.add(talk(), reading="v3")
        assert library.unfound() == {}
        assert places(library, "arlen-the-miller") == [HE, MILL]

    def test_words_read_as_another_actors_are_still_whose_people_said(self, library: Library):
        library.add(talk(), reading="v1")
        split(library, MILL)
        mentions = tuple(
            msgspec.structs.replace(m, actor="orlo") if m.start == MILL.start else m for m in talk().mentions
        )
        library.add(talk(mentions=mentions), reading="v2")
        assert places(library, "arlen-the-miller") == [MILL]
        assert list(library.check()) == []

    def test_a_record_that_went_and_comes_again_is_parted_again(self, library: Library):
        library.add(talk())
        split(library, SPEAKER)
        before = exported(library), library.actors()
        library.remove("talk")
        library.add(talk())
        assert (exported(library), library.actors()) == before
        assert list(library.check()) == []

    @pytest.mark.parametrize("whole", [False, True])
    @pytest.mark.parametrize("read_first", [False, True])
    def test_another_library_of_the_record_takes_it_over(
        self, library: Library, whole: bool, read_first: bool, tmp_path
    ):
        library.add(talk())
        if whole:
            library.split("arlen", ["talk"], by="A. Reader", name="Arlen the miller")
        else:
            split(library, SPEAKER, HE)
        with Library.open(tmp_path / "other.memcon", create=True) as other:
            if read_first:
                other.add(talk())
            assert other.take_over(library.judgements()) == 2
            if not read_first:
                other.add(talk())
            assert exported(other) == exported(library)
            assert other.actors() == library.actors()
            assert other.take_over(library.judgements()) == 0
            assert list(other.check()) == []

    def test_what_is_given_to_an_actor_does_not_change_of_what_kind_it_is(self, library: Library):
        record = talk()
        library.add(talk(actors=(msgspec.structs.replace(record.actors[0], kind="state"), record.actors[1])))
        for spans in ([SPEAKER], places(library, "arlen")):
            made = split(library, *spans, name=None, other="orlo")
            assert library.actor("orlo").actor.kind == "person"
            library.withdraw(made[0].key, by="A. Reader")
        assert [row.actor.kind for row in library.actors()] == ["state", "person"]

    def test_an_authority_that_is_added_links_who_was_read_and_not_the_part(self, library: Library):
        library.add(talk())
        split(library, SPEAKER)
        entries = Entries(
            source="made up",
            people=(Person(id="own:arlen", name="Arlen, Otto"),),
            offices=(Office(id="mill", title="Inspector of Mills", of="Orland"),),
            tenures=(Tenure(person="own:arlen", office="mill", start="1930", end="1935"),),
        )
        library.authority_add("own", entries, by="A. Reader")
        assert library.actor("arlen").authority == "own:arlen"
        assert library.actor("arlen-the-miller").authority is None
        library.link("arlen-the-miller", "own:another", by="A. Reader")
        miller = next(a for a in library.record("talk").actors if a.id == "arlen-the-miller")
        assert miller.authority == "own:another"
        assert list(library.check()) == []

    def test_who_was_split_off_is_not_asked_about(self, library: Library):
        library.add(talk())
        split(library, SPEAKER)
        (arlen,) = library._storage.execute("SELECT key FROM record_actor WHERE local = 'arlen'").fetchone()
        with library._writing() as storage:
            storage.execute(
                "INSERT INTO doubt (who, other, why) SELECT ?, key, 'the same hat' FROM actor WHERE id = ?",
                (arlen, "arlen-the-miller"),
            )
        assert library.questions() == ((), 0)

    @pytest.mark.parametrize(
        ("decide", "error"),
        [
            (lambda library: split(library, Span(0, 3)), UsageError),
            (lambda library: split(library, at(TALK, "Count Orlo")), UsageError),
            (lambda library: split(library, HE, name=None), UsageError),
            (lambda library: split(library, HE, other="arlen"), UsageError),
            (lambda library: split(library, HE, by=" "), UsageError),
            (lambda library: split(library), UsageError),
            (lambda library: library.split("arlen", [], mentions={"nothing": [HE]}, by="A."), NotFound),
        ],
    )
    def test_what_cannot_be_split_off_is_refused(self, library: Library, decide, error):
        library.add(talk())
        with pytest.raises(error) as caught:
            decide(library)
        assert caught.value.remedy
        assert library.judgements() == ()
        assert {row.actor.id for row in library.actors()} == {"arlen", "orlo"}

    @pytest.mark.parametrize(
        ("words", "changes"),
        [
            ("Mr. Arlen", {"record": None, "local": None}),
            ("Mr. Arlen", {"decision": "different"}),
            ("Mr. Arlene", {}),
            ("", {}),
        ],
    )
    def test_words_that_cannot_stand_so_are_not_taken_over(self, library: Library, words: str, changes: dict):
        library.add(talk())
        (made, _) = split(library, SPEAKER)
        places = tuple(msgspec.structs.replace(p, words=words) for p in made.places)
        wrong = msgspec.structs.replace(made, why="another", places=places, **changes)
        with pytest.raises(UsageError, match="cannot be taken over"):
            library.take_over([wrong])
        assert len(library.judgements()) == 2
