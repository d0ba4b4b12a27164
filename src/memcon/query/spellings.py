"""The spellings of a word that a question takes for one another: British and American, old and new, of names."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from memcon.lexicon import load
from memcon.query.tokens import words

Form = tuple[str, ...]  # one spelling: the folded words it is written with


def units(asked: Sequence[str]) -> tuple[tuple[Form, ...], ...]:
    """The folded words `asked`, parted where each part has spellings of its own: all forms of each, its own first.

    Lists and patterns of lexicon/spellings.toml; the longest run of words that is one word elsewhere goes first.
    """
    longest = _longest()
    found: list[tuple[Form, ...]] = []
    at = 0
    while at < len(asked):
        sizes = range(min(longest, len(asked) - at), 0, -1)
        form = next((f for size in sizes if _others(f := tuple(asked[at : at + size]))), (asked[at],))
        found.append(_closed(form))
        at += len(form)
    return tuple(found)


def _closed(form: Form) -> tuple[Form, ...]:
    """`form` with its other forms, and theirs."""
    forms = [form]
    for known in forms:
        forms += [other for other in _others(known) if other not in forms]
    return tuple(forms)


def _others(form: Form) -> list[Form]:
    found = list(_same().get(form, ()))
    if len(form) == 1:
        found += [(other,) for pattern in _patterns() for other in pattern.others(form[0])]
    return list(dict.fromkeys(other for other in found if other != form))


class _Pattern:
    """One [[pattern]] of the lexicon."""

    def __init__(self, entry: dict[str, list[str]], least: int) -> None:
        self._forms = entry["forms"]
        self._not = frozenset(entry["not"])
        self._pattern = re.compile(f"(.{{{least},}})({'|'.join(self._forms)})({'|'.join(entry['endings'])})")

    def others(self, word: str) -> list[str]:
        """The other spellings of `word`; none where it is not of this pattern."""
        match = self._pattern.fullmatch(word)
        if match is None or match[1] in self._not:
            return []
        return [f"{match[1]}{form}{match[3]}" for form in self._forms if form != match[2]]


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(_Pattern(entry, entry["least"]) for entry in load("spellings")["pattern"])


@cache
def _longest() -> int:
    """Words of the longest spelling in the lexicon."""
    return max(map(len, _same()))


@cache
def _same() -> dict[Form, list[Form]]:
    """Each spelling that the lexicon lists, with the forms of the same word."""
    lexicon = load("spellings")
    found: dict[Form, list[Form]] = {}

    def keep(group: Iterable[Form]) -> None:
        forms = list(dict.fromkeys(group))
        for form in forms:
            found.setdefault(form, []).extend(forms)

    for entry in lexicon["spelling"]:
        for stem in entry.get("stems", [""]):
            for ending in entry.get("endings", [""]):
                keep(tuple(f"{stem}{form}{ending}".split()) for form in entry["forms"])
    for names in lexicon["names"].values():
        for group in names:
            keep(map(words, group))
    return found
