"""Bodies: organisations by their head noun ("Ministry", "Party"), parties also by their people ("the Socialists").

Indices count the words of a block, end exclusive.
"""

from collections.abc import Sequence
from typing import NamedTuple

from memcon.stages.cast import Cast, Member, bare, bare_states
from memcon.stages.lexical import persons, state_names
from memcon.stages.name_shapes import articleless, cut_owner, is_proper, is_signed, without_owner
from memcon.stages.words import Word

_CROWN = "majesty"
_LONGEST_STATE = 5  # words of a state's name
_LONGEST = 7  # words of a body's name up to its head


class Found(NamedTuple):
    """A member of the cast that the words from `begin` to `end` name."""

    member: Member
    begin: int
    end: int


class Bodies:
    """Finds organisations in the words of a record and gathers them in its cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def at(self, words: Sequence[Word], begin: int) -> Found | None:
        """The body whose name begins at `begin`: "the French Labour Party", "the Interior Ministry"; or None."""
        i = begin + 1 if words[begin].lower == "the" and begin + 1 < len(words) else begin
        i = i + 1 if _is_crowns(words, i) else i
        head = _head(words, i)
        if head is None or not any(word.capital for word in words[i : head + 1]):
            return self._people(words, begin, i)
        if head == begin and (_opens_sentence(words, begin) or words[begin].lower in persons("common_body")):
            return None  # "Congress", "Cabinet" alone, but not "Press" at the head of a sentence
        end = _end(words, head)
        name = cut_owner(" ".join(word.text for word in words[begin:end]))
        member = self._party(words[i : head + 1]) or self.cast.named(name) or self._placed(name)
        return Found(member or self.cast.add("organisation", articleless(name)), begin, end)

    def _party(self, words: Sequence[Word]) -> Member | None:
        """The party of a persuasion: all its names in a record are one actor."""
        if words[-1].lower not in {"party", "parties"}:
            return None
        persuasions = [word.lower for word in words if word.lower in persons("persuasion")]
        return self._of_persuasion(persuasions[-1]) if persuasions else None

    def _placed(self, name: str) -> Member | None:
        """ "His Majesty's Government" where the record has named one only, and where: "... in Valdoria"."""
        begins = bare(name) + " in "
        if _CROWN not in begins:
            return None
        placed = [member for member in self.cast if any(bare(other).startswith(begins) for other in member.names)]
        return placed[0] if len(placed) == 1 else None

    def _of_persuasion(self, word: str) -> Member | None:
        bodies = (member for member in self.cast if member.kind == "organisation")
        root = word.rstrip("s")
        return next((member for member in bodies if any(_has_persuasion(name, root) for name in member.names)), None)

    def _people(self, words: Sequence[Word], begin: int, i: int) -> Found | None:
        """ "the French Communists", "communists": a party by its people."""
        end = i
        while end < len(words) and words[end].text in state_names() and end - i < 2:
            end += 1
        if end >= len(words) or words[end].lower not in persons("persuasion") or not words[end].lower.endswith("s"):
            return None
        if end + 1 < len(words) and is_proper(words[end + 1]):
            return None
        member = self._of_persuasion(words[end].lower)
        name = " ".join(word.text for word in words[i : end + 1])
        return Found(member or self.cast.add("organisation", name), begin, end + 1)


def _is_crowns(words: Sequence[Word], i: int) -> bool:
    """True for the "His" of "His Majesty's Government"."""
    return words[i].lower in {"his", "her"} and i + 1 < len(words) and words[i + 1].lower == "majesty's"


def _has_persuasion(name: str, root: str) -> bool:
    """True for a name that ends with the persuasion, or is the name of its party."""
    words = bare(name).split()
    if not words:
        return False
    return words[-1].rstrip("s") == root or ("party" in words and root in {word.rstrip("s") for word in words})


def _opens_sentence(words: Sequence[Word], i: int) -> bool:
    return i == 0 or words[i - 1].text in ".!?"


def _head(words: Sequence[Word], i: int) -> int | None:
    """Index of the last head noun of a body in a run of capitalised words from `i` on, or None."""
    head = None
    for k in range(i, min(len(words), i + _LONGEST)):
        word = words[k]
        plain = without_owner(word.lower)
        if plain in persons("organisation") and (word.capital or k > i):
            head = k
            if word.lower != plain:
                break
        elif not is_proper(word):
            break
    return head


def _end(words: Sequence[Word], head: int) -> int:
    """Index after a body's name: its head noun, its "of" phrases, the place it stands in."""
    end = head + 1
    while end + 1 < len(words) and words[end].lower in {"of", "for"} and _names(words, end + 1):
        end += 2 if words[end + 1].capital else 3
        while end < len(words) and is_proper(words[end]) and not is_signed(words, head, end):
            end += 1
        joint = end < len(words) - 1 and words[end].lower == "and" and words[end + 1].capital
        if joint and bare(words[head].text) in persons("joint_body"):
            end += 2
    if end < len(words) and words[end].lower in {"in", "at"} and words[head].lower in persons("placed_body"):
        return _place_end(words, end + 1) or end
    return end


def _place_end(words: Sequence[Word], at: int) -> int | None:
    """Index after the place that begins at `at`, a state's whole name or one word; None where none does."""
    first = at + 1 if at + 1 < len(words) and words[at].lower == "the" else at
    for end in range(min(len(words), first + _LONGEST_STATE), first, -1):
        if bare(" ".join(word.text for word in words[first:end])) in bare_states():
            return end
    return at + 1 if at < len(words) and words[at].capital else None


def _names(words: Sequence[Word], at: int) -> bool:
    """True when a capitalised word stands at `at`, or behind "the" there."""
    if words[at].capital:
        return True
    return words[at].lower == "the" and at + 1 < len(words) and words[at + 1].capital
