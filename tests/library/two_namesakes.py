"""A conversation in which two men of one name were read as one: what single mentions are split off from."""

from typing import Any

from written_records import source

from memcon.model import Actor, Description, Mention, Participant, Record, Statement
from memcon.text import Span

TALK = (
    "Present: Mr. Arlen, Count Orlo.\n\n"
    "Mr. Arlen says that the mill is shut, and asks for coal.\n\n"
    "Count Orlo tells Mr. Arlen that there is none. He wants to write about it.\n\n"
    "Orlo adds that Arlen of the mill knows the price."
)


def at(text: str, words: str, number: int = 1) -> Span:
    """Where `words` stand in `text` for the time `number`, from 1."""
    start = -1
    for _ in range(number):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def talk(text: str = TALK, record_id: str = "talk", path: str | None = None, **changes: Any) -> Record:
    """Arlen speaks, asks, is told, wants something, and is spoken of: five times named, once by "He"."""
    mentions = (
        (at(text, "Mr. Arlen", 1), "arlen"),
        (at(text, "Count Orlo", 1), "orlo"),
        (at(text, "Mr. Arlen", 2), "arlen"),
        (at(text, "Count Orlo", 2), "orlo"),
        (at(text, "Mr. Arlen", 3), "arlen"),
        (at(text, "He"), "arlen"),
        (at(text, "Orlo", 3), "orlo"),
        (at(text, "Arlen of the mill"), "arlen"),
    )
    spans = [span for span, _ in mentions]
    statements = (
        Statement(
            id="s1", source="arlen", by=spans[2], cue=at(text, "says"), content=(at(text, "the mill is shut"),)
        ),
        Statement(id="s2", source="arlen", cue=at(text, "asks"), content=(at(text, "for coal."),), act="ask"),
        Statement(
            id="s3",
            source="orlo",
            by=spans[3],
            cue=at(text, "tells"),
            content=(at(text, "there is none."),),
            to=("arlen",),
        ),
        Statement(
            id="s4",
            source="arlen",
            by=spans[5],
            cue=at(text, "wants"),
            content=(at(text, "to write about it."),),
            to=("orlo",),
        ),
        Statement(
            id="s5",
            source="orlo",
            by=spans[6],
            cue=at(text, "adds"),
            content=(at(text, "Arlen of the mill knows the price."),),
            to=("arlen",),
        ),
    )
    fields: dict[str, Any] = {
        "id": record_id,
        "source": source(text, path or f"{record_id}.txt"),
        "text": text,
        "description": Description(
            form="record-of-conversation",
            date="1931-05-17",
            participants=(
                Participant(name="Mr. Arlen", side="Lavonians", actor="arlen", span=spans[0]),
                Participant(name="Count Orlo", side="Ostmarkers", actor="orlo", span=spans[1]),
            ),
        ),
        "actors": (
            Actor(id="arlen", kind="person", name="Mr. Arlen", names=("Mr. Arlen", "Arlen")),
            Actor(id="orlo", kind="person", name="Count Orlo", names=("Count Orlo", "Orlo")),
        ),
        "mentions": tuple(Mention(start=start, end=end, actor=a, resp="m@1") for (start, end), a in mentions),
        "statements": statements,
    }
    return Record(**{**fields, **changes})
