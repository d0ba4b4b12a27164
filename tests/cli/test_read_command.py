"""`memcon read`: files, folders, standard input; reading again."""

import contextlib
import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from memcon.library import Library
from memcon.specimens import paths


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder with a folder in it, and two short letters."""
    folder = tmp_path / "letters" / "1950"
    folder.mkdir(parents=True)
    (folder.parent / "first.txt").write_text(
        "Mr. Orme to Mr. Pell\n\nMr. Orme says that the bridge is open.\n", "utf-8"
    )
    (folder / "second.txt").write_text("Mr. Pell to Mr. Orme\n\nMr. Pell asks when it closed.\n", "utf-8")
    return folder.parent


def report(run, *words):
    return json.loads(run("read", "--json", *words).out)


def outcomes(run, *words):
    return {record["id"]: record["outcome"] for record in report(run, *words)["records"]}


def test_a_folder_is_read_with_the_folders_in_it(run, letters):
    assert outcomes(run, letters) == {"first": "added", "second": "added"}


def test_reading_again_changes_nothing(run, letters):
    run("read", letters)
    assert outcomes(run, letters) == {"first": "unchanged", "second": "unchanged"}


def test_a_changed_file_is_read_anew(run, letters):
    run("read", letters)
    with (letters / "first.txt").open("a", encoding="utf-8") as file:
        file.write("Mr. Orme adds that it was repaired.\n")
    assert outcomes(run, letters) == {"first": "replaced", "second": "unchanged"}


def test_what_the_smaller_tagger_read_is_read_anew_without_it(run):
    records = paths()[:3]
    assert set(outcomes(run, "--fast", *records).values()) == {"added"}
    assert set(outcomes(run, "--fast", *records).values()) == {"unchanged"}
    assert makers(run) == {"tagger-fast"}
    assert set(outcomes(run, *records).values()) == {"replaced"}
    assert makers(run) == {"tagger"}


def makers(run):
    """Which taggers answer for statements and mentions of the library."""
    found = run("export", "jsonl").out
    return set(re.findall(r'"resp":"(tagger[a-z-]*)@', found))


def test_the_library_in_a_folder_that_is_read_is_passed_over(run, letters, monkeypatch):
    monkeypatch.chdir(letters)
    assert run("read", ".").status == 0
    assert outcomes(run, ".") == {"first": "unchanged", "second": "unchanged"}
    assert run("read", ".").status == 0


def test_standard_input(run, monkeypatch):
    words = "Mr. Orme says that the bridge is open.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words.encode())))
    (record,) = report(run, "-")["records"]
    with Library.open("library.memcon") as held:
        assert held.record(record["id"]).text == words


def test_all_specimens_are_read(run, library):
    with Library.open(library) as held:
        assert set(held.ids()) == {path.stem for path in paths()}


def test_two_files_of_one_name_are_not_mixed_up(run, letters):
    (letters / "1950" / "first.txt").write_text("Mr. Quill to Mr. Pell\n\nMr. Quill thanks him.\n", "utf-8")
    ending = run("read", letters)
    assert ending.status == 1
    assert "Rename" in ending.err
    with Library.open("library.memcon") as held:
        assert set(held.ids()) == {"first", "second"}


def test_the_report_says_what_was_found(run, letters):
    ending = run("read", letters, letters / "none.txt")
    assert ending.status == 1
    assert "2 records read into library.memcon: 2 added." in ending.out
    assert "none.txt" in ending.err
    assert "1 of 3 sources could not be read." in ending.err


def test_progress_is_not_printed_into_a_pipe(run, letters):
    assert run("read", letters).err == ""


def test_progress_is_shown_on_a_terminal(letters):
    terminal, end = pty.openpty()
    words = [sys.executable, "-m", "memcon", "read", str(letters)]
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=end, env=os.environ | {"TERM": "xterm"}, check=True)
    os.close(end)
    shown = b""
    with contextlib.suppress(OSError):  # a terminal without another end ends in an error
        while more := os.read(terminal, 65536):
            shown += more
    os.close(terminal)
    assert b"Reading" in shown
    assert b"2/2" in shown
