"""A record comes out of the library as it went in."""

from hypothesis import given, settings
from written_records import any_record, ferry

from memcon.library import Library
from memcon.library.naming import renamed
from memcon.model import Record


def with_library_ids(record: Record, held: Record) -> Record:
    """`record` with its actors under the ids that `held` has for them, by their order."""
    ids = {own.id: library.id for own, library in zip(record.actors, held.actors, strict=True)}
    return renamed(record, ids)


@settings(max_examples=60)
@given(any_record())
def test_any_record_comes_back_the_same(tmp_path_factory, record: Record):
    path = tmp_path_factory.mktemp("library") / "one.memcon"
    with Library.open(path, create=True) as library:
        library.add(record)
        held = library.record(record.id)
        assert held == with_library_ids(record, held)
        assert len({actor.id for actor in held.actors}) == len(record.actors)


@settings(max_examples=30)
@given(any_record(), any_record())
def test_a_record_that_replaces_another_comes_back_under_kept_ids(tmp_path_factory, one: Record, two: Record):
    path = tmp_path_factory.mktemp("library") / "one.memcon"
    two = Record(**{**{f: getattr(two, f) for f in two.__struct_fields__}, "id": one.id})
    if two.source.path != one.source.path:
        two = Record(
            **{
                **{f: getattr(two, f) for f in two.__struct_fields__},
                "source": type(two.source)(
                    path=one.source.path, sha256=two.source.sha256, media_type="text/html", span=two.source.span
                ),
            }
        )
    with Library.open(path, create=True) as library:
        library.add(one)
        library.add(two)
        held = library.record(two.id)
        expected = with_library_ids(two, held)
        assert held.text == two.text
        assert [s.content for s in held.statements] == [s.content for s in expected.statements]
        parents = [
            [s.id for s in r.statements].index(s.parent) if s.parent else None for r in (held,) for s in r.statements
        ]
        own = [[s.id for s in two.statements].index(s.parent) if s.parent else None for s in two.statements]
        assert parents == own
        assert not [p for p in library.check() if "order" not in p.what and "beyond" not in p.what]


def test_a_record_survives_closing_and_reading_only(tmp_path):
    path = tmp_path / "one.memcon"
    with Library.open(path, create=True) as library:
        library.add(ferry())
        held = library.record("ferry")
    with Library.open(path, readonly=True) as library:
        assert library.record("ferry") == held
