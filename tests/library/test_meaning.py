"""memcon's own library searches by meaning as the contract says, in a file and on a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from meaning_contract import Concepts, MeaningContract
from written_records import ferry

from memcon.library import Library
from memcon.library.backup import backup


@pytest.fixture
def encoder() -> Concepts:
    return Concepts()


class TestMeaningInAFile(MeaningContract):
    @pytest.fixture
    def library(self, tmp_path: Path, encoder: Concepts) -> Iterator[Library]:
        with Library(tmp_path / "a.memcon", create=True, encoder=lambda: encoder) as library:
            yield library


class TestMeaningOnAServer(MeaningContract):
    @pytest.fixture
    def library(self, new_address: str, encoder: Concepts) -> Iterator[Library]:
        with Library(new_address, create=True, encoder=lambda: encoder) as library:
            yield library


def test_a_copy_on_a_server_need_not_be_prepared_again(tmp_path: Path, new_address: str, encoder: Concepts):
    with Library(tmp_path / "a.memcon", create=True, encoder=lambda: encoder) as library:
        library.add(ferry())
        library.prepare_meaning()
    backup(tmp_path / "a.memcon", new_address)
    with Library(new_address, encoder=lambda: encoder) as library:
        assert library.prepare_meaning() == 0
        assert list(library.check()) == []
