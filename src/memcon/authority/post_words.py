"""Words of offices, by what they tell of one."""

from functools import cache

from memcon.lexicon import load


@cache
def post_words(kind: str) -> frozenset[str]:
    """A list of words or phrases of lexicon/posts.toml, in small letters."""
    return frozenset(load("posts")["words"][kind])
