"""`memcon check`: says what is wrong in a library."""

import json
import shutil
import sqlite3


def test_a_whole_library_has_no_problems(run, library):
    ending = run("check", "--library", library)
    assert (ending.status, ending.err) == (0, "")
    assert json.loads(run("check", "--json", "--library", library).out) == []


def test_a_text_that_was_changed_behind_its_back_is_seen(run, library, tmp_path):
    copy = tmp_path / "copy.memcon"
    with sqlite3.connect(library) as whole:
        whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(library, copy)
    with sqlite3.connect(copy) as broken:
        broken.execute("UPDATE record_text SET text = substr(text, 1, 20)")
    ending = run("check", "--library", copy)
    assert ending.status == 1
    assert "brisanne-2214-1947" in ending.out
    problems = json.loads(run("check", "--json", "--library", copy).out)
    assert {"record", "what"} == set(problems[0])
