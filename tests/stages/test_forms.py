import pytest

from memcon.model import Description, Record, Source
from memcon.pipeline import Pipeline
from memcon.stages.description import Descriptions
from memcon.stages.divisions import Divisions
from memcon.text import Span

PIPELINE = Pipeline([Divisions(), Descriptions()])
BODY = "The bridge was closed on Monday. Nobody knows when it will be opened, and the mills stand still."


def described(text: str) -> Description:
    source = Source(path="x.txt", sha256="", media_type="text/plain", span=Span(0, len(text)))
    return PIPELINE.read(Record(id="x", source=source, text=text)).description


@pytest.mark.parametrize(
    ("heading", "form"),
    [
        ("Memorandum of Conversation", "record-of-conversation"),
        ("Teletype Conversation Between Valda and Lenz", "record-of-conversation"),
        ("Record of Conversation between Orlan and Vey", "record-of-conversation"),
        ("Verbatim Record of the Third Sitting", "verbatim"),
        ("Circular telegram 41 VALDA", "telegram"),
        ("Savingram 12 VALDA", "telegram"),
        ("Cablgram 12 VALDA", "telegram"),
        ("Radio message 3 VALDA", "telegram"),
        ("Despatch 12 VALDA", "letter"),
        ("Letter from Orlan to Vey", "letter"),
        ("Memorandum by the Minister of Roads", "memorandum"),
        ("Minutes of the Road Committee", "minutes"),
        ("War Cabinet Minute 12", "minutes"),
        ("Note verbale", "note"),
        ("Aide-mémoire", "note"),
        ("Pro memoria", "note"),
        ("Cabinet Submission No. 12", "submission"),
        ("Joint communiqué", "statement"),
        ("Press statement by Orlan", "statement"),
        ("Report by the Chiefs of the Roads", "other"),
    ],
)
def test_the_genre_word_tells_the_form_and_has_its_place(heading: str, form: str) -> None:
    text = f"{heading}, 3 May 1951\n\n{BODY}"
    found = described(text)
    assert found.form == form
    assert found.evidence["form"].of(text).lower() in heading.lower()


@pytest.mark.parametrize(
    ("text", "form", "rule"),
    [
        ("Valda, 3 May 1951\n\n4269, 12. Top Secret\n\nBridge Treaty\n\n" + BODY, "telegram", "numbered-marking"),
        (
            "Valda, 3 May 1951\n\nThe Embassy of Ruritania presents its compliments to the Ministry of Roads and has "
            "the honour to ask when the bridge will be opened.",
            "note",
            "compliments",
        ),
        (
            "Valda, 3 May 1951\n\nCount Moor called on me this morning at his request. He said that the bridge was "
            "closed. I said that I was sorry. He asked whether I had seen it. I replied that I had not. He said that "
            "it stood open in winter.",
            "record-of-conversation",
            "i-said",
        ),
        (f"Valda, 3 May 1951\n\nDear Count Moor,\n\nReport on the Bridge\n\n{BODY}", "letter", "greeting"),
        (f"Valda, 3 May 1951\n\n{BODY}\n\nYours sincerely,\n\nA. B. ORLAN", "letter", "farewell"),
        (
            "Valda, 3 May 1951\n\nSubmission No. 12 - The Bridge\n\nThe Cabinet agreed that the bridge be opened.",
            "minutes",
            "agreed",
        ),
        (
            "Valda, 3 May 1951\n\nMr Speaker, I wish to tell this house what my Government has done. The Prime "
            "Minister announced today that the bridge would be opened.",
            "statement",
            "announced-today",
        ),
    ],
)
def test_without_a_genre_word_the_signs_tell_the_form_and_are_named(text: str, form: str, rule: str) -> None:
    found = described(text)
    assert (found.form, found.derived.get("form")) == (form, rule)


def test_a_genre_word_may_close_the_line_of_the_file_number() -> None:
    assert described(f"751.00/5-351: Airgram\n\n{BODY}").form == "telegram"


def test_what_a_record_is_about_is_not_its_form() -> None:
    found = described(f"Valda, 3 May 1951\n\nDraft of the Bridge Treaty\n\nI attach what you asked for. {BODY}")
    assert found.form in ("letter", "memorandum")


@pytest.mark.parametrize(
    ("line", "number", "place"),
    [
        ("Cablegram D.1564 [1] PORT VEY, 3 May 1951", "D.1564", "PORT VEY"),
        ("Cablegram UN1[2]42 VALDA, 3 May 1951", "UN1242", "VALDA"),
        ("Circular cablegram M12 (paraphrase) VALDA, 3 May 1951", "M12", "VALDA"),
        ("VALDA, 3 May 1951 Cablegrams 397, OV392", "397, OV392", "VALDA"),
        ("WPC(5) 1st Meeting VALDA, 3 May 1951", None, "VALDA"),
        ("Letter (air mail) VALDA, 3 May 1951", None, "VALDA"),
        ("Cablegram 12 SECRET VALDA, 3 May 1951", "12", "VALDA"),
        ("Valda, n.d. [3 May 1951]", None, "Valda"),
        ("Agendum 34/1951, 3 May 1951", None, None),
        ("3rd May, 1951\n\nSECRET\n\nVALDA", None, "VALDA"),
        ("Valda, 3 May 1951\n\nO.VA8319\n\nBridges", "O.VA8319", "Valda"),
        ("Valda, 3 May 1951\n\n535. Top Secret Immediate", "535", "Valda"),
        ("Valda, 3 May 1951\n\nNo 706. CONFIDENTIAL FOR THE PREMIER ALONE", "706", "Valda"),
        ("Valda, 3 May 1951\n\nMinute No. 12", None, "Valda"),
    ],
)
def test_number_and_place_of_the_heading(line: str, number: str | None, place: str | None) -> None:
    found = described(f"{line}\n\n{BODY}")
    assert (found.number, found.place) == (number, place)


@pytest.mark.parametrize(
    ("text", "sender", "recipients"),
    [
        ("Cablegram 12 VALDA, 3 May 1951\n\nFollowing from Orlan for Vey.", "Orlan", ("Vey",)),
        ("Cablegram 12 VALDA, 3 May 1951\n\nFROM ORLAN TO DR VEY ONLY", "ORLAN", ("DR VEY",)),
        ("Cablegram 12 VALDA, 3 May 1951\n\nVey from Orlan.", "Orlan", ("Vey",)),
        ("Cablegram Following for the Minister from Ada Orlan 12 VALDA, 3 May 1951", "Ada Orlan", ("the Minister",)),
        (
            "Note VALDA, 3 May 1951\n\nThe Royal Legation of Ruritania presents its compliments to the Ministry of "
            "Roads and asks for news.",
            "The Royal Legation of Ruritania",
            ("the Ministry of Roads",),
        ),
        ("Letter from Orlan to Vey\n\nValda, 3 May 1951", "Orlan", ("Vey",)),
        ("Valda, 3 May 1951\n\nMy dear P.M.,", None, ("P.M.",)),
    ],
)
def test_who_writes_to_whom(text: str, sender: str | None, recipients: tuple[str, ...]) -> None:
    found = described(f"{text}\n\n{BODY}")
    assert (found.sender, found.recipients) == (sender, recipients)


def test_the_signature_outranks_an_office_in_the_first_line() -> None:
    heading = "Cablegram 12 VALDA, 3 May 1951\n\nFor the Prime Minister from the Prime Minister."
    found = described(f"{heading}\n\n{BODY}\n\n(Sgd) A. B. ORLAN\n\n1 Not printed.")
    assert (found.sender, found.recipients) == ("A. B. ORLAN", ("the Prime Minister",))
