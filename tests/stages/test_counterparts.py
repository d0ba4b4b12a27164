"""Two holders of one title in one record are two actors."""

import re

import pytest

from memcon.stages.cast import Cast, bare
from memcon.stages.counterparts import counterparts
from memcon.text import Span


def told_apart(text: str, title: str, called: tuple[str, ...] = (), office: bool = True) -> list[bool]:
    """For each mention of a title, all of one actor at first, whether it is another's than the first."""
    cast = Cast()
    member = cast.add("person", title)
    for name in called:
        member.called(name)
    if office:
        member.offices |= {bare(name) for name in (title, *called)}
    placed = [(Span(*found.span()), member.key) for found in re.finditer(title, text)]
    moved = counterparts(text, placed, cast)
    assert all(cast[key].key != member.key and cast[key].names for key in moved.values())
    return [place in moved for place in placed]


def test_the_holder_of_a_command_is_one_wherever_he_is_addressed() -> None:
    text = "I sent this cablegram to the Commander-in-Chief, Far East. The Commander-in-Chief has not replied."
    assert told_apart(text, "Commander-in-Chief") == [False, True]
    assert told_apart(text, "Commander-in-Chief", ("Commander-in-Chief, Far East",)) == [False, False]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Following for the Minister from the Minister. The Minister knows.", [False, True, True]),
        ("SECRET FOR Minister\n\nReaction to Minister is good.", [False, True]),
        ("The Minister knows. Your Minister agrees.", [False, True]),
        ("Your Minister agrees. The Minister knows.", [False, True]),
        ("The Minister knows. The Minister agrees.", [False, False]),
        ("Following for the Minister.", [False]),
        ("From the Minister: the Minister agrees.", [False, False]),
    ],
)
def test_who_is_addressed_is_not_told_of(text: str, apart: list[bool]) -> None:
    assert told_apart(text, "Minister") == apart


def test_one_with_a_state_or_a_name_is_left_as_he_is() -> None:
    text = "Following for the Minister from the Minister."
    assert told_apart(text, "Minister", ("Norwegian Minister",)) == [False, False]
    assert told_apart(text, "Minister", office=False) == [False, False]
    assert told_apart("For Brask from Brask.", "Brask", office=False) == [False, False]
