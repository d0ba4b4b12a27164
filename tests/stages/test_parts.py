import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model import Part, Record, Source
from memcon.pipeline import Pipeline
from memcon.stages.description import Descriptions
from memcon.stages.divisions import Divisions
from memcon.stages.parts import Parts
from memcon.text import Span

PIPELINE = Pipeline([Divisions(), Descriptions(), Parts()])
TELEGRAM = (
    "Cablegram 12 VALDA, 3 May 1951\n\nSECRET\n\nThe envoy handed me the paper that follows. He asked for our "
    "answer within the week.\n\nORLAN"
)
BODY = "The two governments have looked at the bridge. They hold that it ought to be opened before the winter."


def parts(text: str) -> tuple[Part, ...]:
    source = Source(path="x.txt", sha256="", media_type="text/plain", span=Span(0, len(text)))
    return PIPELINE.read(Record(id="x", source=source, text=text)).parts


@pytest.mark.parametrize(
    ("heading", "kind", "form", "title"),
    [
        ("[Enclosure]\n\nMemorandum by the Minister of Roads", "enclosure", "memorandum", None),
        ("(Enclosure) Draft memorandum on the bridge", "enclosure", "memorandum", "Draft memorandum on the bridge"),
        ("ANNEX B\n\nAide-mémoire\n\nValda, 2 May 1951", "annex", "note", "Aide-mémoire"),
        ("Attachment 1: Joint communiqué", "attachment", "statement", "Joint communiqué"),
        ("Enclosure 2 to Despatch 12\n\nValda, 2 May 1951\n\nMy dear Vey,", "enclosure", "letter", None),
        ("Appendix\n\nRecord of Conversation between Orlan and Vey", "annex", "record-of-conversation", None),
    ],
)
def test_what_a_record_encloses_has_a_form_of_its_own(heading: str, kind: str, form: str, title: str | None) -> None:
    text = f"{TELEGRAM}\n\n{heading}\n\n{BODY}"
    (part,) = parts(text)
    assert (part.kind, part.form) == (kind, form)
    if title:
        assert part.title == title
    assert text[part.start : part.end].startswith(heading)
    assert text[part.start : part.end].endswith(BODY)


def test_each_of_several_ends_where_the_next_begins_and_notes_belong_to_none() -> None:
    notes = "1 Not printed.\n\n[NA: B12, WHEAT 4]"
    text = f"{TELEGRAM}\n\nAnnex A\n\nLetter\n\n{BODY} [1]\n\nAnnex B\n\nNote\n\n{BODY}\n\n{notes}"
    first, second = parts(text)
    assert (first.form, second.form) == ("letter", "note")
    assert first.end <= second.start
    assert text[second.start : second.end].endswith(BODY)


@pytest.mark.parametrize("end", ["Enclosure: map of the bridge", "Annex A is attached.", "Attached is a map."])
def test_a_mention_of_an_enclosure_is_no_part(end: str) -> None:
    assert parts(f"{TELEGRAM}\n\n{end}") == ()


@given(st.lists(st.sampled_from(["Annex A", "[Enclosure]", BODY, "SECRET", "ORLAN", "1 Not printed."]), max_size=8))
def test_parts_lie_in_the_text_and_do_not_overlap(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    at = 0
    for part in parts(text):
        assert at <= part.start < part.end <= len(text)
        at = part.end
