"""Invented records with notes, described and mentioned by hand, for the tests of what is told of persons."""

import re

from memcon.model import Actor, Description, Footnote, Mention, Record, Source
from memcon.text import Span


def noted(text: str, *actors: tuple[str, str], date: str | None = "1931-05-17", **description: object) -> Record:
    """A record of `text` whose last lines that begin with a number are notes; each actor is an id and its words."""
    notes = []
    for line in re.finditer(r"^(\d+) (.+)$", text, re.MULTILINE):
        mark = text.find(f"[{line[1]}]")
        anchor = Span(mark, mark + len(line[1]) + 2) if mark >= 0 else None
        notes.append(Footnote(marker=line[1], text=line[2], anchor=anchor, span=Span(*line.span())))
    people = [Actor(id=key, kind="person", name=words, names=(words,)) for key, words in actors]
    mentions = [
        Mention(start=found.start(), end=found.end(), actor=key)
        for key, words in actors
        for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text.partition("\n1 ")[0])
    ]
    return Record(
        id="r",
        source=Source(path="r.txt", sha256="0" * 64, media_type="text/plain", span=Span(0, len(text))),
        text=text,
        description=Description(date=date, footnotes=tuple(notes), **description),  # type: ignore[arg-type]
        actors=tuple(people),
        mentions=tuple(mentions),
    )
