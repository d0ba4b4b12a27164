"""`memcon show`: the description, then who said what, nested."""

import json

import msgspec
import pytest

from memcon.cli.record_page import print_record
from memcon.cli.terminal import console
from memcon.model import Actor, Description, Part, Record, Source, Statement
from memcon.text import Span

TEXT = "Mr. Orme said that the ministry believed that Mr. Pell had refused to sign."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def record() -> Record:
    """Three statements, each in the content of the one before."""
    actors = tuple(
        Actor(id=name.lower(), kind="person", name=name, names=(name,)) for name in ("Orme", "Ministry", "Pell")
    )
    outer = Statement(
        id="s1", source="orme", content=(span("the ministry believed that Mr. Pell had refused to sign."),)
    )
    middle = Statement(
        id="s2", source="ministry", parent="s1", act="believe", content=(span("Mr. Pell had refused to sign."),)
    )
    inner = Statement(
        id="s3",
        source="pell",
        to=("orme",),
        parent="s2",
        act="refuse",
        certainty="hedged",
        content=(span("to sign."),),
    )
    source = Source(path="letter.txt", sha256="", media_type="text/plain", span=Span(0, len(TEXT)))
    return Record(id="letter", source=source, text=TEXT, actors=actors, statements=(outer, middle, inner))


@pytest.fixture
def printed(record, capsys) -> list[str]:
    print_record(record, console())
    return capsys.readouterr().out.splitlines()


def test_a_statement_stands_under_the_one_it_is_in(printed):
    at = {line.split()[0]: len(line) - len(line.lstrip()) for line in printed if line.lstrip().startswith("s")}
    assert at["s1"] < at["s2"] < at["s3"]


def test_the_chain_of_sources_is_named_from_the_nearest_out(printed):
    assert "        on the word of Ministry, on that of Orme" in printed


def test_act_certainty_and_addressee_are_shown(printed):
    assert "    s3  Pell to Orme  [refuse, hedged]" in printed


def test_no_line_is_longer_than_80_or_ends_in_a_blank(printed):
    assert [line for line in printed if len(line) > 80 or line != line.rstrip()] == []


def test_statements_that_name_each_other_as_parent_are_shown_all_the_same(record, capsys):
    parents = {"s1": "s2", "s2": "s1", "s3": "s2"}
    circle = tuple(msgspec.structs.replace(said, parent=parents[said.id]) for said in record.statements)
    print_record(msgspec.structs.replace(record, statements=circle), console())
    out = capsys.readouterr().out
    assert [said.id for said in circle if f"{said.id}  " not in out] == []


def test_who_drafted_cleared_and_got_the_paper_what_it_encloses_and_who_says_so(record, capsys):
    described = Description(
        drafters=("Orme",),
        clearances=("Pell", "Vane"),
        distribution=("Port Office",),
        source_note="Harbour papers,\nbox 3.",
        responsibility={"drafters.0": "catalogue letters.csv", "source_note": "Papers of the Harbour"},
    )
    enclosed = Part(kind="annex", form="note", start=0, end=8, title="On the quay")
    print_record(msgspec.structs.replace(record, description=described, parts=(enclosed,)), console())
    shown = {" ".join(line.split()) for line in capsys.readouterr().out.splitlines()}
    assert shown >= {
        "Drafters Orme",
        "Cleared by Pell; Vane",
        "Distribution Port Office",
        "Source note Harbour papers, box 3.",
        "Encloses On the quay (annex, note)",
        "Given by catalogue letters.csv: drafters",
        "Given by Papers of the Harbour: source note",
    }


def test_a_specimen_in_full(run, library):
    ending = run("show", "brisanne-2214-1947", "--library", library)
    assert ending.status == 0
    for words in ("Record", "brisanne-2214-1947", "telegram", "Prescott", "897.00/12–447", "Who said what"):
        assert words in ending.out
    assert max(map(len, ending.out.splitlines())) <= 80
    assert "\x1b" not in ending.out


def test_json_is_the_interchange(run, library):
    record = msgspec.json.decode(run("show", "brisanne-2214-1947", "--json", "--library", library).out, type=Record)
    assert record.id == "brisanne-2214-1947"
    assert all(said.content[0].of(record.text) for said in record.statements)


def test_one_statement_alone(run, library):
    whole = json.loads(run("show", "brisanne-2214-1947", "--json", "--library", library).out)
    chosen = whole["statements"][0]["id"]
    ending = run("show", "brisanne-2214-1947", "--statement", chosen, "--library", library)
    assert ending.out.lstrip().startswith(chosen)
    alone = run("show", "brisanne-2214-1947", "--statement", chosen, "--json", "--library", library)
    assert json.loads(alone.out) == whole["statements"][0]


def test_a_statement_that_is_not_there(run, library):
    ending = run("show", "brisanne-2214-1947", "--statement", "s9999", "--library", library)
    assert ending.status == 4
    assert "s9999" in ending.err


def test_colour_on_a_terminal_and_none_where_it_is_not_wanted(record, capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    print_record(record, console())
    assert "\x1b[" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    print_record(record, console())
    assert "\x1b[3" not in capsys.readouterr().out
