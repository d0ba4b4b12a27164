"""What stands beside an office and tells whose it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.identity.beside import beside


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("Following for ", "addressed"),
        ("MOST IMMEDIATE FOR THE ", "addressed"),
        ("Telegram 9 VALDA, 3 May\n\nTo the ", "addressed"),
        ("My telegram 8. For ", "addressed"),
        ("Following for Brask from the ", "sending"),
        ("The votes were for the ", None),
        ("SECRET\n\nReaction to ", None),
        ("I asked our ", "ours"),
        ("We have instructed ", "ours"),
        ("thank your ", "yours"),
        ("Please take this up with the ", "asked"),
        ("Please write. I saw the ", None),
        ("Glad if you would ask ", "asked"),
        ("", None),
    ],
)
def test_the_words_before_an_office_tell_whose_it_is(before: str, kind: str | None) -> None:
    assert beside(f"{before}Minister", len(before)) == kind


@pytest.mark.parametrize("mention", ["the Minister", "THE MINISTER"])
def test_an_article_of_the_mention_is_left_out(mention: str) -> None:
    assert beside(f"Following for {mention}", 14) == "addressed"
    assert beside(f"Following for your {mention[4:]}", 14) == "yours"


@given(st.text(max_size=60), st.text(max_size=10))
def test_what_stands_behind_an_office_tells_nothing(before: str, after: str) -> None:
    assert beside(before + "Minister" + after, len(before)) == beside(before + "Minister", len(before))
