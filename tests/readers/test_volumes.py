"""A volume is told apart: every record found, none invented, nothing lost; a single record stays whole."""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.model import Record
from memcon.readers import read_source
from memcon.readers.faces import lines_of
from memcon.specimens import paths

SHARED = Path(__file__).resolve().parents[3] / "shared"
DFAT = sorted((SHARED / "data" / "dfat").glob("corpus-*.jsonl.gz"))

LETTER = """Letter BRISANNE, 3 May 1948

PERSONAL

My dear Prescott,

I have your letter of 1 May. The tolls will be paid, and the wagons will run on Monday.

Two matters remain:

1. The bridge at Arvel.

2. The pilots, who have not been paid since the frost.

Yours sincerely,

A. VAUQUELIN

[SNA: A204, 61/4, i]"""
MINUTES = """Minutes of the 15th Meeting of the Council of Ministers, held on Tuesday, 4 May 1948

SECRET

Present:

Dr. Essling, President of the Council
Count Thurnau, Minister of Foreign Affairs

1. The pilots

COUNT THURNAU reported that the pilots had struck on 2 May 1948. They asked for their pay.

2. The bridge

DR. ESSLING said that the bridge would be opened in June. It was agreed to send him a copy of the plans.

(Signed) Lindner"""
ENCLOSING = """Despatch 12 LENZ, 9 May 1948

CONFIDENTIAL

Sir,

I have the honour to enclose the letter that Count Thurnau has sent me. It was brought by hand.

GISBORNE

Enclosure

Letter from Thurnau to Gisborne

Lenz, 8 May 1948

Personal

My dear Gisborne, I shall be glad to see you on Friday at noon."""

# The title under which a volume prints each text; the texts themselves have faces of all kinds.
TITLES = {
    "belokurov-diary-1949": "From the Diary of Ambassador Belokurov",
    "brisanne-2214-1947": "The Ambassador in Valdoria (Prescott) to the Secretary of State",
    "council-of-ministers-1948": "Minutes of the Council of Ministers",
    "gradov-morvan-1946": "Record of Conversation between Gradov and Morvan",
    "gradov-rousselin-1946": "Conversation between Rousselin and Gradov",
    "lenz-cablegram-61-1948": "Gisborne to Department of External Affairs",
    "thurnau-letter-1948": "Letter from Thurnau to Vauquelin",
    "whitcombe-vauquelin-1948": "Memorandum of Conversation, by Aldous",
    "letter": "Vauquelin to Prescott",
    "minutes": "Minutes of the Council of Ministers, 4 May 1948",
    "enclosing": "Despatch from Gisborne to the Secretary of State",
}
TEXTS = {path.stem: path.read_text("utf-8").strip() for path in paths() if path.suffix in (".txt", ".md")}
TEXTS |= {"letter": LETTER, "minutes": MINUTES, "enclosing": ENCLOSING}

NUMBERED = {
    "number and title": "{n} {title}\n\n",
    "number, point and title": "{n}. {title}\n\n",
    "number in brackets": "[{n}] {title}\n\n",
    "number over title": "{n}\n\n{title}\n\n",
    "No.": "No. {n}\n\n{title}\n\n",
    "Document": "Document {n}: {title}\n\n",
    "Markdown": "## {n}. {title}\n\n",
}
UNNUMBERED = {
    "title": "{title}\n\n",
    "Markdown title": "# {title}\n\n",
    "title behind a rule": "* * *\n\n{title}\n\n",
}
PREFACE = (
    "PAPERS OF THE ISTER VALLEY\n\nThe papers of this volume were chosen by the editors. They are printed whole.\n\n"
)


def heading(form: str, number: int, name: str) -> str:
    return form.format(n=number, title=TITLES[name])


def starts_of(records: Sequence[Record], volume: str) -> list[int]:
    assert all(record.text == volume[record.source.span.start : record.source.span.end] for record in records)
    return [record.source.span.start for record in records]


def read(volume: str, path: str = "volume.txt") -> list[Record]:
    return list(read_source(path, volume.encode()))


names = st.lists(st.sampled_from(sorted(TEXTS)), min_size=2, max_size=11, unique=True)
composed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@composed
@given(names, st.sampled_from(sorted(NUMBERED)), st.integers(1, 400), st.booleans(), st.booleans(), st.booleans())
def test_every_numbered_record_is_found_and_none_invented(
    chosen: list[str], form: str, first: int, preface: bool, contents: bool, running: bool
) -> None:
    numbered = list(enumerate(chosen, first))
    volume = PREFACE if preface else ""
    if contents:
        entries = "".join(f"{n}. {TITLES[name]} ..... {n + 3}\n" for n, name in numbered)
        volume += f"Contents\n\n{entries}\n"
    starts = []
    for n, name in numbered:
        if running:
            volume += f"PAPERS OF THE ISTER VALLEY\n\n[Page {n + 3}]\n\n"
        starts.append(len(volume))
        volume += heading(NUMBERED[form], n, name) + TEXTS[name] + "\n\n"
    records = read(volume)
    assert starts_of(records, volume) == starts
    assert [record.id for record in records] == [f"volume/{n}" for n, _ in numbered]
    assert [record.source.number for record in records] == list(range(1, len(chosen) + 1))
    assert "".join(record.text for record in records) == volume[starts[0] :]


@composed
@given(names.filter(lambda chosen: len(chosen) > 2), st.sampled_from(sorted(UNNUMBERED)), st.booleans())
def test_every_unnumbered_record_is_found_and_none_invented(chosen: list[str], form: str, preface: bool) -> None:
    volume = PREFACE if preface else ""
    starts = []
    for name in chosen:
        words = heading(UNNUMBERED[form], 0, name)
        starts.append(len(volume) + words.index(TITLES[name]) - 2 * words.startswith("# "))
        volume += words + TEXTS[name] + "\n\n"
    records = read(volume)
    assert starts_of(records, volume) == starts
    assert [record.id for record in records] == [f"volume/{n}" for n in range(1, len(chosen) + 1)]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_single_record_stays_whole(name: str) -> None:
    assert [record.id for record in read(TEXTS[name], f"{name}.txt")] == [name]


AGENDA = """Council of Ministers, 4 May 1948

SECRET

1. The tolls

It was agreed to pay.

2. The bridge

It was left until 9 May 1948."""
PARAGRAPHS = """12. CONFIDENTIAL

1. I saw Thurnau on 3 May 1948. He was ill.

2. I saw Reuth on 4 May 1948. He was well."""
NOTES = """Note, 4 May 1948

He was ill.[1] He wrote to Reuth.[2]

1 Gisborne to Prescott, 3 May 1948.

2 Letter from Reuth, 4 May 1948."""
ENCLOSURES = """Letter LENZ, 3 May 1948

I enclose two notes.

Enclosure 1

Note by Reuth

1 May 1948

He said yes.

Enclosure 2

Note by Vogt

2 May 1948

He said no."""
QUOTED = """Telegram 4 LENZ, 3 May 1948

Following received from Brisanne:

Telegram 9 BRISANNE, 2 May 1948

He said no."""


@pytest.mark.parametrize("text", [AGENDA, PARAGRAPHS, NOTES, ENCLOSURES, QUOTED])
def test_numbers_agenda_notes_and_enclosures_are_no_headings(text: str) -> None:
    assert len(read(text)) == 1


def test_a_chapters_heading_goes_to_the_record_behind_it() -> None:
    volume = f"1. Vauquelin to Prescott\n\n{LETTER}\n\nChapter II\n\nThe Council\n\n2. Minutes\n\n{MINUTES}"
    first, second = read(volume)
    assert first.text.rstrip().endswith("[SNA: A204, 61/4, i]")
    assert second.text.startswith("Chapter II\n\nThe Council\n\n2. Minutes")
    marked = [second.text[d.start : d.end] for d in second.divisions if d.label == "chapter"]
    assert marked == ["Chapter II", "The Council"]


def test_front_matter_and_the_index_belong_to_no_record_and_are_told() -> None:
    index = "INDEX\n\nAdler, Mrs., 3, 14\nEssling, Dr., 7\nVogt, Colonel, 3-5\n"
    volume = f"{PREFACE}1. Vauquelin to Prescott\n\n{LETTER}\n\n2. Minutes\n\n{MINUTES}\n\n{index}"
    first, second = read(volume)
    assert "chosen by the editors" not in first.text
    assert "Adler" not in second.text
    assert first.findings[0].reason.startswith("front matter of the volume, characters 0 to ")
    assert "back matter" in second.findings[-1].reason


def test_the_contents_are_a_check() -> None:
    contents = "Contents\n\n1. Vauquelin to Prescott ... 1\n2. Minutes ... 3\n3. Gisborne to Reuth ... 5\n\n"
    volume = f"{contents}1. Vauquelin to Prescott\n\n{LETTER}\n\n2. Minutes\n\n{MINUTES}\n"
    reasons = [finding.reason for finding in read(volume)[0].findings]
    assert "the table of contents names 3 records, 2 were found; not found: 3" in reasons


def test_the_records_of_a_web_page_are_told_apart() -> None:
    def paragraphs(text: str) -> str:
        return "".join(f"<p>{block}</p>" for block in text.replace("&", "&amp;").split("\n\n"))

    body = f"<h2>1. Vauquelin to Prescott</h2>{paragraphs(LETTER)}<h2>2. Minutes</h2>{paragraphs(MINUTES)}"
    records = read(f"<!DOCTYPE html><title>Papers</title><main>{body}</main>", "papers.html")
    assert [record.id for record in records] == ["papers/1", "papers/2"]


def corpus() -> list[dict[str, object]]:
    if not DFAT:
        pytest.skip("the shared corpus of DFAT is not here")
    return [json.loads(line) for path in DFAT for line in gzip.open(path)]


@pytest.mark.shared
def test_no_record_of_the_dfat_corpus_is_divided() -> None:
    divided = [row["id"] for row in corpus()[::4] if len(read(str(row["text"]), f"{row['id']}.txt")) > 1]
    assert divided == []


@pytest.mark.shared
@pytest.mark.parametrize("form", ["number and title", "number over title", "No."])
def test_the_volumes_of_the_dfat_corpus_are_found_whole(form: str) -> None:
    by_volume = defaultdict(list)
    for row in corpus():
        by_volume[row["volume"]].append(row)
    found = invented = lost = 0
    for rows in list(by_volume.values())[::6]:
        volume, starts = "", set()
        for row in rows:
            starts.add(len(volume))
            number = re.sub(r"v\d+-0*", "", str(row["id"]))
            title = " ".join(row["gold"]["title"].split())
            volume += NUMBERED[form].format(n=number, title=title) + str(row["text"]).strip() + "\n\n"
        got = {record.source.span.start for record in read(volume)}
        found, invented, lost = found + len(got & starts), invented + len(got - starts), lost + len(starts - got)
    assert found > 1000
    assert (invented, lost) <= (1, 5)


@pytest.mark.parametrize("signs", ["**", "__", "** **"])
def test_a_line_of_mere_signs_of_markdown_is_a_blank_one(signs: str) -> None:
    assert [line.words for line in lines_of(f"{signs}\n\nOne.\n{signs}\n\nTwo.")] == ["One.", "Two."]
    (record,) = read_source("signs.txt", f"{signs}\n".encode())
    assert record.text == f"{signs}\n"
