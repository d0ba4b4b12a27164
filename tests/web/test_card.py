"""The card of a record: what it says, where each value stands, and who answers for it."""

import pytest
from msgspec.structs import replace
from written import cable

from memcon.lexicon import load
from memcon.model import Description, Part
from memcon.text import Span
from memcon.web.card import Line, card
from memcon.web.rules import rule


def lines(description: Description, parts: tuple[Part, ...] = ()) -> dict[str, Line]:
    record = replace(cable(), description=description, parts=parts)
    return {line.label: line for line in card(record)}


def test_who_wrote_cleared_and_got_the_paper_stands_on_the_card() -> None:
    shown = lines(
        Description(
            drafters=("M. Orlo",),
            clearances=("The Harbour Office", "The Council"),
            distribution=("Port Alder",),
            source_note="Harbour papers, box 3.",
            evidence={"drafters.0": Span(4, 11)},
        )
    )
    assert [value.words for value in shown["Cleared by"].values] == ["The Harbour Office", "The Council"]
    assert shown["Drafted by"].values[0].span == Span(4, 11)
    assert shown["Distribution"].values[0].words == "Port Alder"
    assert shown["Source note"].values[0].words == "Harbour papers, box 3."


@pytest.mark.parametrize(
    ("title", "form", "words", "note"),
    [
        ("On the quay", "memorandum", "On the quay", "enclosure, memorandum"),
        (None, "record-of-conversation", "enclosure, record of conversation", None),
        (None, "other", "enclosure", None),
    ],
)
def test_what_is_enclosed_leads_to_its_place(title: str | None, form: str, words: str, note: str | None) -> None:
    part = Part(kind="enclosure", form=form, start=10, end=90, title=title)  # type: ignore[arg-type]
    (value,) = lines(Description(), (part,))["Encloses"].values
    assert (value.words, value.span, value.note) == (words, Span(10, 90), note)


def test_a_catalogue_and_an_edition_are_named_for_what_they_give() -> None:
    shown = lines(
        Description(
            place="Port Alder",
            recipients=("The Council", "M. Orlo"),
            derived={"place": "catalogue"},
            responsibility={"place": "catalogue letters.csv", "recipients.1": "Papers of the Harbour"},
        )
    )
    assert shown["Place"].values[0].rule == "from the catalogue letters.csv"
    assert [value.rule for value in shown["To"].values] == [None, "after Papers of the Harbour"]


@pytest.mark.parametrize("name", [sign["rule"] for sign in load("form-signs")["sign"]])
def test_every_sign_of_a_form_is_told_in_words(name: str) -> None:
    assert not rule(name).startswith("by rule:")
