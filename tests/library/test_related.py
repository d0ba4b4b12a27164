"""What belongs to a state or a body is related to it, and another actor."""

from pathlib import Path

from written_records import source

from memcon.library import Library
from memcon.model import Actor, ActorKind, Record


def naming(record_id: str, *actors: tuple[str, ActorKind, str]) -> Record:
    text = "; ".join(name for _, _, name in actors)
    return Record(
        id=record_id,
        source=source(text, f"{record_id}.txt"),
        text=text,
        actors=tuple(Actor(id=own, kind=kind, name=name, names=(name,)) for own, kind, name in actors),
    )


def test_a_state_its_government_and_its_press_are_three_and_lead_to_one_another(tmp_path: Path):
    with Library.open(tmp_path / "a.memcon", create=True) as library:
        library.add(naming("a", ("po", "state", "Poland"), ("go", "organisation", "the Polish Government")))
        library.add(naming("b", ("pr", "organisation", "the Polish press"), ("fr", "state", "France")))
        ids = {row.actor.name: row.actor.id for row in library.actors()}
        assert len(ids) == 4
        state = library.actor(ids["Poland"])
        assert {(one.kind, one.actor.name, one.towards) for one in state.related if not one.towards} == {
            ("government-of", "the Polish Government", False),
            ("press-of", "the Polish press", False),
        }
        government = library.actor(ids["the Polish Government"])
        assert [(one.kind, one.actor.name, one.towards) for one in government.related] == [
            ("government-of", "Poland", True)
        ]
        assert "Poland" not in [one.actor.name for one in library.actor(ids["France"]).related]
