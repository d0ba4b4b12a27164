"""Names that the tagger finds, taken apart and joined to the actors of a record."""

import re

import pytest

from memcon.stages.cast import Cast
from memcon.stages.tagged_names import Joining, names_among, seen_too, with_owners, without_verbs
from memcon.stages.words import words_of
from memcon.tagging import Kind, Name
from memcon.text import Span


def place(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def found(text: str, named: str, *given: str, kind: Kind = "PER") -> list[tuple[str, str]]:
    """What is mentioned where the tagger sees `named`, rules have found the persons `given`: words and kind."""
    cast = Cast()
    known = [(place(text, words), cast.add("person", words).key) for words in given]
    joined = Joining(text, cast, known).found([Name(place(text, named), kind, 0.9)])
    return [(span.of(text), cast[key].kind) for span, key in joined]


def test_what_the_rules_left_of_a_name_is_a_name() -> None:
    text = "You recall that Brask saw Orlo there."
    assert found(text, "Brask saw Orlo", "Brask") == [("Orlo", "person")]
    assert found(text, "Brask saw Orlo", "Brask", "Orlo") == []


def test_two_names_with_and_between_are_two_persons() -> None:
    assert found("He told Brask and Orlo so.", "Brask and Orlo") == [("Brask", "person"), ("Orlo", "person")]
    assert found("He told Brask of it.", "Brask") == [("Brask", "person")]


@pytest.mark.parametrize("initials", ["A. ", "A. B. ", "A.B. ", "A.\n\nB. ", ""])
def test_initials_before_a_name_belong_to_it(initials: str) -> None:
    ((words, _),) = found(f"He told {initials}Brask so.", "Brask")
    assert words == f"{initials}Brask"


def test_states_and_offices_are_no_persons() -> None:
    assert found("He told Norway so.", "Norway") == [("Norway", "state")]
    assert found("They left for New Caledonia then.", "New Caledonia") == [("New Caledonia", "place")]
    assert found("The Norwegian leaders left.", "Norwegian leaders") == [("Norwegian leaders", "group")]
    assert found("He saw the United Press.", "United") == []


def test_names_among_other_words() -> None:
    text = "saw Ada Brask and then Norway, where Orlo's men were"
    assert [span.of(text) for span in names_among(words_of(text, Span(0, len(text))))] == ["Ada Brask", "Orlo"]


def test_shape_alone_makes_a_person_only_of_whom_the_tagger_mostly_takes_for_one() -> None:
    text = "Grain Question rose. Grain Question fell. Ada Brask rose. Ada Brask fell. Otto Orlo rose."
    cast = Cast()
    places: list[tuple[Span, str]] = []
    for words, by_shape in (("Grain Question", True), ("Ada Brask", True), ("Otto Orlo", False)):
        member = cast.add("person", words)
        member.by_shape = by_shape
        places += [(Span(m.start(), m.end()), member.key) for m in re.finditer(words, text)]
    (_, grain), _, (_, brask), _, (_, orlo) = places
    kinds: list[Kind] = ["PER", "ORG", "PER", "PER"]
    names = [Name(span, kind, 0.9) for (span, _), kind in zip(places, kinds, strict=False)]
    assert {key for _, key in seen_too(places, names, cast)} == {grain, brask, orlo}
    names[0] = names[0]._replace(kind="ORG")
    assert {key for _, key in seen_too(places, names, cast)} == {brask, orlo}
    assert {key for _, key in seen_too(places, [], cast)} == {orlo}


@pytest.mark.parametrize("name", ["Harry White", "Hitler", "Sir Earle Page"])
def test_a_surname_may_be_a_word_of_a_states_name(name: str) -> None:
    assert found(f"He told {name} so.", name) == [(name, "person")]
    assert found("He told New Zealand so.", "New Zealand") == [("New Zealand", "state")]


def test_a_style_is_nobodys_pronoun() -> None:
    assert found("Brask told his Minister of it.", "his", "Brask") == [("his", "person")]
    assert found("Brask told His Majesty's Government of it.", "His", "Brask") == []


def test_what_was_a_person_by_shape_alone_is_what_the_tagger_sees() -> None:
    text = "Snowy Peaks was told."
    cast = Cast()
    shaped = cast.add("person", "Snowy Peaks")
    shaped.by_shape = True
    ((_, key),) = Joining(text, cast, []).found([Name(place(text, "Snowy Peaks"), "LOC", 0.9)])
    assert cast[key].kind == "place"
    known = cast.add("person", "Ada Brask")
    known.by_shape = True
    text = "Ada Brask was told. Ada Brask went."
    given = (place(text, "Ada Brask"), known.key)
    list(Joining(text, cast, [given]).found([Name(Span(20, 29), "LOC", 0.9)]))
    assert known.kind == "person"


@pytest.mark.parametrize("owner", ["Ada Brask's", "Brask's", "Ada Williams'"])
def test_whose_secretary_somebody_is_is_named_too(owner: str) -> None:
    text = f"He told {owner} secretary in Lenz so."
    told = Name(place(text, f"{owner} secretary in Lenz"), "PER", 0.9)
    found = list(with_owners(text, [told]))
    assert [name.span.of(text) for name in found] == [owner.removesuffix("'s").removesuffix("'"), told.span.of(text)]
    assert list(with_owners(text, [told._replace(kind="ORG")])) == [told._replace(kind="ORG")]
    own = "He told my friend's secretary so."
    name = Name(place(own, "my friend's secretary"), "PER", 0.9)
    assert list(with_owners(own, [name])) == [name]


@pytest.mark.parametrize(
    ("named", "left"),
    [("Orlo Brask despatched", "Orlo Brask"), ("Orlo Brask", "Orlo Brask"), ("Orlo delegates", "Orlo delegates")],
)
def test_a_verb_is_no_part_of_a_name(named: str, left: str) -> None:
    text = f"A telegram that {named} yesterday."
    (name,) = without_verbs(text, [Name(place(text, named), "PER", 0.9)])
    assert name.span.of(text) == left
