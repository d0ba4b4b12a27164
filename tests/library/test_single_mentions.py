"""Single mentions are split off, in a file and on a server; and whatever is split off can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mentions_contract import MentionsContract, exported
from written_records import any_record

from memcon.library import Library
from memcon.model import Record
from memcon.text import Span


class TestMentionsInAFile(MentionsContract):
    @pytest.fixture
    def library(self, tmp_path: Path) -> Iterator[Library]:
        with Library.open(tmp_path / "a.memcon", create=True) as library:
            yield library


class TestMentionsOnAServer(MentionsContract):
    @pytest.fixture
    def library(self, new_address: str) -> Iterator[Library]:
        with Library.open(new_address, create=True) as library:
            yield library


def counted(library: Library) -> set[tuple[object, ...]]:
    """What is counted of each actor; not what it is called, which one without a name does not get back."""
    return {(a.actor.id, a.names, a.records, a.said, a.told, a.mentions) for a in library.actors()}


@settings(max_examples=80)
@given(any_record(), st.data())
def test_whatever_is_split_off_and_taken_back_leaves_no_trace(tmp_path_factory, record: Record, data: st.DataObject):
    path = tmp_path_factory.mktemp("library") / "one.memcon"
    with Library.open(path, create=True) as library:
        library.add(record)
        before, actors, faults = exported(library), counted(library), list(library.check())
        made = []
        for number in range(data.draw(st.integers(1, 3))):
            named = library.record(record.id).mentions
            if not named:
                break
            actor = data.draw(st.sampled_from(sorted({m.actor for m in named})))
            spans = data.draw(
                st.sets(st.sampled_from([Span(m.start, m.end) for m in named if m.actor == actor]), min_size=1)
            )
            others = st.sampled_from([None, *(a.id for a in library.record(record.id).actors if a.id != actor)])
            other = data.draw(others)
            name = None if other else f"Somebody {number}"
            made += library.split(actor, [], by="A.", other=other, name=name, mentions={record.id: spans})
            assert list(library.check()) == faults
            assert len(library.record(record.id).mentions) == len(record.mentions)
        library.add(record, reading="again")
        assert list(library.check()) == faults
        for judgement in data.draw(st.permutations(made)):
            library.withdraw(judgement.key, by="A.")
            assert list(library.check()) == faults
        assert exported(library) == before
        assert counted(library) == actors
