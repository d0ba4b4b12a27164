"""Catalogues beside the files: which they are, what they say of which record, and what is wrong with them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.errors import SidecarFault
from memcon.model import Record
from memcon.model.dates import days
from memcon.readers import read_source, walk
from memcon.readers.entries import FIELDS, entries
from memcon.readers.tables import Row

LETTER = "Sir,\n\nI have the honour to report that the harbour is shut.\n"
VOLUME = "\n\n\n".join(
    f"{number}\n\nMEMORANDUM OF CONVERSATION\n\nDate: {number} May 1931\n\nMr. Lenz asked about the harbour dues, "
    f"and Mr. Orrin answered that they stood as they were.\n\nHe would write again in the week of the fair."
    for number in (1, 2, 3)
)


def placed(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def read(*paths: Path) -> tuple[dict[str, Record], list[str]]:
    """The records by id, and all sentences about what is wrong."""
    records: dict[str, Record] = {}
    wrong = []
    for opened in walk(paths):
        if opened.problem is not None:
            assert opened.problem.remedy.endswith(".")
            wrong.append(opened.problem.message)
            continue
        for record in read_source(opened.path, opened.content, entries=opened.entries):
            records[record.id] = record
            wrong += [finding.reason for finding in record.findings]
    return records, wrong


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("no12_csv", "Date,place,Archive refs\n1931-05-17,Arvel,MFA 4/12; MFA 4/13\n"),
        ("no12_csv", '\ufeffdate;place;archive-refs\r\n1931-05-17;Arvel;"MFA 4/12; MFA 4/13"\r\n'),
        ("no12_csv", "date\tplace\tarchive_refs\n\n1931-05-17\tArvel\tMFA 4/12;MFA 4/13\n"),
        (
            "no12_json",
            '{"date": "1931-05-17", "place": "Arvel", "archive_refs": ["MFA 4/12", "MFA 4/13"], "sender": ""}',
        ),
        ("no12_yaml", "date: 1931-05-17\nplace: Arvel\narchive_refs:\n- MFA 4/12\n- MFA 4/13\nsender: ~\n"),
        ("no12_yml", "- date: 1931-05-17\n  place: Arvel\n  archive_refs: MFA 4/12; MFA 4/13\n"),
    ],
)
def test_a_file_called_as_a_source_describes_it(tmp_path: Path, name: str, text: str) -> None:
    records, wrong = read(placed(tmp_path, no12_txt=LETTER, no13_txt=LETTER, **{name: text}))
    card = records["no12"].description
    assert wrong == []
    assert (card.date, card.place, card.archive_refs) == ("1931-05-17", "Arvel", ("MFA 4/12", "MFA 4/13"))
    answers = f"catalogue {name.replace('_', '.')}"
    assert card.responsibility["date"] == card.responsibility["archive_refs.1"] == answers
    assert card.derived["place"] == "catalogue"
    assert card.sender is None
    assert records["no13"].description.responsibility == {}
    assert records["no12"].text == LETTER


def test_a_catalogue_describes_files_and_records_in_its_folder_and_deeper(tmp_path: Path) -> None:
    table = "file,id,title\nno12.txt,,Twelve\n./letters/no13.txt,,Thirteen\n,no14,Fourteen\n,papers/2,Two\n"
    placed(tmp_path, no12_txt=LETTER, letters__no13_txt=LETTER, letters__no14_txt=LETTER, papers_txt=VOLUME)
    records, wrong = read(placed(tmp_path, catalogue_csv=table))
    assert wrong == []
    titles = {record_id: record.description.title for record_id, record in records.items()}
    assert titles["papers/1"] is None
    assert {key: titles[key] for key in ("no12", "no13", "no14", "papers/2")} == {
        "no12": "Twelve",
        "no13": "Thirteen",
        "no14": "Fourteen",
        "papers/2": "Two",
    }


def test_the_records_of_a_volume_may_be_called_by_their_numbers_beside_it(tmp_path: Path) -> None:
    records, wrong = read(placed(tmp_path, papers_txt=VOLUME, papers_yaml="- {id: '3', place: Arvel}\n"))
    assert wrong == []
    assert [record.description.place for record in records.values()] == [None, None, "Arvel"]


def test_a_row_for_a_whole_volume_or_a_record_that_is_not_in_it_is_found(tmp_path: Path) -> None:
    table = "file,id,place\npapers.txt,,Arvel\n,papers/9,Brisanne\n"
    records, wrong = read(placed(tmp_path, papers_txt=VOLUME, catalogue_csv=table))
    assert len(records) == 3
    assert len(wrong) == 2
    assert "row 2: it describes a file of 3 records" in wrong[0]
    assert "row 3: there is no record papers/9" in wrong[1]


def test_what_lies_nearest_is_taken_first(tmp_path: Path) -> None:
    placed(tmp_path, a__no12_txt=LETTER, a__no12_yaml="date: 1931\n", a__list_csv="id,date,place\nno12,1932,Arvel\n")
    records, wrong = read(placed(tmp_path, all_csv="id,date,place,number\nno12,1933,Brisanne,17\n"))
    card = records["no12"].description
    assert wrong == []
    assert (card.date, card.place, card.number) == ("1931", "Arvel", "17")
    assert card.responsibility["number"] == "catalogue all.csv"


def test_files_that_describe_nothing_are_not_read_as_before(tmp_path: Path) -> None:
    placed(
        tmp_path,
        no12_txt=LETTER,
        budget_csv="date,sum\n1931,4\n",
        no12_json='{"pages": 4}',
        rows_csv="file,sum\na,4\n",
    )
    records, wrong = read(tmp_path)
    assert records["no12"].description.responsibility == {}
    assert len(wrong) == 3
    assert all("which memcon does not read" in sentence for sentence in wrong)


WRONG = {
    "file,date\nno12.txt,4 May 1931\n": "row 2, date: “4 May 1931” is no date in EDTF",
    "file,date\nno12.txt,1931-02-30\n": "row 2, date: “1931-02-30” is no date in EDTF",
    "file,form\nno12.txt,epistle\n": "row 2, form: “epistle” is no form",
    "file,place,shelf\n\nno12.txt,Arvel,4\n": "row 3 has the column “shelf”",
    "file,place\nno99.txt,Arvel\n": "row 2: there is no source for the file no99.txt",
    "id,place\nno99,Arvel\n": "row 2: there is no source for a record no99",
    "file,place\nno12.txt,Arvel\n,Tesk\n": "row 3 does not say what it describes",
    "file,place\nno12.txt,Arvel, on the sea\n": "row 2 has more cells than there are columns",
    "file,place\nno12.txt,Arvel\nno12.txt,Brisanne\n": "row 3, place: row 2 has given it already",
}


@pytest.mark.parametrize(("table", "sentence"), WRONG.items(), ids=WRONG.values())
def test_a_bad_row_is_named_and_the_rest_is_used(tmp_path: Path, table: str, sentence: str) -> None:
    sound = "file,number\nno12.txt,12\n"
    records, wrong = read(placed(tmp_path, no12_txt=LETTER, bad_csv=table, sound_csv=sound))
    assert len(wrong) == 1
    assert wrong[0].startswith(str(tmp_path / "bad.csv"))
    assert sentence in wrong[0]
    assert records["no12"].description.number == "12"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("list_json", '[{"file": "no12.txt",\n "date"}]', "is broken as JSON at line 2"),
        ("list_json", "[" * 100_000, "nests too deep"),
        ("list_yaml", "file: no12.txt\ndate: [1931\n", "is broken as YAML at line 3"),
        ("list_yaml", "[" * 100_000, "nests too deep"),
        ("list_yaml", "id: no12\ndate: !!python/object/apply:os.getcwd [x]\n", "date: it is not one value"),
        ("list_json", '{"file": "no12.txt", "date": ["1931"]}', "entry 1, date: it is not one value"),
        ("list_json", '{"file": "no12.txt", "recipients": [["a"]]}', "entry 1, recipients: it is no list of words"),
        ("list_json", '{"file": "no12.txt", "participants": [{"named": "a"}]}', "participants: it is no list"),
    ],
)
def test_broken_catalogues_stop_nothing(tmp_path: Path, name: str, text: str, sentence: str) -> None:
    records, wrong = read(placed(tmp_path, no12_txt=LETTER, **{name: text}))
    assert set(records) == {"no12"}
    assert len(wrong) == 1
    assert sentence in wrong[0]


def test_people_and_posts_are_words_or_mappings(tmp_path: Path) -> None:
    entry = {
        "participants": ["Mr. Lenz", {"name": "Mr. Orrin", "side": "for Valdoria"}],
        "repeated_to": "Arvel; Tesk",
    }
    records, wrong = read(placed(tmp_path, no12_txt=LETTER, no12_json=json.dumps(entry)))
    card = records["no12"].description
    assert wrong == []
    assert [(each.name, each.side) for each in card.participants] == [
        ("Mr. Lenz", None),
        ("Mr. Orrin", "for Valdoria"),
    ]
    assert [each.post for each in card.repeated_to] == ["Arvel", "Tesk"]


def test_a_file_named_by_itself_is_described_too(tmp_path: Path) -> None:
    placed(tmp_path, no12_txt=LETTER, catalogue_csv="file,place\nno12.txt,Arvel\nno13.txt,Tesk\n")
    records, wrong = read(tmp_path / "no12.txt")
    assert (records["no12"].description.place, wrong) == ("Arvel", [])
    assert read(tmp_path / "catalogue.csv", tmp_path / "no12.txt")[1] == []
    assert "describes the files beside it" in read(tmp_path / "catalogue.csv")[1][0]


def test_a_date_that_is_given_has_no_end_that_was_read(tmp_path: Path) -> None:
    records, _ = read(placed(tmp_path, no12_txt=LETTER, no12_yaml="date: 1931-05-17\n"))
    card = records["no12"].description
    assert (card.date_end, card.responsibility["date_end"]) == (None, "catalogue no12.yaml")


CELLS = st.dictionaries(st.sampled_from([*FIELDS, "file", "id", "shelf"]), st.text(min_size=1) | st.lists(st.text()))


@given(st.lists(st.builds(Row, st.integers(2, 99).map("row {}".format), CELLS), max_size=5), st.booleans())
def test_whatever_stands_in_a_row_is_taken_or_named(rows: list[Row], beside: bool) -> None:
    found, faults = entries("list.csv", rows, beside)
    assert all(isinstance(fault, SidecarFault) and fault.message.endswith(".") for fault in faults)
    for entry in found:
        assert set(entry.values) <= set(FIELDS)
        assert all(days(entry.values[field]) for field in ("date", "date_end") if field in entry.values)
