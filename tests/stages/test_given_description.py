"""What an edition or a catalogue answers for stands, whatever the text seems to say."""

from memcon.model import Description, ReferenceCode
from memcon.stages.description.given import with_given
from memcon.text import Span

READ = Description(
    form="letter",
    date="1931-05-17",
    recipients=("The Duke of Arvel", "The Count"),
    evidence={"date": Span(0, 4), "recipients.0": Span(5, 9), "recipients.1": Span(10, 12)},
    derived={"form": "salutation"},
    resp="description@1",
)


def test_an_edition_overrides_what_was_read() -> None:
    given = Description(
        date="1931-05-18",
        recipients=("Arvel",),
        derived={"date": "tei date", "recipients.0": "tei correspAction"},
        responsibility={"date": "edition", "recipients.0": "edition"},
    )
    both = with_given(READ, given)
    assert (both.form, both.date, both.recipients) == ("letter", "1931-05-18", ("Arvel",))
    assert both.evidence == {}
    assert both.derived == {"form": "salutation", "date": "tei date", "recipients.0": "tei correspAction"}
    assert both.responsibility == {"date": "edition", "recipients.0": "edition"}
    assert both.resp == "description@1"


def test_what_nobody_answers_for_only_fills_a_gap() -> None:
    both = with_given(READ, Description(date="1900", title="Papers", derived={"title": "html title", "date": "x"}))
    assert (both.date, both.title) == ("1931-05-17", "Papers")
    assert both.derived == {"form": "salutation", "title": "html title"}
    assert both.evidence == READ.evidence


def test_the_form_of_an_editors_note_stands_though_it_is_none_of_the_others() -> None:
    given = Description(form="other", derived={"form": "tei @subtype"}, responsibility={"form": "edition"})
    both = with_given(READ, given)
    assert (both.form, both.derived["form"]) == ("other", "tei @subtype")


def test_archive_references_that_are_given_are_taken_apart() -> None:
    read = Description(
        archive_refs=("FO 371/1",),
        reference_codes=(ReferenceCode(text="FO 371/1", span=Span(3, 11)),),
        evidence={"archive_refs.0": Span(3, 11), "reference_codes.0": Span(3, 11)},
    )
    given = Description(
        archive_refs=("FO 371/4410", "in the tower"),
        derived=dict.fromkeys(("archive_refs.0", "archive_refs.1"), "catalogue"),
        responsibility=dict.fromkeys(("archive_refs.0", "archive_refs.1"), "catalogue list.csv"),
    )
    both = with_given(read, given)
    assert [code.text for code in both.reference_codes] == ["FO 371/4410", "in the tower"]
    assert both.reference_codes[0].parts == {"series": "FO 371", "piece": "4410"}
    assert both.evidence == {}
    assert both.derived["reference_codes.1"] == "catalogue"
    assert both.responsibility["reference_codes.0"] == "catalogue list.csv"
