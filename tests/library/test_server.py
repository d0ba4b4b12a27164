"""Libraries on a PostgreSQL server: what is asked of the server, what it refuses, several at once."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library_contract import LETTER, letter
from postgres_server import address, new_schema
from written_records import FERRY, ferry

from memcon.address import beside, located, shown
from memcon.errors import LibraryError
from memcon.library import Library, Query
from memcon.library.opening import storage_at

psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed (memcon[postgres])")

from memcon.library.postgres.storage import numbered  # noqa: E402
from memcon.library.postgres.words import OVERLAP, vectors  # noqa: E402


def tables(place: str | Path) -> dict[str, tuple[str, ...]]:
    storage = storage_at(place, create=True)
    names = (
        "record", "record_text", "actor", "record_actor", "actor_name", "actor_key", "doubt", "statement",
        "addressee", "spoken_of", "facet", "judgement", "authority_source", "migration",
    )  # fmt: skip
    try:
        return {name: storage.columns(name) for name in names}
    finally:
        storage.close()


def test_the_tables_are_those_of_a_file(new_address: str, tmp_path: Path):
    assert tables(new_address) == tables(tmp_path / "a.memcon")


@pytest.mark.parametrize(
    ("sql", "given_to_the_server"),
    [
        ("SELECT 1", "SELECT 1"),
        ("a = ? AND b IN (?, ?)", "a = $1 AND b IN ($2, $3)"),
        ("a LIKE '?%' AND b = ? AND c = 'it''s?' AND d = ?", "a LIKE '?%' AND b = $1 AND c = 'it''s?' AND d = $2"),
    ],
)
def test_marks_are_numbered_outside_quotes(sql: str, given_to_the_server: str):
    assert numbered(sql) == given_to_the_server


def test_a_password_is_not_shown():
    assert shown(located("postgresql://orlo:barley@host/db")) == "postgresql://orlo:...@host/db"
    assert shown(located("postgresql:///db?user=orlo&password=barley&host=x")).count("barley") == 0
    assert shown(located("postgresql://orlo@host/db")) == "postgresql://orlo@host/db"
    assert beside("postgresql://orlo:barley@host/db").name.count("barley") == 0
    assert located("a.memcon") == Path("a.memcon")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("postgresql://memcon@/nowhere?host={socket}", "There is no database at"),
        ("postgresql://stranger@/postgres?host={socket}", "does not let you in"),
        ("postgresql://memcon@/postgres?host={socket}/none", "cannot be reached"),
        ("postgresql://memcon@/postgres?host={socket}&colour=red", "is no address of a PostgreSQL database"),
        ("postgresql://memcon@[::1/postgres", "is no address of a PostgreSQL database"),
    ],
)
def test_a_server_that_cannot_be_used_is_named_with_a_remedy(postgres: Path, place: str, said: str):
    with pytest.raises(LibraryError, match=said) as caught:
        Library.open(place.replace("{socket}", str(postgres)), create=True)
    assert caught.value.remedy


def test_where_there_is_no_library_none_is_made_unasked(new_address: str):
    for arguments in ({}, {"readonly": True}, {"readonly": True, "create": True}):
        with pytest.raises(LibraryError, match="no library at"):
            Library.open(new_address, **arguments)


def test_tables_of_another_program_are_left_alone(postgres: Path):
    schema = new_schema()
    with psycopg.connect(f"postgresql://memcon@/postgres?host={postgres}") as other:
        other.execute(f'CREATE SCHEMA "{schema}"')
        other.execute(f'CREATE TABLE "{schema}".record (disc TEXT)')
    with pytest.raises(LibraryError, match="those of another program") as caught:
        Library.open(address(postgres, schema), create=True)
    assert "?schema=" in caught.value.remedy


def test_a_user_without_rights_is_told(postgres: Path, new_address: str):
    with Library.open(new_address, create=True) as library:
        library.add(ferry())
    schema = new_address.partition("schema=")[2]
    with psycopg.connect(f"postgresql://memcon@/postgres?host={postgres}") as keeper:
        keeper.execute("DROP ROLE IF EXISTS guest")
        keeper.execute("CREATE ROLE guest LOGIN")
        keeper.execute(f'GRANT USAGE ON SCHEMA "{schema}" TO guest')
        keeper.execute(f'GRANT SELECT ON ALL TABLES IN SCHEMA "{schema}" TO guest')
    with Library.open(new_address.replace("memcon@", "guest@")) as library:
        assert library.record("ferry").text == FERRY
        with pytest.raises(LibraryError, match="does not let you use") as caught:
            library.add(ferry("two"))
        assert caught.value.remedy
        assert library.ids() == ("ferry",)
    with psycopg.connect(f"postgresql://memcon@/postgres?host={postgres}") as keeper:
        keeper.execute("DROP OWNED BY guest")
        keeper.execute("DROP ROLE guest")


def test_a_library_that_is_only_read_refuses_a_record(new_address: str):
    with Library.open(new_address, create=True) as library:
        library.add(ferry())
    with Library.open(new_address, readonly=True) as library:
        with pytest.raises(LibraryError, match="may only be read"):
            library.add(ferry("two"))
        assert library.ids() == ("ferry",)
        assert list(library.check()) == []


def test_a_library_that_another_writes_is_waited_for_and_then_named(new_address: str):
    with Library.open(new_address, create=True) as other, Library(new_address, patience_ms=50) as library:
        other.add(ferry())
        with other._writing():
            with pytest.raises(LibraryError, match="being written by another process") as caught:
                library.add(ferry("two"))
            assert "Wait" in caught.value.remedy
            assert library.ids() == ("ferry",), "it can be read meanwhile"
        assert library.add(ferry("two")).outcome == "added"


def test_what_is_read_is_of_one_moment(new_address: str):
    with Library.open(new_address, create=True) as writer, Library.open(new_address, readonly=True) as reader:
        writer.add(ferry())
        with reader._reading() as storage:
            before = storage.execute("SELECT count(*) FROM record").fetchone()
            writer.add(ferry("two"))
            assert storage.execute("SELECT count(*) FROM record").fetchone() == before
        assert len(reader.ids()) == 2


def test_a_connection_that_is_cut_ends_in_a_sentence(postgres: Path, new_address: str):
    with Library.open(new_address, create=True) as library:
        library.add(ferry())
        with psycopg.connect(f"postgresql://memcon@/postgres?host={postgres}") as keeper:
            keeper.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'memcon'")
        with pytest.raises(LibraryError, match="connection to the server") as caught:
            library.add(ferry("two"))
        assert caught.value.remedy
    with Library.open(new_address) as library:
        assert library.ids() == ("ferry",)


def test_judgements_stay_even_when_the_server_is_asked_to_change_them(new_address: str):
    with Library.open(new_address, create=True) as library:
        library.add(ferry())
        library.merge("brask", "orlo", by="A. Reader")
        for sql in ("DELETE FROM judgement", "UPDATE judgement SET by = 'B.'"):
            with pytest.raises(psycopg.errors.RaiseException, match="only ever added"), library._writing() as storage:
                storage.execute(sql)
        assert [j.by for j in library.judgements()] == ["A. Reader"]


def test_a_nul_in_a_name_is_shown_as_lost_and_the_record_is_exact(new_address: str):
    record = letter("nul", text=LETTER + " A\0B.")
    actors = (record.actors[0], type(record.actors[1])(id="orlo", kind="person", name="Or\0lo", names=("Or\0lo",)))
    record = type(record)(**{**{f: getattr(record, f) for f in record.__struct_fields__}, "actors": actors})
    with Library.open(new_address, create=True) as library:
        library.add(record)
        held = library.record("nul")
        assert held.text == record.text
        assert held.actors[1].name == "Or\0lo"
        assert "Or\ufffdlo" in {row.actor.name for row in library.actors()}
        assert list(library.check()) == []


def test_a_name_too_long_for_the_server_refuses_its_record_alone(new_address: str):
    with Library.open(new_address, create=True) as library:
        with pytest.raises(LibraryError, match="The server cannot keep this") as caught:
            library.add(ferry("".join(map(chr, range(0x4E00, 0x4E00 + 4000)))))
        assert caught.value.remedy
        assert library.add(ferry()).outcome == "added"
        assert list(library.check()) == []


# A text of many windows: places beyond what one vector keeps, words that are everywhere.
LONG = "the ferry and the harbour " * 9000 + "the last tariff of all " + "the ferry and the harbour " * 200


def test_words_and_phrases_are_found_far_inside_a_long_text(new_address: str):
    assert len(list(vectors(LONG))) > 3
    with Library.open(new_address, create=True) as library:
        library.add(letter("long", text=LETTER + LONG))
        library.add(letter())
        for words, total in (
            ('"last tariff"', 1),
            ('"harbour the last tariff of all the ferry"', 1),
            ('"tariff last"', 0),
            ("tariff barley harbour", 1),
            ("harbour -tariff", 0),
            ("barley -harbour", 1),
            ("last NEAR/2 all", 1),
            ("naïve NEAR/3 tariff", 0),
        ):
            assert library.records(Query(words=words)).total == total, words
        assert list(library.check()) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["the", "of", "ferry", "tariff"]), max_size=900), st.integers(1, 40))
def test_every_run_of_words_stands_whole_in_a_part(found: list[str], length: int):
    parts = [
        {int(place): word.strip("'") for word, places in (entry.split(":") for entry in part.split())
         for place in places.split(",")}
        for part in vectors(" ".join(found))
    ]  # fmt: skip
    assert length < OVERLAP
    runs = {tuple(part.get(at + n, "") for n in range(length)) for part in parts for at in part}
    for at in range(len(found) - length + 1):
        assert tuple(found[at : at + length]) in runs
    assert all(most <= 255 for part in parts for most in Counter(part.values()).values())


_WRITER = """
import sys
from written_records import ferry
from memcon.library import Library
with Library.open(sys.argv[1]) as library:
    for number in range(8):
        library.add(ferry(f"{sys.argv[2]}{number}"))
"""
_READER = """
import sys
from memcon.library import Library, Query
with Library.open(sys.argv[1], readonly=True) as library:
    for _ in range(10):
        page = library.statements(Query(words="ferry"))
        assert page.total % 2 == 0, page.total
        assert all(record.text for record in library.all_records())
"""


@pytest.mark.parametrize("kind", ["file", "server"])
def test_several_readers_and_writers_at_once(kind: str, tmp_path: Path, request: pytest.FixtureRequest):
    place = str(tmp_path / "a.memcon") if kind == "file" else request.getfixturevalue("new_address")
    Library.open(place, create=True).close()
    environment = {"PYTHONPATH": ":".join([str(Path(__file__).parent), *sys.path])}
    started = [
        subprocess.Popen([sys.executable, "-c", *words], env=environment, stderr=subprocess.PIPE, text=True)
        for words in ((_WRITER, place, "a"), (_READER, place), (_READER, place), (_WRITER, place, "b"))
    ]
    said = [process.communicate()[1] for process in started]
    assert [process.returncode for process in started] == [0] * len(started), said
    with Library.open(place) as library:
        assert len(library.ids()) == 16
        assert list(library.check()) == []
