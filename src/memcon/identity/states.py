"""States by their names, peoples, adjectives and capitals, after lexicon/states.toml."""

from functools import cache, lru_cache

from memcon.identity.names import words
from memcon.lexicon import load


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Folded words of names, of adjectives and of capitals, each to the name of the state; the earlier entry wins."""
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for state in load("states")["state"]:
        name = str(state["name"])
        for form in (name, *state["names"], *state["people"]):
            names.setdefault(" ".join(words(form)), name)
        for form in state["adjective"]:
            adjectives.setdefault(" ".join(words(form)), name)
        for form in (*state["capital"], *state.get("metonym", ())):
            capitals.setdefault(" ".join(words(form)), name)
    return names, adjectives, capitals


def state_named(text: str) -> str | None:
    """The state that `text` as a whole names: by name or people ("the Poles"); None when it names none."""
    return _tables()[0].get(" ".join(words(text)))


def state_meant(texts: tuple[str, ...]) -> str | None:
    """The state that a state actor's names mean: by name or people if any does, then by capital, by adjective."""
    for table in (*_tables()[:1], _tables()[2], _tables()[1]):
        for text in texts:
            if found := table.get(" ".join(words(text))):
                return found
    return None


@lru_cache(maxsize=1 << 16)
def with_state(text: str) -> tuple[str | None, tuple[str, ...]]:
    """The state named inside `text` (as name, adjective or capital) and the remaining words.

    "Polish Communist Party" and "Communist Party of Poland" both give Poland and ("communist", "party"). A capital
    that only says where ("the Government in London") names no state.
    """
    all_words = words(text)
    names, adjectives, capitals = _tables()
    for size in range(min(4, len(all_words)), 0, -1):
        for at in range(len(all_words) - size + 1):
            phrase = " ".join(all_words[at : at + size])
            found = adjectives.get(phrase) or names.get(phrase)
            if found is None and (at == 0 or all_words[at - 1] not in ("in", "at")):
                found = capitals.get(phrase)
            if found:
                rest = all_words[:at] + all_words[at + size :]
                return found, tuple(w for w in rest if w not in ("of", "in", "for", "and"))
    return None, tuple(w for w in all_words if w not in ("of", "in", "for", "and"))
