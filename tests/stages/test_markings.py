import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.lexicon import load
from memcon.model import Description, Record, Source
from memcon.pipeline import Pipeline
from memcon.stages.description import Descriptions
from memcon.stages.divisions import Divisions
from memcon.text import Span

PIPELINE = Pipeline([Divisions(), Descriptions()])
BODY = (
    "The envoy said that the bridge was closed and that he did not know when it would be opened, or by whom; he "
    "had asked the miller, who had asked the ferryman, and neither had been told."
)


def described(*blocks: str) -> tuple[str, Description]:
    text = "\n\n".join(blocks)
    source = Source(path="x.txt", sha256="", media_type="text/plain", span=Span(0, len(text)))
    return text, PIPELINE.read(Record(id="x", source=source, text=text)).description


@pytest.mark.parametrize(
    ("line", "classification", "precedence"),
    [
        ("TOP SECRET NODIS CHEROKEE", ("TOP SECRET", "NODIS"), ()),
        ("secret\nniact", ("secret",), ("niact",)),
        ("SECRET EXDIS OPERATIONAL IMMEDIATE", ("SECRET", "EXDIS"), ("OPERATIONAL IMMEDIATE",)),
        ("MOST IMMEDIATE MOST SECRET", ("MOST SECRET",), ("MOST IMMEDIATE",)),
        ("Emergency. Secret and Guard", ("Secret", "Guard"), ("Emergency",)),
        ("FLASH LIMITED OFFICIAL USE", ("LIMITED OFFICIAL USE",), ("FLASH",)),
        ("COSMIC TOP SECRET", ("COSMIC TOP SECRET",), ()),
        ("CONFIDENTIAL UK EYES ONLY", ("CONFIDENTIAL", "UK EYES ONLY"), ()),
        ("Совершенно секретно. Экз. № 2", ("Совершенно секретно",), ()),
        ("Сов. секретно\nВне очереди", ("Сов. секретно",), ("Вне очереди",)),
        ("Très secret. Priorité absolue", ("Très secret",), ("Priorité absolue",)),
        ("Streng geheim Citissime", ("Streng geheim",), ("Citissime",)),
        ("UNCLAS LENZ 1234", ("UNCLAS",), ()),
        ("Ściśle tajne", ("Ściśle tajne",), ()),
        ("VS-Nur für den Dienstgebrauch", ("VS-Nur für den Dienstgebrauch",), ()),
    ],
)  # fmt: skip
def test_the_markings_of_every_service_are_told_apart(
    line: str, classification: tuple[str, ...], precedence: tuple[str, ...]
) -> None:
    text, found = described("Telegram 12 VALDA, 3 May 1951", line, BODY)
    assert (found.classification, found.precedence) == (classification, precedence)
    for n, value in enumerate(classification):
        assert found.evidence[f"classification.{n}"].of(text) == value


@pytest.mark.parametrize(
    "line", ["Immediate. Secret  BRISANNE, 3 June 1949, 5.10 p.m.", "BRISANNE, 3 June 1949  Immediate. Secret"]
)
def test_markings_before_or_behind_place_and_date_are_read(line: str) -> None:
    _, found = described("No. 213 Telegraphic", line, BODY)
    assert (found.classification, found.precedence) == (("Secret",), ("Immediate",))


@pytest.mark.parametrize(
    ("line", "classification"),
    [
        ("SECEET", ("SECRET",)),
        ("CONFIDENTLAL", ("CONFIDENTIAL",)),
        ("TOP SECRFT AND PERSONAI", ("TOP SECRET", "PERSONAL")),
        ("C0NFIDENTIAL IMMEDIATE", ("CONFIDENTIAL",)),
    ],
)
def test_a_line_of_spoiled_markings_is_read_through_the_noise(line: str, classification: tuple[str, ...]) -> None:
    text, found = described("Cablegram 12 VALDA, 3 May 1951", line, BODY)
    assert found.classification == classification
    assert found.evidence["classification.0"].of(text) in line


@pytest.mark.parametrize(
    "line", ["OFFICIALS", "PERSONNEL", "SECEET MILLS OF VALDA", "Seceet", "SPAIN", "SECRETARIAT"]
)
def test_words_that_are_near_a_marking_are_none_elsewhere(line: str) -> None:
    _, found = described("Cablegram 12 VALDA, 3 May 1951", line, BODY)
    assert (found.classification, found.precedence) == ((), ())


def test_a_telegram_as_transmitted() -> None:
    text, found = described(
        "O 031540Z JUN 73\nFM AMEMBASSY LENZ\nTO SECSTATE WASHDC IMMEDIATE 1234\nINFO AMEMBASSY TARNOGRAD PRIORITY\n"
        "C O N F I D E N T I A L SECTION 01 OF 02 LENZ 2345\nEXDIS\nSUBJECT: DOCK STRIKE", "1. " + BODY.upper(),
    )  # fmt: skip
    assert set(found.classification) == {"CONFIDENTIAL", "EXDIS"}
    assert found.precedence == ("IMMEDIATE", "PRIORITY")
    assert found.evidence["precedence.1"].of(text) == "PRIORITY"


def test_the_letter_before_date_and_time_is_a_precedence() -> None:
    text, found = described("Z 031540Z JUN 73\nFM AMEMBASSY LENZ", "SECRET", "1. " + BODY.upper())
    assert found.precedence == ("FLASH",)
    assert found.evidence["precedence.0"].of(text) == "Z"


def test_a_word_of_secrecy_in_a_sentence_marks_nothing() -> None:
    _, found = described("Letter VALDA, 3 May 1951", "The plan was secret, he said, and the need immediate. " + BODY)
    assert (found.classification, found.precedence) == ((), ())


def source_note(words: str) -> tuple[str, Description]:
    return described(
        "23. Telegram From the Embassy in Valdoria to the Department of State1", "Brisanne, June 3, 1970", BODY,
        f"1 Source: National Archives, RG 59, Central Files 1970–73, POL 27 VALD–OST. {words}",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "classification", "precedence"),
    [
        ("Secret; Priority; Exdis. Received at 8 a.m.", ("Secret", "Exdis"), ("Priority",)),
        ("Top Secret; Sensitive; Exclusively Eyes Only. Drafted by Vey.",
         ("Top Secret", "Sensitive", "Exclusively Eyes Only"), ()),
        ("Confidential; Niact; Limdis.", ("Confidential", "Limdis"), ("Niact",)),
        ("No classification marking. Drafted by Vey.", (), ()),
        ("Unclassified.", ("Unclassified",), ()),
        ("The Secret Committee met twice. Drafted by Vey.", (), ()),
    ],
)  # fmt: skip
def test_the_markings_of_a_source_note_are_those_of_the_record(
    words: str, classification: tuple[str, ...], precedence: tuple[str, ...]
) -> None:
    text, found = source_note(words)
    assert (found.classification, found.precedence) == (classification, precedence)
    assert found.archive_refs == ("National Archives, RG 59, Central Files 1970–73, POL 27 VALD–OST",)
    assert found.evidence["archive_refs.0"].of(text) == found.archive_refs[0]


def test_a_marking_of_heading_and_source_note_is_named_once() -> None:
    _, found = described(
        "Telegram 12 VALDA, 3 May 1951",
        "SECRET",
        BODY,
        "Source: Department of State, Central Files, POL 1 VALD. Secret; Nodis.",
    )
    assert found.classification == ("SECRET", "Nodis")


def test_an_abbreviated_state_ends_the_reference_where_a_marking_follows() -> None:
    _, found = described(
        "Memorandum of Conversation", "Valda, May 3, 1964", BODY,
        "Source: Johnson Library, National Security File, Country File, U.S.S.R. Secret. Drafted by A. B. Vey.",
    )  # fmt: skip
    assert found.archive_refs == ("Johnson Library, National Security File, Country File, U.S.S.R",)
    assert found.classification == ("Secret",)
    assert found.drafters == ("A. B. Vey",)


WORDS = st.sampled_from([*load("classification")["classification"], *load("classification")["precedence"]])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4), st.text(max_size=20))
def test_every_marking_found_stands_at_its_place(words: list[str], other: str) -> None:
    text, found = described("Telegram 12 VALDA, 3 May 1951", " ".join(words).upper(), other, BODY)
    for field in ("classification", "precedence"):
        for n, value in enumerate(getattr(found, field)):
            assert " ".join(found.evidence[f"{field}.{n}"].of(text).split()) == value
