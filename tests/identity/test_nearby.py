"""The states that are named near to words."""

import pytest

from memcon.identity.nearby import body_near, states_near

DAYS = ("1938-05-03", "1938-05-03")


def near(text: str, words: str = "British Ambassador") -> list[str]:
    start = text.index(words)
    return list(states_near(text, start, start + len(words), *DAYS))


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Norway wrote. Then Danish papers. The British Ambassador knows.", ["Norway"]),
        ("Norway wrote to Copenhagen. The British Ambassador knows.", ["Denmark", "Norway"]),
        ("The British Ambassador told the Norwegian Government.", ["Norway"]),
        ("Oslo asks. The British Ambassador is in Denmark.", ["Norway", "Denmark"]),
        ("The British Ambassador knows.", []),
        (f"Norway. {'Much was said. ' * 30}The British Ambassador knows.", []),
    ],
)
def test_the_nearest_before_comes_first_and_those_behind_last(text: str, states: list[str]) -> None:
    assert near(text) == states


def test_a_body_of_the_united_nations_is_the_one_named_last_before():
    text = "In the General Assembly and the Security Council the President ruled. The Trusteeship Council met."
    assert body_near(text, text.index("President")) == "Security Council"
    assert body_near(text, text.index("Security")) == "General Assembly"
    assert body_near(text, 2) is None
