"""Judgements on the command line: who is who is decided, listed, taken back, handed over."""

import io
import json
import shutil
import sys

import pytest

from doubts_made import doubted

BY = ("--by", "A. Reader")


@pytest.fixture
def mine(library, tmp_path):
    """A library of the specimens that the test may change."""
    path = tmp_path / "library.memcon"  # as the commands look for it
    shutil.copy(library, path)
    return path


def actors(run, name: str) -> list[str]:
    return [row["actor"]["id"] for row in json.loads(run("actors", name, "--json").out)]


def actor(run, name: str) -> dict:
    return json.loads(run("actor", name, "--json").out)


def test_actors_that_are_one_are_merged_and_come_apart_again(run, mine):
    before = actors(run, "Adler"), actors(run, "Essling")
    ending = run("merge", "adler", "essling", *BY, "--why", "she signs for him")
    assert ending.status == 0
    assert "memcon undo 1" in ending.out
    assert actors(run, "Adler") == actors(run, "Essling") == ["essling"]
    shown = run("actor", "essling").out
    assert "A. Reader" in shown
    assert "she signs for him" in shown
    assert run("undo", "1", *BY).status == 0
    assert (actors(run, "Adler"), actors(run, "Essling")) == before


def test_several_are_merged_into_one_at_once(run, mine):
    made = json.loads(run("merge", "adler", "whitcombe", "essling", *BY, "--json").out)
    assert [(row["decision"], row["actor"], row["other"], row["by"]) for row in made] == [
        ("same", "adler", "essling", "A. Reader"),
        ("same", "whitcombe", "essling", "A. Reader"),
    ]


def test_records_are_split_off_and_the_actor_in_them_named(run, mine):
    records = [row["id"] for row in actor(run, "gradov")["records"]]
    ending = run("split", "gradov", records[0], records[1], "--name", "Gradov the younger", *BY)
    assert ending.status == 0
    assert [row["id"] for row in actor(run, "Gradov the younger")["records"]] == records[:2]
    assert [row["id"] for row in actor(run, "gradov")["records"]] == records[2:]


def test_a_record_is_given_to_an_actor_that_is_there(run, mine):
    record = actor(run, "gradov")["records"][0]["id"]
    assert run("split", "gradov", record, "--into", "adler", *BY).status == 0
    assert record in [row["id"] for row in actor(run, "adler")["records"]]


def test_single_mentions_are_listed_with_their_places_and_split_off(run, mine):
    listed = run("actor", "delmas", "--mentions").out
    assert "  2438-2460  “Their secretary Delmas”  …" in listed
    before = run("export", "jsonl").out
    ending = run(
        "split", "delmas", "gradov-morvan-1946", "--at", "2438-2460", "--at", "2454-2460", "--name", "Delmas II",
        "--why", "a cousin", *BY,
    )  # fmt: skip
    assert ending.status == 0
    assert "2438-2460 “Their secretary Delmas”" in ending.out
    page = actor(run, "Delmas II")
    assert [(row["record"], row["cue"]) for row in page["said"]] == [("gradov-morvan-1946", "assured")]
    assert [row["span"] for row in page["occurrences"]] == [[2438, 2460], [2454, 2460]]
    assert "a cousin" in run("actor", "Delmas II", "--mentions").out
    assert "2438-2460" not in run("actor", "delmas", "--mentions").out
    assert len(actor(run, "delmas")["said"]) == 3
    assert "Delmas II" in run("show", "gradov-morvan-1946").out
    assert run("check").status == 0
    assert run("undo", "1", "2", *BY).status == 0
    assert run("export", "jsonl").out == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("gradov-morvan-1946", "--at", "1-2"), "At 1-2 the record gradov-morvan-1946 has no mention of delmas"),
        (("gradov-morvan-1946", "--at", "there"), "there is no place in a record"),
        (("gradov-morvan-1946", "brisanne-311-1948", "--at", "2454-2460"), "is in one record"),
        (("gradov-morvan-1946", "--at", "2469-2472"), "are no name"),
        (("gradov-morvan-1946", "--at", "2454-2460", "--into", "delmas"), "It is delmas there already"),
    ],
)
def test_a_mention_that_cannot_be_split_off_is_refused_with_a_way_on(run, mine, words, said):
    ending = run("split", "delmas", *words, *BY)
    assert ending.status == 2
    assert said in ending.err
    assert len(ending.err.splitlines()) > 1
    assert json.loads(run("judgements", "--json").out) == []


def test_a_judgement_on_words_that_are_not_there_any_more_is_listed_as_such(run, mine, tmp_path):
    run("split", "delmas", "gradov-morvan-1946", "--at", "2454-2460", "--into", "lubin", *BY)
    file = tmp_path / "judgements.jsonl"
    run("judgements", "--export", file)
    (row,) = map(json.loads, file.read_text("utf-8").splitlines())
    row["why"], row["places"][0]["words"] = "of another text", "Dolmas"
    file.write_text(json.dumps(row))
    assert "1 of 1" in run("judgements", "--import", file).out
    listed = run("judgements").out
    assert listed.count("Not obeyed at") == 1
    assert "Not obeyed at 2454-2460 “Dolmas”" in listed


def test_an_actor_is_renamed(run, mine):
    run("rename", "gradov", "Gradov, Alexei", *BY)
    assert actor(run, "gradov")["actor"]["name"] == "Gradov, Alexei"


def test_an_actor_is_linked_or_said_to_be_nobody(run, mine):
    ending = run("link", "gradov", "own:gradov", *BY)
    assert ending.status == 0
    assert "does not know own:gradov" in ending.err
    assert actor(run, "gradov")["authority"] == "own:gradov"
    run("link", "gradov", "--nobody", *BY)
    assert actor(run, "gradov")["authority"] is None
    assert run("link", "gradov", "own:gradov", "--nobody", *BY).status == 2


def test_whom_the_authority_knows_is_listed_with_offices_and_years(run, mine, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text('id,name,office,of,start,end\nown:1,"Thurnau, Otto",Chancellor,Lenz,1946,1950\n')
    assert run("authority", "add", own, *BY).status == 0
    (found,) = json.loads(run("link", "thurnau", "--json").out)
    assert found["name"] == "Thurnau, Otto"
    assert [(seat["title"], seat["years"]) for seat in found["seats"]] == [("Chancellor", "1946–1950")]
    assert "1946–1950" in run("link", "thurnau").out
    assert "nobody" in run("link", "vauquelin").out


@pytest.mark.parametrize(
    "words",
    [
        ("merge", "adler", "essling"),
        ("apart", "adler", "essling"),
        ("split", "gradov", "gradov-morvan-1946"),
        ("rename", "gradov", "X"),
        ("link", "gradov", "own:1"),
        ("questions", "--ask"),
    ],
)
def test_what_nobody_signs_is_refused(run, mine, words):
    ending = run(*words)
    assert ending.status == 2
    assert "--by NAME" in ending.err
    assert "MEMCON_NAME" in ending.err
    assert json.loads(run("judgements", "--json").out) == []


def test_the_environment_signs(run, mine, monkeypatch):
    monkeypatch.setenv("MEMCON_NAME", "B. Reader")
    run("rename", "gradov", "X")
    assert "B. Reader" in run("judgements").out


def test_a_name_of_several_actors_is_refused_with_their_ids(run, mine):
    run("rename", "essling", "Ada Nobody", *BY)
    run("rename", "whitcombe", "Berta Nobody", *BY)
    ending = run("merge", "Nobody", "gradov", *BY)
    assert ending.status == 2
    assert "essling" in ending.err
    assert "whitcombe" in ending.err
    assert run("merge", "Ada Nobody", "gradov", *BY).status == 0


def test_nobody_of_a_name_is_said(run, mine):
    ending = run("merge", "Zebedee", "essling", *BY)
    assert ending.status == 4
    assert "Zebedee" in ending.err


def test_judgements_are_exported_and_taken_over(run, mine, library, tmp_path):
    run("merge", "adler", "essling", *BY)
    run("rename", "gradov", "X", *BY)
    run("undo", "2", *BY)
    listed = run("judgements").out
    assert "1: " in listed
    assert "taken back" in listed
    file = tmp_path / "judgements.jsonl"
    assert run("judgements", "--export", file).status == 0
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [row["decision"] for row in rows] == ["same", "name", "withdrawn"]
    assert run("judgements", "--export", "-").out == file.read_text("utf-8")
    other = tmp_path / "other.memcon"
    shutil.copy(library, other)
    assert "3 of 3" in run("judgements", "--import", file, "--library", other).out
    assert "0 of 3" in run("judgements", "--import", file, "--library", other).out
    assert "adler" not in [row["actor"]["id"] for row in json.loads(run("actors", "--json", "--library", other).out)]


@pytest.mark.parametrize("line", ["nonsense", '{"decision": "sometimes", "actor": "a", "by": "b", "made": "c"}'])
def test_a_file_that_holds_no_judgements_is_refused_by_its_line(run, mine, tmp_path, line):
    file = tmp_path / "wrong.jsonl"
    file.write_text(
        '\n{"decision": "name", "actor": "gradov", "value": "X", "by": "b", "made": "2026-01-01"}\n' + line
    )
    ending = run("judgements", "--import", file)
    assert ending.status == 2
    assert "Line 3" in ending.err
    assert json.loads(run("judgements", "--json").out) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"decision": "same", "other": "gradov"},
        {"decision": "same", "other": None},
        {"decision": "name", "value": " "},
        {"decision": "name", "value": "X", "by": ""},
        {"decision": "name", "value": "X", "made": "yesterday"},
    ],
)
def test_a_judgement_that_does_not_hold_together_is_not_taken_over(run, mine, tmp_path, changes):
    sound = {"decision": "name", "actor": "gradov", "value": "X", "by": "b", "made": "2026-01-01"}
    file = tmp_path / "wrong.jsonl"
    file.write_text(f"{json.dumps(sound)}\n{json.dumps(sound | changes)}\n")
    ending = run("judgements", "--import", file)
    assert ending.status == 2
    assert "cannot be taken over" in ending.err
    assert json.loads(run("judgements", "--json").out) == []


def test_a_judgement_that_is_not_there_cannot_be_taken_back(run, mine):
    assert run("undo", "7", *BY).status == 4


def asked(run) -> list[set[str]]:
    rows = json.loads(run("questions", "--json").out)["questions"]
    return [{row["actor"]["id"], row["other"]["id"]} for row in rows]


def test_questions_are_listed_with_reasons_and_answered_one_by_one(run, mine, monkeypatch):
    doubted(mine, ("adler", "essling"), ("whitcombe", "prescott"), ("rousselin", "gradov"), ("sorenko", "hardouin"))
    listed = run("questions").out
    assert listed.count("the same hat") == 4
    assert "Mrs. Adler" in listed
    before = asked(run)
    monkeypatch.setattr(sys, "stdin", io.StringIO("d\nn\nc\nq\n"))
    assert run("questions", "--ask", *BY).status == 0
    made = json.loads(run("judgements", "--json").out)
    assert [(row["decision"], {row["actor"], row["other"]}) for row in made] == [
        ("different", before[0]),
        ("unsure", before[2]),
    ]
    assert asked(run) == [before[1], before[3]]


def test_actors_told_apart_are_not_asked_about_again(run, mine):
    doubted(mine, ("adler", "essling"), ("whitcombe", "prescott"))
    assert run("apart", "essling", "adler", *BY).status == 0
    assert run("apart", "whitcombe", "prescott", "--unsure", *BY).status == 0
    assert asked(run) == []
    assert "no doubt" in run("questions").out
