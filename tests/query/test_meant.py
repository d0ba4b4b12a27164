"""What a question says for a search by meaning, and what must hold all the same."""

import pytest

from memcon.query.meant import meant
from memcon.query.parsing import parsed
from memcon.query.wording import said


@pytest.mark.parametrize(
    ("typed", "text", "required"),
    [
        ("fear of a closed ferry", "fear of a closed ferry", ""),
        ("re-opening to-day?", "re-opening to-day?", ""),
        ('tolls "river convention"', "tolls river convention", "with “river convention”"),
        ("coal -steel", "coal", "without “steel”"),
        ("coal treat*", "coal", "with “treat*”"),
        ("coal OR iron", "", "with “coal” or “iron”"),
        ("", "", ""),
    ],
)
def test_plain_words_are_said_and_the_rest_must_hold(typed: str, text: str, required: str):
    found, must = meant(parsed(typed))
    assert found == text
    assert said(must) == required
