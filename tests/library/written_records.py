"""Records written for the library's tests: a small invented world, and a maker of any record whatever."""

import hashlib
from typing import Any

from hypothesis import strategies as st

from memcon.model import (
    ACTS,
    CERTAINTIES,
    Actor,
    Commitment,
    Description,
    Division,
    Finding,
    Footnote,
    Line,
    Mention,
    Page,
    Part,
    Participant,
    Position,
    Record,
    Reference,
    ReferenceCode,
    RepeatedTo,
    Source,
    Stance,
    Statement,
)
from memcon.text import Span


def place(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def source(text: str, path: str = "ferry.txt") -> Source:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Source(path=path, sha256=digest, media_type="text/plain", span=Span(0, len(text)))


FERRY = (
    "Present: Count Orlo for the Lavonians, Mr. Brask for the Ostmarkers.\n\n"
    "Count Orlo says that the café tariff was lifted; he has heard from a harbour clerk that the ferry is idle.\n\n"
    "Mr. Brask replies that Ostmark will not reopen the ferry before spring. Orlo, he says, knows this."
)


def ferry(record_id: str = "ferry", text: str = FERRY, **changes: Any) -> Record:
    """A conversation of two, with one source nested in another's words."""
    fields: dict[str, Any] = {
        "id": record_id,
        "source": source(text, f"{record_id}.txt"),
        "text": text,
        "description": Description(
            form="record-of-conversation",
            title="Conversation on the ferry",
            date="1931-05-17T10:30",
            place="Varna",
            participants=(
                Participant(name="Count Orlo", side="Lavonians", actor="orlo", span=place(text, "Count Orlo")),
                Participant(name="Mr. Brask", side="Ostmarkers", actor="brask", span=place(text, "Mr. Brask")),
            ),
            evidence={"place": Span(0, 7)},
            resp="description@1",
        ),
        "actors": (
            Actor(id="orlo", kind="person", name="Count Orlo", names=("Count Orlo", "Orlo"), resp="names@1"),
            Actor(id="brask", kind="person", name="Mr. Brask", names=("Mr. Brask",), resp="names@1"),
            Actor(id="clerk", kind="person", name="a harbour clerk", names=("a harbour clerk",), unnamed=True),
        ),
        "mentions": (
            Mention(start=text.index("Count Orlo says"), end=text.index(" says that the"), actor="orlo"),
            Mention(start=text.index("Mr. Brask rep"), end=text.index(" replies"), actor="brask"),
            Mention(start=text.index("Orlo, he"), end=text.index(", he says"), actor="orlo"),
        ),
        "statements": (
            Statement(
                id="s1",
                source="orlo",
                by=Span(text.index("Count Orlo says"), text.index(" says that the")),
                cue=place(text, "says"),
                content=(Span(text.index("the café"), text.index("\n\nMr. Brask rep")),),
                to=("brask",),
                resp="statements@1",
            ),
            Statement(
                id="s2",
                source="clerk",
                cue=place(text, "has heard from"),
                content=(place(text, "the ferry is idle."),),
                parent="s1",
                certainty="hedged",
                resp="statements@1",
            ),
            Statement(
                id="s3",
                source="brask",
                cue=place(text, "replies"),
                content=(
                    Span(text.index("Ostmark will"), text.index(" Orlo, he")),
                    place(text, "Orlo,"),
                    place(text, "knows this."),
                ),
                to=("orlo",),
                act="refuse",
                resp="statements@1",
            ),
        ),
        "references": (Reference(span=place(text, "tariff"), kind="treaty"),),
        "findings": (Finding(stage="dates", reason="no year", start=0, end=4),),
    }
    return Record(**{**fields, **changes})


_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_some = st.none() | _words


@st.composite
def any_record(draw: st.DrawFn) -> Record:
    """A whole record: every layer and field, any text, ids that hold together."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))

    def span() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        return Span(start, draw(st.integers(start + 1, len(text))))

    def maybe() -> Span | None:
        return span() if draw(st.booleans()) else None

    def several(most: int = 3) -> range:
        return range(draw(st.integers(0, most)))

    kinds = st.sampled_from(["person", "organisation", "state", "group", "place"])
    actors = tuple(
        Actor(
            id=f"a{n}" if draw(st.booleans()) else f"who-{n}",
            kind=draw(kinds),
            name=draw(_words),
            names=tuple(draw(st.lists(_words, max_size=2))),
            unnamed=draw(st.booleans()),
            authority=draw(_some),
            resp=draw(_words),
        )
        for n in range(draw(st.integers(1, 3)))
    )
    who = st.sampled_from([actor.id for actor in actors])
    statements: list[Statement] = []
    for n in several():
        parents = st.sampled_from([None, *(s.id for s in statements)])
        statements.append(
            Statement(
                id=f"s{n}",
                source=draw(who),
                by=maybe(),
                cue=maybe(),
                content=tuple(span() for _ in range(draw(st.integers(1, 3)))),
                to=tuple(draw(st.lists(who, max_size=2))),
                parent=draw(parents),
                act=draw(st.sampled_from(ACTS)),  # type: ignore[arg-type]
                certainty=draw(st.sampled_from(CERTAINTIES)),  # type: ignore[arg-type]
                resp=draw(_words),
            )
        )
    description = Description(
        form=draw(st.sampled_from(["telegram", "letter", "verbatim"])),
        title=draw(_some),
        date=draw(st.sampled_from([None, "1931", "1931-05-17T10:30", "1931-05/1932", "193X", "soon"])),
        date_end=draw(_some),
        sender=draw(_some),
        recipients=tuple(draw(st.lists(_words, max_size=2))),
        repeated_to=tuple(RepeatedTo(post=draw(_words), number=draw(_some), span=maybe()) for _ in several(2)),
        participants=tuple(
            Participant(
                name=draw(_words), side=draw(_some), role=draw(_some), actor=draw(st.none() | who), span=maybe()
            )
            for _ in several(2)
        ),
        classification=tuple(draw(st.lists(_words, max_size=2))),
        reference_codes=tuple(
            ReferenceCode(text=draw(_words), parts=draw(st.dictionaries(_words, _words, max_size=2)), span=maybe())
            for _ in several(1)
        ),
        footnotes=tuple(Footnote(marker=draw(_words), text=draw(_words), anchor=maybe()) for _ in several(1)),
        evidence={key: span() for key in draw(st.lists(_words, max_size=2))},
        derived=draw(st.dictionaries(_words, _words, max_size=2)),
        responsibility=draw(st.dictionaries(_words, _words, max_size=2)),
        resp=draw(_words),
    )
    return Record(
        id=draw(st.sampled_from(["r", "vol/d1", "Ärger 2"])),
        source=source(text, draw(_words)),
        text=text,
        description=description,
        actors=actors,
        mentions=tuple(
            Mention(start=s.start, end=s.end, actor=draw(who), resp=draw(_words)) for s in map(_call(span), several())
        ),
        pages=tuple(
            Page(
                number=n + 1,
                start=0,
                end=s.end,
                label=draw(_some),
                width=draw(st.none() | st.just(595.2)),
                recognised=draw(st.booleans()),
                lines=(Line(s.start, s.end, draw(st.none() | st.just((1.5, 2.0, 30.25, 12.0))), 0.5),),
            )
            for n, s in enumerate(map(_call(span), several(2)))
        ),
        parts=tuple(
            Part(kind="enclosure", form="letter", start=s.start, end=s.end, title=draw(_some), resp=draw(_words))
            for s in map(_call(span), several(1))
        ),
        divisions=tuple(
            Division(kind="paragraph", voice="editor", start=s.start, end=s.end, label=draw(_some), resp=draw(_words))
            for s in map(_call(span), several(2))
        ),
        statements=tuple(statements),
        stances=tuple(
            Stance(
                holder=draw(who),
                target=draw(who | _words),
                sign=draw(st.sampled_from(["+", "-"])),  # type: ignore[arg-type]
                condition=maybe(),
                said_by=draw(st.none() | who),
                evidence=maybe(),
            )
            for _ in several(2)
        ),
        positions=tuple(
            Position(issue=draw(_words), actor=draw(who), position="against", evidence=maybe()) for _ in several(2)
        ),
        commitments=tuple(
            Commitment(by=draw(who), to=tuple(draw(st.lists(who, max_size=2))), what=span(), condition=maybe())
            for _ in several(2)
        ),
        references=tuple(
            Reference(span=span(), kind=draw(_some), number=draw(_some), date=draw(_some), resp=draw(_words))
            for _ in several(2)
        ),
        findings=tuple(Finding(stage=draw(_words), reason=draw(_words), start=0, end=1) for _ in several(1)),
    )


def _call(make: Any) -> Any:
    return lambda _: make()
