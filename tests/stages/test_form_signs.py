"""The words that stand for a pattern of a sign where it is ruled out quickly."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.lexicon import load

SIGNS = [sign for sign in load("form-signs")["sign"] if "words" in sign]
ASCII = st.characters(codec="ascii")


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign["rule"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(drawn=st.data())
def test_whatever_a_sign_matches_holds_one_of_its_words(sign, drawn):
    matched = drawn.draw(st.from_regex(sign["pattern"], alphabet=ASCII))
    assert any(word in matched.lower() for word in sign["words"])
