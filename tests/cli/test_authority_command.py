"""`memcon authority`: who held which office, and one's own authority in a library."""

import json
import shutil
from pathlib import Path

from conftest import Run


def test_a_person_is_shown_with_the_offices(run: Run) -> None:
    ending = run("authority", "show", "Caffery")
    assert ending.status == 0
    assert "Ambassador in France" in ending.out
    assert "hsg:102077" in ending.out


def test_a_day_leaves_what_was_held_then(run: Run) -> None:
    ending = run("authority", "show", "Caffery, Jefferson", "--on", "1947-06", "--json")
    (known,) = json.loads(ending.out)
    assert [tenure["office"] for tenure in known["tenures"]] == ["united-states/ambassador/france"]


def test_nobody_of_that_name_is_said_so(run: Run) -> None:
    ending = run("authority", "show", "Brask-Ostrow")
    assert ending.status == 0
    assert "Nobody" in ending.out


def test_a_title_gives_its_holder_and_the_reason(run: Run) -> None:
    ending = run("authority", "office", "the Secretary of State", "--of", "United States", "--on", "1947-06-01")
    assert "Marshall, George Catlett" in ending.out
    ending = run("authority", "office", "Soviet Ambassador", "--at", "London", "--on", "1944", "--json")
    (holding,) = json.loads(ending.out)
    assert (holding["verdict"], holding["office"]["id"]) == ("one", "soviet-union/ambassador/great-britain")


def test_words_that_name_no_office_are_said_so(run: Run) -> None:
    assert "no office" in run("authority", "office", "the weather").out


def test_no_date_is_a_question_that_cannot_be_asked(run: Run) -> None:
    ending = run("authority", "show", "Caffery", "--on", "lately")
    assert ending.status == 2
    assert "lately" in ending.err


def test_ones_own_is_added_listed_asked_and_removed(run: Run, library: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.memcon"
    shutil.copy(library, own)
    table = tmp_path / "ministers.csv"
    table.write_text('name,office,of,start,end\n"Bel, Ada",Minister of Supply,Gradovia,1946,1948\n', "utf-8")
    added = run("authority", "add", table, "--by", "A. Reader", "--library", own)
    assert (added.status, added.err) == (0, "")
    assert "1 people" in added.out
    assert "A. Reader" in run("authority", "list", "--library", own).out
    shown = run("authority", "office", "Minister of Supply of Gradovia", "--on", "1947", "--library", own)
    assert "Bel, Ada" in shown.out
    assert run("authority", "remove", "ministers.csv", "--library", own).status == 0
    assert "Nothing was added" in run("authority", "list", "--library", own).out
    assert run("authority", "remove", "ministers.csv", "--library", own).status == 4


def test_a_fault_in_the_file_is_said_and_nothing_is_added(run: Run, library: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.memcon"
    shutil.copy(library, own)
    table = tmp_path / "ministers.csv"
    table.write_text("name,office,of,start\nBel,Minister,Poland,soon\n", "utf-8")
    ending = run("authority", "add", table, "--library", own)
    assert ending.status == 1
    assert "row 2" in ending.err
    assert "Nothing was added" in run("authority", "list", "--library", own).out
