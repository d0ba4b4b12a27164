"""`memcon search`, `actors`, `actor`: questions to the library of the specimens."""

import json


def statements(run, library, *words):
    return json.loads(run("search", *words, "--json", "--library", library).out)["statements"]


def test_words_are_searched_in_what_was_said(run, library):
    found = statements(run, library, "wagons")
    assert found
    assert all("wagons" in row["content"] for row in found)


def test_a_speaker_a_form_and_an_act_narrow_it(run, library):
    every = statements(run, library, "--limit", "1000")
    for option, keep in (
        (("--act", "ask"), lambda row: row["act"] == "ask"),
        (("--speaker", every[0]["source"]["id"]), lambda row: row["source"]["id"] == every[0]["source"]["id"]),
    ):
        narrowed = statements(run, library, *option, "--limit", "1000")
        assert narrowed
        assert {(row["record"], row["id"]) for row in narrowed} == {(r["record"], r["id"]) for r in every if keep(r)}


def test_pages_follow_one_another(run, library):
    first = statements(run, library, "--limit", "3")
    second = statements(run, library, "--limit", "3", "--offset", "3")
    both = statements(run, library, "--limit", "6")
    assert first + second == both
    assert "add --offset 3" in run("search", "--limit", "3", "--library", library).out


def test_records_are_searched_whole(run, library):
    page = json.loads(run("search", "anteroom", "--records", "--json", "--library", library).out)
    assert [row["id"] for row in page["records"]] == ["belokurov-diary-1949"]
    assert "anteroom" in run("search", "anteroom", "--records", "--library", library).out


def test_finding_nothing_is_no_failure(run, library):
    ending = run("search", "zeppelin", "--library", library)
    assert ending.status == 0
    assert "0 statements" in ending.out


def test_lines_fit_a_terminal_of_80_columns(run, library):
    for words in (("search", "coal"), ("search", "coal", "--records"), ("actors",)):
        lines = run(*words, "--library", library).out.splitlines()
        assert [line for line in lines if len(line) > 80 or line != line.rstrip()] == []


def test_actors_are_found_by_name_and_shown_by_id(run, library):
    rows = json.loads(run("actors", "Vauquelin", "--json", "--library", library).out)
    assert [row["names"] for row in rows if not any("Vauquelin" in name for name in row["names"])] == []
    assert [row["said"] for row in rows] == sorted((row["said"] for row in rows), reverse=True)
    key = rows[0]["actor"]["id"]
    view = json.loads(run("actor", key, "--json", "--library", library).out)
    assert view["actor"]["id"] == key
    assert len(view["said"]) == rows[0]["said"]
    assert key in run("actors", "Vauquelin", "--library", library).out
    assert "Said (" in run("actor", key, "--library", library).out


def test_no_actor_of_that_name(run, library):
    assert "No actor" in run("actors", "Nemo", "--library", library).out
    ending = run("actor", "nemo", "--library", library)
    assert ending.status == 4


def test_answers_are_counted_by_what_they_are(run, library):
    page = json.loads(run("search", "coal", "--records", "--facets", "--json", "--library", library).out)
    forms = {facet["kind"]: facet["values"] for facet in page["facets"]}["form"]
    assert sum(value["total"] for value in forms) == page["total"]
    shown = run("search", "coal", "--records", "--facets", "--library", library).out
    assert f"form: {forms[0]['value']} ({forms[0]['total']})" in shown


def test_a_date_that_is_only_possible_is_marked(run, library):
    shown = run("search", "--records", "--date", "1900..1999", "--library", library).out
    assert "(possibly)" not in shown
    shown = run("search", "--records", "date:1947-12-04T10:00", "--library", library).out
    assert "possibly dated on 4 December 1947" in shown


def test_what_cannot_be_understood_is_said_with_its_place(run, library):
    ending = run("search", "coal AND (wagons", "--library", library)
    assert ending.status == 2
    assert "The bracket at 10 is not closed." in ending.err
    assert "Traceback" not in ending.err


def test_fields_stand_among_the_words_or_in_options(run, library):
    inside = statements(run, library, "form:telegram", "coal", "--limit", "1000")
    assert inside
    assert inside == statements(run, library, "coal", "--form", "telegram", "--limit", "1000")
