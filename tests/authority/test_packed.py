"""What is packed is what the developers compiled: nobody forgets to pack it again."""

import sys
from pathlib import Path

import pytest

from memcon.authority import Entries
from memcon.authority.shipped import shipped_entries

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def compiled(monkeypatch_module: pytest.MonkeyPatch) -> Entries:
    """The files of authority/ as they are now."""
    monkeypatch_module.syspath_prepend(str(ROOT / "authority"))
    from compiled import compiled

    found = compiled()
    assert isinstance(found, Entries)
    return found


@pytest.fixture(scope="module")
def monkeypatch_module() -> object:
    """pytest's monkeypatch, for a module."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch
        sys.modules.pop("compiled", None)


def test_the_compiled_offices_are_packed(compiled: Entries) -> None:
    assert shipped_entries()[1] == compiled, "run: python authority/build.py --compiled-only"


def test_ids_are_unique(compiled: Entries) -> None:
    for entries in (*shipped_entries(), compiled):
        assert len({person.id for person in entries.people}) == len(entries.people)
        assert len({office.id for office in entries.offices}) == len(entries.offices)


def test_nobody_holds_an_office_twice_from_one_day(compiled: Entries) -> None:
    held = [(t.office, t.person, t.start, t.acting) for t in compiled.tenures]
    assert len(set(held)) == len(held)


def test_a_link_to_the_historians_people_is_to_one_of_them(compiled: Entries) -> None:
    known = {person.id for person in shipped_entries()[0].people}
    assert {person.id for person in compiled.people if not person.id.startswith("memcon:")} <= known
