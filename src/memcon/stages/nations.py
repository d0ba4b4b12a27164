"""Nations: states by name, and by their people ("the Gradovians", "the British")."""

from collections.abc import Sequence

from memcon.stages.bodies import Found
from memcon.stages.cast import Cast
from memcon.stages.lexical import persons
from memcon.stages.office_names import state_named
from memcon.stages.words import Word, is_function_word

_LONGEST = 5  # words of a state's name


class Nations:
    """Finds states and peoples in the words of a record and gathers them in its cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def at(self, words: Sequence[Word], begin: int) -> Found | None:
        """The state that the words from index `begin` name, the longest name first, or None."""
        i = begin + 1 if words[begin].lower == "the" and begin + 1 < len(words) else begin
        if not words[i].capital:  # no state's name begins otherwise
            return None
        for length in range(min(_LONGEST, len(words) - i), 0, -1):
            end = i + length
            known = state_named(words[i:end])
            if known is None or known.manner == "capital":
                continue
            if known.manner == "adjective" and not _is_noun(words, begin, i, end):
                continue
            if known.manner == "name" and end < len(words) and words[end].lower in persons("organisation"):
                continue
            states = (member for member in self.cast if member.kind == "state")
            member = next((member for member in states if known.state in member.names), None)
            return Found(member or self.cast.add("state", known.state), begin, end)
        return None


def _is_noun(words: Sequence[Word], begin: int, i: int, end: int) -> bool:
    """True for "the British" (the people), not for "the British embassy"."""
    if end < len(words):
        after = words[end]
        if after.text[0].isalpha() and not is_function_word(after.lower) and not after.lower.endswith("ly"):
            verb = after.lower.endswith(("ed", "s")) and begin != i and not after.capital
            return verb and after.lower not in persons("group")
    lower = words[i].lower
    return begin != i or (lower.endswith(("s", "ese", "ish", "ch")) and not lower.endswith("ss"))
