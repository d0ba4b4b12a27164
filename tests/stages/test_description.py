import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model import Description, Record, Source
from memcon.pipeline import Pipeline
from memcon.stages.description import Descriptions
from memcon.stages.description.dates import days
from memcon.stages.divisions import Divisions
from memcon.text import Span

PIPELINE = Pipeline([Divisions(), Descriptions()])


def described(text: str) -> Description:
    source = Source(path="x.txt", sha256="", media_type="text/plain", span=Span(0, len(text)))
    return PIPELINE.read(Record(id="x", source=source, text=text)).description


BODY = "\n\nThe envoy said that the bridge was closed and that he did not know when it would be opened."


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Cablegram 12 VALDA, 3 May 1951, 9.58 p.m.", "1951-05-03T21:58"),
        ("VALDA, May 3, 1951", "1951-05-03"),
        ("Valda, 3rd May, 1951, 12 noon", "1951-05-03T12:00"),
        ("Thursday, 3 May 1951", "1951-05-03"),
        ("May 3, 1951—5 p.m.", "1951-05-03T17:00"),
        ("3 May 1951, 8:00 pm", "1951-05-03T20:00"),
        ("Valda, May 1951", "1951-05"),
        ("Valda, [undated]", None),
        ("Valda, 3.5.1951", "1951-05-03"),
        ("Cablegram 12 VALDA, 30 February 1951", None),
        ("851.00/5–351: Telegram", "1951-05-03"),
        ("851.00/13–351: Telegram", None),
    ],
)
def test_every_printed_date_is_read(line: str, date: str | None) -> None:
    found = described(line + BODY)
    assert found.date == date
    if date is not None:
        assert parse_edtf(date + ":00" if "T" in date else date)
        assert ("date" in found.evidence) is not ("date" in found.derived)


def test_a_date_known_only_from_the_file_number_says_so() -> None:
    assert described("851.00/5–351: Telegram" + BODY).derived["date"] == "file-number"


@given(
    st.dates(min_value=dt.date(1500, 1, 1), max_value=dt.date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%dth of %B, %Y"]),
)
def test_a_date_written_out_comes_back(day: dt.date, form: str) -> None:
    text = "Valda, " + day.strftime(form)
    (found,) = days(text)
    assert found.edtf() == day.isoformat()
    assert text[found.span.start : found.span.end] == day.strftime(form)


def test_start_and_end_give_the_duration() -> None:
    found = described("TALK BETWEEN ORLAN AND ADA\n\nat the Old Mill, May 3 1951 from 22:30 to 0:15" + BODY)
    assert (found.date, found.date_end, found.duration) == ("1951-05-03T22:30", "1951-05-04T00:15", "PT1H45M")
    assert found.derived["duration"] == "from-start-and-end"
    assert found.place == "the Old Mill"


@pytest.mark.parametrize(
    ("words", "duration"),
    [
        ("2 hours 5 minutes", "PT2H5M"),
        ("an hour and a half", "PT1H30M"),
        ("half an hour", "PT30M"),
        ("forty minutes", "PT40M"),
    ],
)
def test_a_stated_duration_gives_the_end(words: str, duration: str) -> None:
    text = (
        f"Record of Conversation\n\n3 May 1951, 8:00 pm{BODY}\n\nThe conversation lasted for "
        f"{words}.\n\nRecorded by Vey"
    )
    found = described(text)
    assert found.duration == duration
    assert found.derived["date_end"] == "start-and-duration"
    assert found.recorder == "Vey"


def test_a_telegram_of_an_embassy() -> None:
    text = (
        "751.00/5–351: Telegram\n\nThe Ambassador in Valdoria (Marsh) to the Secretary of State\ntop "
        "secret\nus urgent\n\n"
        "418. A high official said that the bridge was closed (my 401, April 301) and that he was not to blame.\n\n"
        "Sent Department, repeated Lenz for Polco 12, Orle 34, Port Vey unnumbered.\n\nMarsh\n  1. Not printed."
    )
    found = described(text)
    assert found.form == "telegram"
    assert (found.number, found.file_number) == ("418", "751.00/5–351")
    assert (found.classification, found.precedence) == (("top secret",), ("us urgent",))
    assert found.sender == "The Ambassador in Valdoria (Marsh)"
    assert found.recipients == ("the Secretary of State",)
    assert [(r.post, r.series, r.number) for r in found.repeated_to] == [
        ("Lenz", "Polco", "12"),
        ("Orle", None, "34"),
        ("Port Vey", None, None),
    ]
    (note,) = found.footnotes
    assert (note.marker, note.text) == ("1", "Not printed.")
    assert note.anchor is not None
    assert note.anchor.of(text) == "1"
    assert text[: note.anchor.start].endswith("April 30")


def test_a_cablegram_with_markings_and_an_archive_reference() -> None:
    text = (
        "Circular cablegram D.12 [1] PORT VEY, 3 May 1951\n\nIMMEDIATE TOP SECRET AND PERSONAL\n\n"
        "FOR THE PREMIER FROM ORLAN\n\nYour 77. [2] We agree with the plan that you have sent.\n\nORLAN\n\n"
        "1 Sent to all posts.\n\n2 Document 4.\n\n[NAA: B1838, 401/3/10, ii]"
    )
    found = described(text)
    assert (found.form, found.number, found.place) == ("telegram", "D.12", "PORT VEY")
    assert found.classification == ("TOP SECRET", "PERSONAL")
    assert found.precedence == ("IMMEDIATE",)
    assert found.archive_refs == ("NAA: B1838, 401/3/10, ii",)
    assert found.reference_codes[0].parts == {
        "archive": "NAA", "series": "B1838", "control-symbol": "401/3/10", "volume": "ii",
    }  # fmt: skip
    assert found.reference_codes[0].repository == "National Archives of Australia"
    assert [n.text for n in found.footnotes] == ["Sent to all posts.", "Document 4."]


def test_those_present_by_side_and_those_of_the_title() -> None:
    text = (
        "Record of the Conversation of Comrade A.B. Orlan with the General Secretary of the Southern "
        "Party, Comrade Vey\n\n"
        "3 May 1951\n\nPresent:\n\nfor the Northerners:\n\nComrade Orlan\n\nMr. Dell (Minister of Roads)\n\n"
        "for the Southerners:\n\nCount Moor, Ambassador\n\nCom. Vey says that the bridge is closed and "
        "that he is sorry."
    )
    people = {p.name: (p.side, p.role) for p in described(text).participants}
    assert people == {
        "Orlan": ("Northerners", None),
        "Mr. Dell": ("Northerners", "Minister of Roads"),
        "Count Moor": ("Southerners", "Ambassador"),
        "Vey": (None, "General Secretary of the Southern Party"),
    }


def test_an_archives_citation_is_taken_apart() -> None:
    text = (
        'Citation:\n\n"Talk of Orlan with Vey", May 3, 1951, Hall of Papers Digital Archive, '
        "Northern Papers, 1995, no. 2, "
        "pp. 11-18 (NARS, f. 4, op. 2, d. 17, l. 5-9). Translated by Ida Q. Wren. https://papers.example/item/9\n\n"
        "Original Language:\n\nNorthern\n\nContents:\n\nTranslation - English\n\nTALK OF ORLAN WITH VEY\n\n3 May 1951"
        + BODY
    )
    found = described(text)
    assert found.collection == "Hall of Papers Digital Archive"
    assert found.published_in == "Northern Papers, 1995, no. 2, pp. 11-18"
    assert found.translator == "Ida Q. Wren"
    assert found.url == "https://papers.example/item/9"
    assert found.original_language == "Northern"
    assert found.reference_codes[0].parts == {
        "archive": "NARS", "fond": "4", "opis": "2", "delo": "17", "list": "5-9",
    }  # fmt: skip


def test_a_letter_is_told_by_its_greeting() -> None:
    found = described("Valda, 3 May 1951\n\nMy dear Count Moor," + BODY + "\n\nYours sincerely,\n\nA. B. ORLAN")
    assert (found.form, found.sender, found.recipients) == ("letter", "A. B. ORLAN", ("Count Moor",))
    assert found.derived["form"] == "greeting"


LINES = st.sampled_from(
    [
        "Cablegram 12 VALDA, 3 May 1951, 9.58 p.m.",
        "SECRET",
        "Present:",
        "Mr. Dell (Minister of Roads)",
        "No. 4",
        "General Orlan -- We hope so.",
        "Queen Ada - No.",
        "1 Not printed.",
        "[NA: B12, WHEAT 4]",
        "ORLAN",
        "Dear Vey,",
        "repeated Lenz 4, Orle for Polco 9.",
        "Record of conversation between Orlan and Vey",
        "from 18:00 to 19:45",
        'Citation:\n\n"Talk", May 3, 1951, Hall, no. 4 (NARS, f. 1, op. 2, d. 3).',
        "Contents:\n\nTranslation - English",
    ]
)


@settings(max_examples=200)
@given(st.lists(LINES | st.text(max_size=30), max_size=10))
def test_every_value_has_a_place_in_the_text_or_a_rule(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    found = described(text)
    for span in found.evidence.values():
        assert 0 <= span.start < span.end <= len(text)
    for field in Description.__struct_fields__:
        value = getattr(found, field)
        if field in ("evidence", "derived", "resp") or not value:
            continue
        if isinstance(value, tuple):
            assert all(f"{field}.{i}" in found.evidence for i in range(len(value))), field
        else:
            assert (field in found.evidence) is not (field in found.derived), field
    for date in (found.date, found.date_end):
        if date:
            assert parse_edtf(date + ":00" if "T" in date else date)


@pytest.mark.shared
@pytest.mark.parametrize("number", ["000", "001", "003"])
def test_the_seed_records_are_described_as_the_gold_has_it(shared: Path, number: str) -> None:
    gold = _gold(shared, number)
    (path,) = (shared / "seeds").glob(f"{number}*.txt")
    with path.open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    found = described(text)
    same = ("form", "title", "date", "duration", "place", "recorder", "translator", "number", "file_number",
            "published_in", "collection", "original_language", "url")  # fmt: skip
    for field in same:
        if field in gold:
            assert getattr(found, field) == gold[field], field
    assert found.date_end == gold.get("end")
    assert list(found.classification) == [gold[k] for k in ("classification",) if k in gold]
    assert list(found.precedence) == [gold[k] for k in ("precedence",) if k in gold]
    assert {p["name"] for p in gold.get("participants", ())} == {p.name for p in found.participants}
    offices = {p["name"]: p.get("office") or p.get("role") for p in gold.get("participants", ()) if number == "000"}
    assert all(p.role == offices[p.name] for p in found.participants if p.name in offices)
    if "archive" in gold:
        assert found.reference_codes[0].parts == gold["archive"]
    posts = [(r["post"], r.get("for"), r["number"]) for r in gold.get("repeated_to", ())]
    assert [(r.post, r.series, r.number) for r in found.repeated_to] == posts
    if "sender" in gold:
        assert gold["sender"]["name"] in (found.sender or "")
        assert gold["sender"]["office"] in (found.sender or "")
        assert gold["recipients"][0]["office"] in found.recipients[0]
    if "date_from" in gold:
        assert found.derived["date"] == gold["date_from"].replace("_", "-")
    notes = [(n["mark"].strip("[]"), n["text"], n["at"]) for n in gold.get("footnotes", ())]
    assert [(n.marker, n.text) for n in found.footnotes] == [n[:2] for n in notes]
    for note, (_, _, at) in zip(found.footnotes, notes, strict=True):
        assert note.anchor is not None
        assert text[: note.anchor.end].endswith(at)


def _gold(shared: Path, number: str) -> dict[str, Any]:
    with (shared / "gold" / "seeds.jsonl").open(encoding="utf-8") as lines:
        found: list[dict[str, Any]] = [json.loads(line) for line in lines]
    return next(r["description"] for r in found if r["id"] == f"seed-{number}")


def test_a_record_by_somebody_of_a_conversation_is_his() -> None:
    text = "71 Record by Starling of Conversation with Vey\n\nVALDA, 2 August 1951\n\nMr. Vey called on me."
    assert described(text).recorder == "Starling"
