"""Whose "the government" is, where one party of a talk comes from abroad."""

import pytest

from memcon.model import Actor, Description, Division, Mention, Participant, Record, Source
from memcon.stages.cast import Cast
from memcon.stages.governments import governments
from memcon.text import Span

LEADER = Participant(name="Brask", role="Leader of the Norwegian Labour Party")
HOST = Participant(name="Orlo", role="Chairman")
TEXT = "Brask speaks of tolls. He says that the government will fall."
PLACE = Span(36, 50)


def read(
    *parties: Participant, text: str = TEXT, named: tuple[str, ...] = (), called: str = "the government"
) -> tuple[str | None, Cast]:
    """The key that the mention of the government has, and the cast; `named` are bodies that the text names."""
    actors = [Actor(id=f"body-{n}", kind="organisation", name=name, names=(name,)) for n, name in enumerate(named)]
    mentions = [
        Mention(start=text.index(actor.name), end=text.index(actor.name) + len(actor.name), actor=actor.id)
        for actor in actors
        if actor.name in text
    ]
    record = Record(
        id="r",
        source=Source(path="r.txt", sha256="0" * 64, media_type="text/plain", span=Span(0, len(text))),
        text=text,
        description=Description(participants=parties),
        divisions=(Division(kind="paragraph", voice="record", start=0, end=len(text)),),
        actors=tuple(actors),
        mentions=tuple(mentions),
    )
    cast = Cast(actors)
    member = cast.add("state", called, unnamed=True)
    start = text.index(called)
    ((_, key),) = governments(record, cast, [(Span(start, start + len(called)), member.key)])
    return key, cast


@pytest.mark.parametrize(
    "parties",
    [(LEADER, HOST), (Participant(name="Brask", side="Norwegian"), Participant(name="Orlo"))],
)
def test_the_government_is_that_of_the_only_state_a_party_comes_from(parties: tuple[Participant, ...]) -> None:
    key, cast = read(*parties)
    assert cast[key].names == ["the government", "Norwegian Government"]
    assert (cast[key].kind, cast[key].unnamed) == ("organisation", False)


@pytest.mark.parametrize(
    ("parties", "called"),
    [
        ((HOST,), "the government"),
        ((LEADER, Participant(name="Orlo", side="Danish")), "the government"),
        ((LEADER, HOST), "tolls"),
    ],
)
def test_otherwise_it_is_nobodys_in_particular(parties: tuple[Participant, ...], called: str) -> None:
    key, cast = read(*parties, called=called)
    assert cast[key].names == [called]
    assert cast[key].unnamed


def test_another_government_named_before_it_in_the_paragraph_leaves_it_open() -> None:
    text = "He asks about the Danish Government. Brask says that the government will fall."
    key, cast = read(LEADER, HOST, text=text, named=("Danish Government",))
    assert cast[key].unnamed
    later = "Brask says that the government will fall. He asks about the Danish Government."
    key, cast = read(LEADER, HOST, text=later, named=("Danish Government",))
    assert not cast[key].unnamed


def test_where_the_record_names_it_elsewhere_it_is_that_actor() -> None:
    key, _ = read(LEADER, HOST, named=("Norwegian Government",))
    assert key == "body-0"
