"""The interchange: out of one library and into another."""

import io
import json
from pathlib import Path

import pytest

from memcon.errors import UnreadableSource
from memcon.exports import jsonl
from memcon.library import Library
from memcon.model import Actor, Record, Source, Statement
from memcon.text import Span


def telegram(record_id: str, words: str) -> Record:
    text = f"“{words}”, said a clerk of the Varna customs to Brask."
    return Record(
        id=record_id,
        source=Source(
            path=f"{record_id}.txt", sha256=record_id * 8, media_type="text/plain", span=Span(0, len(text))
        ),
        text=text,
        actors=(
            Actor(id="clerk", kind="person", name="a clerk", names=("a clerk",), unnamed=True),
            Actor(id="brask", kind="person", name="Brask", names=("Brask",)),
        ),
        statements=(Statement(id="s1", source="clerk", content=(Span(1, 1 + len(words)),), to=("brask",)),),
    )


def exported(library: Library) -> bytes:
    stream = io.BytesIO()
    count = jsonl.export(library, stream)
    assert count == len(library.ids()) == len(stream.getvalue().splitlines())
    return stream.getvalue()


def test_what_is_exported_can_be_read_into_another_library(tmp_path: Path):
    with (
        Library.open(tmp_path / "one.memcon", create=True) as one,
        Library.open(tmp_path / "two.memcon", create=True) as two,
    ):
        for record_id, words in (("b", "Das Schiff ist fort 😀"), ("a", "no\u2028ship"), ("vol/c", "Yes")):
            one.add(telegram(record_id, words))
        for record in jsonl.records(io.BytesIO(exported(one))):
            assert two.add(record).outcome == "added"
        assert exported(two) == exported(one)
        assert [two.record(key) for key in two.ids()] == [one.record(key) for key in one.ids()]


def test_a_line_is_the_interchange_of_the_design(tmp_path: Path):
    with Library.open(tmp_path / "one.memcon", create=True) as library:
        library.add(telegram("a", "Ja, das Schiff"))
        line = json.loads(exported(library))
    assert line["schema"] == "memcon/1"
    assert {"id", "source", "text", "description", "divisions", "actors", "mentions", "statements"} <= line.keys()
    assert {"stances", "positions", "commitments", "references", "findings"} <= line.keys()
    (statement,) = line["statements"]
    start, end = statement["content"][0]
    assert line["text"][start:end] == "Ja, das Schiff"
    assert statement["parent"] is None


def test_blank_lines_are_passed_over_and_a_bad_one_is_named(tmp_path: Path):
    with Library.open(tmp_path / "one.memcon", create=True) as library:
        library.add(telegram("a", "Ja"))
        good = exported(library)
    assert len(list(jsonl.records([b"\n", good]))) == 1
    for bad in (b"{}", b"[", b"\xff\xfe", good.replace(b"memcon/1", b"memcon/9")):
        with pytest.raises(UnreadableSource, match=r"Line 3 of letters\.jsonl is not a record"):
            list(jsonl.records([good, b"", bad], "letters.jsonl"))
