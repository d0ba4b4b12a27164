"""What is typed is taken apart as it was meant, or refused in a sentence with the place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.errors import UsageError
from memcon.query.parsing import parsed
from memcon.query.tree import EVERYTHING, Field, Node, Or, parted
from memcon.query.wording import said


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ""),
        ('--- "" \' ( - )', ""),
        ("tariff", "with “tariff”"),
        ("tariff coal", "with “tariff” and “coal”"),
        ("tariff AND coal OR steel", "with (“tariff” and “coal”) or “steel”"),
        ("tariff AND (coal OR steel)", "with “tariff” and (“coal” or “steel”)"),
        ("“pearl barley” -oats", "with “pearl barley” and not “oats”"),
        ("NOT oats", "without “oats”"),
        ("NOT NOT oats", "with “oats”"),
        ("-(oats OR barley)", "without (“oats” or “barley”)"),
        ("tar*", "with “tar*”"),
        ('"pearl bar"*', "with “pearl bar*”"),
        ('"pearl bar*"', "with “pearl bar*”"),
        ("a-b", "with “a-b”"),
        ("coal NEAR/5 tariff", "with “coal” within 5 words of “tariff”"),
        ('"coal tariff"~5', "with “coal” within 5 words of “tariff”"),
        ("coal NEAR/1 tariff", "with “coal” within 1 word of “tariff”"),
        ("coal NEAR/0 tariff", "with “coal” next to “tariff”"),
        ("coal NEAR tariff", "with “coal” within 10 words of “tariff”"),
        (
            'coal NEAR/2 (tariff OR "customs duty")',
            "with “coal” within 2 words of “tariff” or “coal” within 2 words of “customs duty”",
        ),
        ("colour", "with “colour” (also color)"),
        ("=colour", "with “colour”"),
        ('="colour bar"', "with “colour bar”"),
        ("by:Orlo to:“Brask the Elder”", "by Orlo, to Brask the Elder"),
        ("coal BY:Orlo", "with “coal”, by Orlo"),
        ("coal -form:letter", "with “coal”, not of the form letter"),
        ("by:Orlo OR about:Orlo", "either by Orlo or about Orlo"),
        ("date:1947-03", "possibly dated in March 1947"),
        ("date:1947-03-15", "possibly dated on 15 March 1947"),
        ("date:1947-03..1947-05", "possibly dated March 1947 to May 1947"),
        ("since:1947", "possibly dated from 1947"),
        ("until:1947-05", "possibly dated until May 1947"),
        ('archive:"FO 371" place:Paris class:secret', "from the archive FO 371, in Paris, classified secret"),
        # what is no part of the language is plain words
        ("Re: tariff 12:30", "with “Re:” and “tariff” and “12:30”"),
        ("and or not near", "with “and” and “or” and “not” and “near”"),
        ("coal OR --", "with “coal”"),
        ("sent to: us", None),
    ],
)
def test_what_is_typed(typed: str, words: str | None) -> None:
    if words is None:
        with pytest.raises(UsageError):
            parsed(typed)
    else:
        assert said(parsed(typed)) == words


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ('coal "never closed', "The quotation mark at 6 is not closed."),
        ("coal (tariff OR steel", "The bracket at 6 is not closed."),
        ("coal) tariff", "The bracket at 5 closes nothing."),
        ("coal ()", "The brackets at 6 have nothing in them."),
        ("coal OR", "OR at 6 has nothing after it."),
        ("OR coal", "OR at 1 has nothing before it."),
        ("coal AND OR steel", "AND at 6 has nothing after it."),
        ("coal NEAR/3", "NEAR at 6 has nothing after it."),
        ("coal NEAR form:letter", "NEAR at 6 has something else than words beside it."),
        ("coal NEAR/51 tariff", "The distance at 6 is too great."),
        ("coal col*r", "The star at 9 stands inside a word."),
        ("coal by: Orlo", "“by:” at 6 has nothing after it."),
        ("coal form:poem", "There is no form 'poem' (at 6)."),
        ("act:sing", "There is no act 'sing' (at 1)."),
        ("date:1947-13", "'1947-13' has no such month (at 1)."),
        ("date:1948..1947", "'1948..1947' is not a date (at 1)."),
        ("since:soon", "'soon' is not a date (at 1)."),
        ("x" * 2001, "A question has at most 2,000 characters; this has 2,001."),
        ("(" * 21 + ")" * 21, "Brackets stand inside brackets more than 20 deep."),
        (f'"{"a " * 81}"', "A phrase has at most 80 words; one here has 81."),
    ],
)
def test_what_cannot_be_understood_is_said_with_its_place(typed: str, sentence: str) -> None:
    with pytest.raises(UsageError) as refused:
        parsed(typed)
    assert refused.value.message == sentence
    assert refused.value.remedy


SIGNS = [*'"()-=*~: ', "AND ", "OR ", "NOT ", "NEAR/3 ", "by:", "date:", "a", "tariff ", "1947", "\0", "“", "’", "é"]


@given(st.text(max_size=40) | st.lists(st.sampled_from(SIGNS), max_size=12).map("".join))
def test_everything_typed_is_a_question_or_a_sentence(typed: str) -> None:
    try:
        question = parsed(typed)
    except UsageError as refused:
        question, sentence = None, refused
    if question is None:
        assert sentence.message.endswith(".")
        assert sentence.remedy
        return
    assert bool(said(question)) == (question != EVERYTHING)


@given(st.lists(st.sampled_from(["coal", "-steel", "by:Orlo", "-form:letter", "(a OR by:Orlo)"]), max_size=6))
def test_a_question_parts_into_words_and_conditions(pieces: list[str]) -> None:
    question = parsed(" ".join(pieces))
    words, conditions = parted(question)
    assert not any(isinstance(part, Field) for part in flattened(words))
    assert len(conditions) == sum(":" in piece for piece in pieces)


def flattened(node: Node) -> list[Node]:
    return [found for part in getattr(node, "parts", ()) for found in flattened(part)] or [node]


def test_a_choice_with_a_field_in_it_is_a_condition() -> None:
    words, conditions = parted(parsed("coal (steel OR by:Orlo)"))
    assert said(words) == "with “coal”"
    assert [type(condition) for condition in conditions] == [Or]


@given(
    st.lists(
        st.text(st.sampled_from("abÉñ中1½İ"), min_size=1) | st.sampled_from(["coal", "NOTE", "ORDER", "not", "or"]),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from([" ", "  ", "\t", "\n"]),
)
def test_words_alone_ask_for_what_they_ask_for_in_brackets(words: list[str], between: str) -> None:
    assert parsed(between.join(words)) == parsed(f"({between.join(words)})")
