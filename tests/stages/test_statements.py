"""What holds of every reading, whatever the text; and the figures on the gold records."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_records import CONVERSATION, PROCEEDINGS, TELEGRAM, contents, read, telegram

from memcon.evaluation import evaluate, read_gold
from memcon.model import Record
from memcon.stages.statements import Statements
from memcon.tagging.tagger import RESP

SENTENCES = (
    "Com. Gradov asks when the bridge at Orlec will be mended.",
    "Com. Morvan answers that the dockers have the timber, but that nobody pays them.",
    "Marshal Gradov -- I understand.",
    "General Rousselin: I must tell you that Vauquelin fears the strike; he said so in Lenz.",
    "General Rousselin – How was the winter in Tarnograd?",
    "“The cranes,” he added, “will move by Monday.”",
    "In private, com. Morvan continues, the quarrel is for the newspapers.",
    "Our informant stated Ministry has information that Morvan told his men (the dockers) that they must not yield.",
    "It was decided to wait, as suggested by Mr. Vauquelin.",
    "According to a report from Hardouin, the bank is closed.",
    "In Thurnau's opinion the Kingdom was forced by Essling to pay, because it had been told to.",
    "He agrees and says that nails should be bought; they hope for bread, and the latter thanked me for it.",
    "I told him that I was afraid of the winter, and asked whether he had heard of it.",
    "Garrick was told by an official close to the Minister of Marine that the dockers had been warned by Vauquelin.",
    "The loan refused by Thurnau was praised by Morvan.",
    "They spoke of coal.",
    "The conversation lasted an hour.",
    "* * *",
    "2. The Social Democrats expressed grave concern over the strike ordered by Morvan.",
    "[Page 412]",
)
SEPARATORS = ("\n\n", " ", "\n", " and ", ", ", "; ", " “", "” ", " (", ") ")


def composed() -> st.SearchStrategy[str]:
    """Records of any form made of sentences in any order, glued in any way."""
    pieces = st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(SEPARATORS)), max_size=7)
    heads = st.sampled_from((CONVERSATION, TELEGRAM, PROCEEDINGS, ""))
    return st.builds(lambda head, parts: head + "".join(s + by for s, by in parts), heads, pieces)


def mangled() -> st.SearchStrategy[str]:
    """A composed record with a stretch cut out of it."""

    def cut(text: str, at: float, length: int) -> str:
        start = int(at * len(text))
        return text[:start] + text[start + length :]

    return st.builds(cut, composed(), st.floats(0, 1), st.integers(1, 40))


def holds_together(record: Record, text: str) -> None:
    """The promises a reading makes."""
    assert record.text == text
    actors = {actor.id for actor in record.actors}
    statements = {statement.id: statement for statement in record.statements}
    assert len(statements) == len(record.statements)
    assert len(actors) == len(record.actors)
    for mention in record.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.actor in actors
    for statement in record.statements:
        assert statement.content
        for span in (*statement.content, statement.by, statement.cue):
            assert span is None or 0 <= span.start < span.end <= len(text)
        for before, after in zip(statement.content, statement.content[1:], strict=False):
            assert before.end <= after.start
        assert {statement.source, *statement.to} <= actors
        assert statement.source not in statement.to
        seen = {statement.id}
        parent = statements[statement.parent] if statement.parent else None
        if parent is not None:
            for span in statement.content:
                assert any(part.covers(span) for part in parent.content), (statement, parent)
        while parent is not None:
            assert parent.id not in seen
            seen.add(parent.id)
            parent = statements[parent.parent] if parent.parent else None


@settings(max_examples=150)
@given(composed() | mangled())
def test_what_is_read_holds_together(text: str) -> None:
    holds_together(read(text), text)


@settings(max_examples=80)
@given(st.text(max_size=300) | st.text(alphabet="Com. Grdv says that,“”()\n—-:?I", max_size=200))
def test_any_text_is_read(text: str) -> None:
    holds_together(read(text), text)


@settings(max_examples=30)
@given(composed())
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


def test_statements_come_in_the_order_of_the_text_parents_first() -> None:
    record = telegram("Hardouin said that Thurnau told Essling that the bank had refused the loan. He added nothing.")
    begins = [statement.content[0].start for statement in record.statements]
    assert begins == sorted(begins)
    assert [statement.id for statement in record.statements] == [f"s{n}" for n in range(1, len(begins) + 1)]
    assert len(begins) >= 2


def test_a_page_marker_inside_a_speech_is_no_speech_of_its_own() -> None:
    record = telegram("Hardouin said that the bank [Page 412] was closed on Monday.")
    (statement,) = record.statements
    assert contents(record, statement) == ["the bank [Page 412] was closed on Monday."]


def test_every_row_names_its_maker() -> None:
    record = telegram("Hardouin said that Thurnau fears the strike.")
    makers = {f"{Statements.name}@{Statements.version}", RESP}
    assert {statement.resp for statement in record.statements} <= makers


FIGURES = {"outer": 0.88, "inner": 0.82, "stmt": 0.78, "nested_stmt": 0.50, "to": 0.85, "ref": 0.55}


@pytest.mark.shared
def test_the_gold_records_are_read_as_well_as_was_promised(shared: Path) -> None:
    gold = read_gold(shared / "gold" / "seeds.jsonl")
    figures = evaluate(gold, [read(each.text, each.id) for each in gold])
    reached = {name: figures.all[name].f1 for name in FIGURES}
    assert {name: figure for name, figure in reached.items() if figure < FIGURES[name]} == {}
    assert figures.all["act"].accuracy >= 0.80
