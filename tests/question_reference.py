"""What a question means, said as plainly as can be: over the list of a text's words, by trying everything."""

from itertools import product

from hypothesis import strategies as st

from memcon.query.terms import quoted, word
from memcon.query.tokens import folded
from memcon.query.tree import And, Near, Node, Not, Or, Phrase, Place, Prefix, Word

# Few words, so that they meet: with spellings, one inside another, of two parts, with capitals and accents.
VOCABULARY = [
    "coal",
    "coals",
    "Tariff",
    "tarif",
    "colour",
    "COLOR",
    "to",
    "day",
    "to-day",
    "Today",
    "café",
    "cafe\u0301",
]
TEXTS = st.lists(
    st.tuples(st.sampled_from(VOCABULARY), st.sampled_from([" ", ", ", "-", " … ", "\n"])), max_size=12
).map(lambda parts: "".join(text + gap for text, gap in parts))
_TYPED = st.sampled_from(["coal", "coal*", "tar*", "colour", "today", "to-day", "=color", "cafe", "day", "to*"])
PLACES = st.one_of(
    _TYPED.map(lambda typed: word(typed.lstrip("="), 1, exact=typed.startswith("="))),
    st.lists(st.sampled_from(["coal", "tariff", "color", "to", "day", "today", "cafe"]), min_size=2, max_size=3).map(
        lambda parts: quoted(f'"{" ".join(parts)}"', 1)
    ),
    st.sampled_from(['"coal tar"*', '"to da"*', '"colour co"*']).map(lambda typed: quoted(typed, 1)),
)
_LEAVES = PLACES | st.builds(Near, PLACES, PLACES, st.integers(0, 4))
QUESTIONS = st.recursive(
    _LEAVES,
    lambda parts: st.one_of(
        st.builds(Not, parts),
        st.builds(And, st.lists(parts, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(parts, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


def holds(node: Node, words: list[str]) -> bool:
    """True when a text of these words answers."""
    if isinstance(node, Not):
        return not holds(node.part, words)
    if isinstance(node, And):
        return all(holds(part, words) for part in node.parts)
    if isinstance(node, Or):
        return any(holds(part, words) for part in node.parts)
    return bool(places(node, words))


def places(node: Node, words: list[str]) -> set[tuple[int, int]]:
    """Where the words asked for stand: first word, and the word behind the last."""
    if isinstance(node, And | Or):
        return set().union(*(places(part, words) for part in node.parts))
    if isinstance(node, Near):
        pairs = product(places(node.left, words), places(node.right, words))
        near = [pair for pair in pairs if sorted(pair)[1][0] - sorted(pair)[0][1] <= node.distance]
        return {one for pair in near for one in pair}
    if not isinstance(node, Place):
        return set()
    spans = [(start, end) for start in range(len(words)) for end in range(start + 1, len(words) + 1)]
    return {(start, end) for start, end in spans if _is(node, words[start:end])}


def _is(place: Place, words: list[str]) -> bool:
    if isinstance(place, Word):
        return any([folded(part) for part in form] == words for form in place.forms)
    if isinstance(place, Prefix):
        *first, last = place.begin
        return len(words) == len(place.begin) and words[:-1] == first and words[-1].startswith(last)
    if len(place.words) == 1:
        return _is(place.words[0], words)
    rest = Phrase("", place.words[1:])
    return any(_is(place.words[0], words[:at]) and _is(rest, words[at:]) for at in range(1, len(words)))
