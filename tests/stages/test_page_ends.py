"""The end of a page inside a paragraph changes nothing of what is read."""

import re
from pathlib import Path

import pytest

from memcon import specimens
from memcon.model import Division, Record, Source
from memcon.pipeline import DEFAULT, Pipeline
from memcon.stages.layout import blocks
from memcon.text import Span

PIPELINE = Pipeline(DEFAULT)


def record(text: str) -> Record:
    """A record as a reader of pages gives it: with its page breaks, and nothing else."""
    pages = tuple(
        Division(kind="page-break", voice="editor", start=at.start(), end=at.end()) for at in re.finditer("\f", text)
    )
    source = Source(path="a.pdf", sha256="00", media_type="application/pdf", span=Span(0, len(text)))
    return PIPELINE.read(Record(id="a", source=source, text=text, divisions=pages))


@pytest.mark.parametrize("path", sorted(specimens.folder().glob("*.txt")), ids=lambda path: path.stem)
def test_a_form_feed_for_a_space_is_read_as_one(path: Path) -> None:
    text = path.read_text("utf-8")
    paged = list(text)
    for space in [at.start() for at in re.finditer(r"(?<=[a-z,.]) (?=[A-Za-z])", text)][7::40]:
        paged[space] = "\f"
    plain, read = record(text), record("".join(paged))
    assert "\f" in read.text
    assert [division for division in read.divisions if division.resp] == list(plain.divisions)
    assert read.description == plain.description
    assert read.mentions == plain.mentions
    assert read.statements == plain.statements
    assert read.references == plain.references


def test_a_page_that_ends_with_a_paragraph_parts_blocks() -> None:
    text = "The first.\n\n\fThe second\fruns on.\n\n\f\f\nThe third."
    assert [block.span.of(text) for block in blocks(text)] == ["The first.", "The second\fruns on.", "The third."]
