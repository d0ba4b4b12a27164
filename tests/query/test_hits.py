"""The places of what was asked for, in any text, are those that trying everything finds."""

from hypothesis import given
from hypothesis import strategies as st

from memcon.query.hits import hits
from memcon.query.parsing import parsed
from memcon.query.tokens import tokens, words
from memcon.query.tree import Node
from question_reference import QUESTIONS, TEXTS, places


def shown(text: str, typed: str) -> list[str]:
    return [span.of(text) for span in hits(text, parsed(typed))]


@given(TEXTS, QUESTIONS)
def test_every_place_and_no_other_is_found(text: str, question: Node) -> None:
    found = list(tokens(text))
    expected: list[tuple[int, int]] = []
    for first, behind in sorted(places(question, [token.word for token in found])):
        start, end = found[first].span.start, found[behind - 1].span.end
        if expected and start < expected[-1][1]:
            expected[-1] = (expected[-1][0], max(end, expected[-1][1]))
        else:
            expected.append((start, end))
    assert list(hits(text, question)) == expected


@given(st.text(max_size=40), st.data())
def test_a_word_of_any_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    found = list(tokens(text))
    if found:
        token = data.draw(st.sampled_from(found))
        question = parsed(f'="{token.word}"')
        assert token.span in [s for s in hits(text, question) if words(s.of(text)) == (token.word,)]


def test_words_are_found_however_they_are_written() -> None:
    assert shown("The COLOR of Rôle, role and cafe\u0301s", "colour role cafes") == [
        "COLOR",
        "Rôle",
        "role",
        "cafe\u0301s",
    ]
    assert shown("coalition coal charcoal", "coal") == ["coal"]
    assert shown("coalition coal charcoal", "coal*") == ["coalition", "coal"]


def test_only_those_near_each_other_are_shown() -> None:
    text = "coal and tariff; in no time coal in the long and weary years of no tariff"
    assert shown(text, "coal NEAR/1 tariff") == ["coal", "tariff"]
    assert [span.start for span in hits(text, parsed("coal NEAR/1 tariff"))] == [0, 9]


def test_what_must_not_be_there_and_fields_have_no_place() -> None:
    assert shown("coal and steel by Orlo", "coal -steel by:Orlo") == ["coal"]
