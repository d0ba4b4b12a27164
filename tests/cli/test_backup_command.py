"""`memcon backup`: a copy that is a library, refusals in sentences."""

from pathlib import Path

from memcon.library import Library


def test_a_copy_is_a_library(run, tmp_path: Path):
    run("read", "--specimens", "--library", "a.memcon")
    done = run("backup", "b.memcon", "--library", "a.memcon")
    assert (done.status, done.out, done.err) == (0, "a.memcon is copied to b.memcon.\n", "")
    with Library.open("a.memcon") as one, Library.open("b.memcon") as other:
        assert list(one.all_records()) == list(other.all_records())
    again = run("backup", "b.memcon", "--library", "a.memcon")
    assert again.status == 3
    assert "--force" in again.err
    assert run("backup", "b.memcon", "--library", "a.memcon", "--force").status == 0


def test_a_library_that_is_not_there_is_named(run):
    done = run("backup", "b.memcon", "--library", "none.memcon")
    assert done.status == 3
    assert "There is no library at none.memcon" in done.err
    assert not Path("b.memcon").exists()


def test_an_address_that_leads_nowhere_is_named_without_its_password(run):
    done = run("search", "coal", "--library", "postgresql://orlo:barley@127.0.0.1:1/none")
    assert done.status == 3
    assert "barley" not in done.err
    assert "psycopg" in done.err or "cannot be reached" in done.err
