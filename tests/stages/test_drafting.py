import pytest

from memcon.model import Description, Record, Source
from memcon.pipeline import Pipeline
from memcon.stages.description import Descriptions
from memcon.stages.divisions import Divisions
from memcon.text import Span

PIPELINE = Pipeline([Divisions(), Descriptions()])
BODY = "The envoy said that the bridge was closed and that he did not know when it would be opened, or by whom."


def described(*blocks: str) -> tuple[str, Description]:
    text = "\n\n".join(blocks)
    source = Source(path="x.txt", sha256="", media_type="text/plain", span=Span(0, len(text)))
    return text, PIPELINE.read(Record(id="x", source=source, text=text)).description


def noted(words: str) -> Description:
    note = f"Source: Department of State, Central Files, POL 1 VALD. {words}"
    return described("Memorandum of Conversation", "Valda, May 3, 1964", BODY, note)[1]


@pytest.mark.parametrize(
    ("words", "drafters", "clearances"),
    [
        ("Secret. Drafted by Vey (EUR/RA); cleared by Orlan and Dell (L); and approved by Moor.",
         ("Vey (EUR/RA)",), ("Orlan", "Dell (L)", "Moor")),
        ("Drafted by Vey and Orlan on May 4 and approved in S/S on May 7.", ("Vey", "Orlan"), ()),
        ("Drafted on May 4 by A. B. Vey, cleared in draft with Dell, Moor (S/P), and Thurnau.",
         ("A. B. Vey",), ("Dell", "Moor (S/P)", "Thurnau")),
        ("Approved by S on May 7.", (), ("S",)),
        ("The bridge was cleared by noon.", (), ()),
    ],
)  # fmt: skip
def test_a_source_note_names_who_drafted_and_who_cleared(
    words: str, drafters: tuple[str, ...], clearances: tuple[str, ...]
) -> None:
    found = noted(words)
    assert (found.drafters, found.clearances) == (drafters, clearances)
    assert found.source_note == f"Department of State, Central Files, POL 1 VALD. {words}"


def test_a_source_note_names_the_posts_a_telegram_was_repeated_to() -> None:
    found = noted(
        "Confidential; Priority. Repeated for information to Lenz, Port Hallam, and Tarnograd. Drafted by Vey."
    )
    assert [post.post for post in found.repeated_to] == ["Lenz", "Port Hallam", "Tarnograd"]


def test_a_source_note_names_those_who_got_copies() -> None:
    found = noted("Secret. Sent for action. Copies were sent to Moor, Dell (EUR), and the Embassy.")
    assert found.distribution == ("Moor", "Dell (EUR)")


def test_labelled_lines_of_a_heading() -> None:
    text, found = described(
        "Memorandum of Conversation", "Valda, May 3, 1951",
        "Drafted by: J. Vey (EUR/RA)\nCleared by: Mr. Orlan, Mr. Dell (in draft)\nDistribution:\nS/S\nEUR\n"
        "Embassy Lenz\nSUBJECT: Coal", BODY,
    )  # fmt: skip
    assert found.drafters == ("J. Vey (EUR/RA)",)
    assert found.clearances == ("Mr. Orlan", "Mr. Dell (in draft)")
    assert found.distribution == ("S/S", "EUR", "Embassy Lenz")
    assert found.evidence["distribution.2"].of(text) == "Embassy Lenz"


def test_the_stamped_lines_of_a_telegram() -> None:
    _, found = described(
        "DRAFTED BY EUR/RA:JVEY:LM\nAPPROVED BY EUR:AORLAN\nS/S:MR. DELL\nNEA:MS. MOOR (DRAFT)", "P 031540Z JUN 73",
        "SUBJECT: DOCK STRIKE", "1. " + BODY,
    )  # fmt: skip
    assert found.drafters == ("EUR/RA:JVEY:LM",)
    assert found.clearances == ("EUR:AORLAN", "S/S:MR. DELL", "NEA:MS. MOOR (DRAFT)")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Distributed to: Com. Gradov, Com. Sorenko, file.", ("Com. Gradov", "Com. Sorenko", "file")),
        ("Printed in 4 copies\nCopies:\n1 - Com. Gradov\n2 - Com. Sorenko\n3-4 - file",
         ("Com. Gradov", "Com. Sorenko", "file")),
        ("Copies to: The Premier; the Minister of Roads, Lenz", ("The Premier", "the Minister of Roads, Lenz")),
        ("Разослано: т. Градову, т. Соренко, в дело.", ("т. Градову", "т. Соренко", "в дело")),
        ("Verteiler:\nBundeskanzleramt\nBotschaft Lenz", ("Bundeskanzleramt", "Botschaft Lenz")),
    ],
)  # fmt: skip
def test_the_distribution_at_the_foot(words: str, names: tuple[str, ...]) -> None:
    text, found = described("RECORD OF CONVERSATION", "3 May 1951", BODY, BODY, "ORLAN", words)
    assert found.distribution == names
    assert tuple(found.evidence[f"distribution.{n}"].of(text) for n in range(len(names))) == names


def test_a_sentence_on_copies_distributes_nothing() -> None:
    _, found = described(
        "Letter VALDA, 3 May 1951", BODY, "Copies of the plan were sent to the mill, and he kept one."
    )
    assert found.distribution == ()
