"""One spelling is looked for with the others of the same word, in both directions, and no other word."""

import pytest

from memcon.lexicon import load
from memcon.query.spellings import units
from memcon.query.tokens import words


def also(typed: str) -> set[str]:
    """The other spellings of the one word that `typed` is."""
    (forms,) = units(words(typed))
    return {" ".join(form) for form in forms[1:]}


@pytest.mark.parametrize(
    "group",
    [
        {"colour", "color"},
        {"neighbouring", "neighboring"},
        {"centre", "center"},
        {"centred", "centered"},
        {"organisation", "organization"},
        {"realised", "realized"},
        {"programme", "program"},
        {"defence", "defense"},
        {"gaol", "jail"},
        {"travelled", "traveled"},
        {"to day", "today"},
        {"co operation", "cooperation"},
        {"re organise", "re organize", "reorganise", "reorganize"},
        {"roumania", "rumania", "romania"},
        {"tokio", "tokyo"},
        {"djakarta", "jakarta"},
        {"viet nam", "vietnam"},
        {"bale", "basle", "basel"},
    ],
)
def test_each_leads_to_all_others(group: set[str]) -> None:
    for typed in group:
        assert also(typed) == group - {typed}


@pytest.mark.parametrize(
    "word",
    [
        "advise",
        "promise",
        "raised",
        "surprising",
        "supervision",
        "size",
        "prize",
        "arise",
        "wise",
        "exercise",
        "assize",
    ],
)
def test_a_word_with_one_spelling_keeps_to_it(word: str) -> None:
    assert also(word) == set()


def test_another_name_is_no_spelling() -> None:
    assert "batavia" not in also("Djakarta")
    assert "constantinople" not in {form[0] for forms in units(["istanbul"]) for form in forms}


def test_words_of_a_phrase_are_spelled_each_by_itself() -> None:
    assert units(words("the Viet Nam programme")) == (
        (("the",),),
        (("viet", "nam"), ("vietnam",)),
        (("programme",), ("program",)),
    )


def test_every_name_of_the_lexicon_leads_to_the_others() -> None:
    for group in (group for names in load("spellings")["names"].values() for group in names):
        for name in group:
            assert {" ".join(words(other)) for other in group} <= also(name) | {" ".join(words(name))}
