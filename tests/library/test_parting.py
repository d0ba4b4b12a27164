"""A record parted by what people said of single mentions: whose words, statements, names and parts they are then."""

import msgspec
import pytest
from two_namesakes import TALK, at, talk
from written_records import source

from memcon.library.parting import parted
from memcon.library.places import place_of
from memcon.library.view import Judgement
from memcon.model import Actor, Mention, Record, Statement
from memcon.text import Span


def said(*spans: Span, text: str = TALK, other: str = "miller", key: int = 1, local: str = "arlen") -> Judgement:
    places = tuple(place_of(text, span) for span in spans)
    return Judgement(
        key=key, decision="same", actor=local, other=other, record="talk", local=local, by="A.", made="2026-01-01",
        places=places,
    )  # fmt: skip


def sources(record: Record) -> list[str]:
    return [s.source for s in record.statements]


def test_without_judgements_a_record_is_as_it_was_read():
    record = talk()
    assert parted(record, ()).record is record


@pytest.mark.parametrize(
    ("span", "sources_then"),
    [
        (at(TALK, "Mr. Arlen", 1), ["arlen", "arlen", "orlo", "arlen", "orlo"]),
        (at(TALK, "Mr. Arlen", 2), ["@miller", "@miller", "orlo", "arlen", "orlo"]),
        (at(TALK, "Mr. Arlen", 3), ["arlen", "arlen", "orlo", "arlen", "orlo"]),
        (at(TALK, "He"), ["arlen", "arlen", "orlo", "@miller", "orlo"]),
        (at(TALK, "Orlo", 3), ["arlen", "arlen", "orlo", "arlen", "@miller"]),
    ],
)
def test_statements_follow_the_words_that_name_their_source(span: Span, sources_then: list[str]):
    assert sources(parted(talk(), [said(span)]).record) == sources_then


def test_a_participant_follows_the_words_that_name_him():
    whole = parted(talk(), [said(at(TALK, "Mr. Arlen", 1))])
    assert [p.actor for p in whole.record.description.participants] == ["@miller", "orlo"]


def test_who_answers_without_naming_anybody_answers_who_spoke():
    text = "Mr. Arlen -- The mill is shut.\n\nCount Orlo -- Since when?\n\nMr. Arlen -- Since May."
    spans = [at(text, "Mr. Arlen", 1), at(text, "Count Orlo"), at(text, "Mr. Arlen", 2)]
    contents = [at(text, words) for words in ("The mill is shut.", "Since when?", "Since May.")]
    who = ("arlen", "orlo", "arlen")
    statements = tuple(
        Statement(id=f"s{n}", source=a, by=by, content=(words,), to=(to,))
        for n, (a, by, words, to) in enumerate(zip(who, spans, contents, ("orlo", "arlen", "orlo"), strict=True))
    )
    mentions = tuple(Mention(start=s.start, end=s.end, actor=a) for s, a in zip(spans, who, strict=True))
    record = talk(mentions=(), statements=())
    record = msgspec.structs.replace(
        record, text=text, source=source(text), mentions=mentions, statements=statements,
        description=msgspec.structs.replace(record.description, participants=()),
    )  # fmt: skip
    first, second = (parted(record, [said(span, text=text)]).record for span in (spans[0], spans[2]))
    assert (sources(first), [s.to for s in first.statements][1]) == (["@miller", "orlo", "arlen"], ("@miller",))
    assert (sources(second), [s.to for s in second.statements][1]) == (["arlen", "orlo", "@miller"], ("arlen",))


def test_a_mention_inside_another_is_not_taken_along():
    inner = Span(at(TALK, "Arlen of the mill").start, at(TALK, "Arlen of the mill").start + 5)
    record = talk(mentions=(*talk().mentions, Mention(start=inner.start, end=inner.end, actor="arlen")))
    moved = parted(record, [said(at(TALK, "Arlen of the mill"))]).moved
    assert [(m.start, m.end) for m in moved] == [at(TALK, "Arlen of the mill")]


def test_names_go_with_the_words_that_have_them():
    whole = parted(talk(), [said(*(at(TALK, "Mr. Arlen", n) for n in (1, 2, 3)))])
    assert [(a.id, a.name, a.names) for a in whole.record.actors] == [
        ("arlen", "Arlen", ("Arlen",)),
        ("orlo", "Count Orlo", ("Count Orlo", "Orlo")),
        ("@miller", "Mr. Arlen", ("Mr. Arlen", "Arlen")),
    ]
    he = parted(talk(), [said(at(TALK, "He"))]).record.actors
    assert (he[0].names, he[2].names) == (("Mr. Arlen", "Arlen"), ("He",))


def test_the_last_word_on_each_mention_counts():
    one, two = at(TALK, "Mr. Arlen", 2), at(TALK, "He")
    whole = parted(talk(), [said(one, two), said(two, other="elder", key=2)])
    assert {(m.start, m.end): j.other for m, j in whole.moved.items()} == {one: "miller", two: "elder"}
    assert whole.others == {"@elder": "elder", "@miller": "miller"}


def test_words_with_a_title_more_or_less_are_the_same_mention():
    text, bare = TALK, at(TALK, "Mr. Arlen", 2)
    shorter = tuple(
        msgspec.structs.replace(m, start=m.start + 4) if m.start == bare.start else m for m in talk().mentions
    )
    assert [m.start for m in parted(talk(mentions=shorter), [said(bare, text=text)]).moved] == [bare.start + 4]


def test_of_two_actors_with_the_same_words_the_one_is_meant_that_was_judged():
    span = at(TALK, "Mr. Arlen", 2)
    both = (Mention(start=span.start, end=span.end, actor="orlo"), *talk().mentions)
    for local, index in (("arlen", 3), ("orlo", 0)):
        record = parted(talk(mentions=both), [said(span, local=local)]).record
        assert [n for n, m in enumerate(record.mentions) if m.actor == "@miller"] == [index]


def test_an_own_id_that_looks_like_a_made_one_is_left_alone():
    odd = Actor(id="@miller", kind="person", name="A miller")
    whole = parted(talk(actors=(*talk().actors, odd)), [said(at(TALK, "He"))])
    assert [a.id for a in whole.record.actors] == ["arlen", "orlo", "@miller", "@@miller"]
