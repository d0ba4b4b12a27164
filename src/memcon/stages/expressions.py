"""Expressions of a lexicon (acts.toml, records.toml) compiled once: is one found in these words?"""

import re
from functools import cache

from memcon.lexicon import load


@cache
def expression(lexicon: str, section: str) -> re.Pattern[str]:
    """The expressions of one table as one pattern of whole words; KeyError when there is no such table.

    `{name}` in an expression stands for any word of the table's list `name`.
    """
    table = load(lexicon)[section]

    def listed(match: re.Match[str]) -> str:
        return "(?:" + "|".join(table[match.group(1)]) + ")"

    joined = "|".join(re.sub(r"\{([a-z_]+)\}", listed, each) for each in table["expressions"])
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", 0 if table.get("cased") else re.IGNORECASE)


def has(section: str, words: str, lexicon: str = "acts") -> bool:
    """True when an expression of the table stands anywhere in `words`."""
    return expression(lexicon, section).search(words) is not None


def opens_with(section: str, words: str, lexicon: str = "acts") -> bool:
    """True when `words` begin with an expression of the table."""
    return expression(lexicon, section).match(words) is not None


@cache
def phrases(section: str) -> re.Pattern[str]:
    """The plain words and phrases of a table of lexicon/cues.toml ("hedge", "vouch") as one pattern."""
    table = load("cues")[section]
    listed = [re.escape(each) for key in ("words", "phrases") for each in table.get(key, [])]
    return re.compile(r"\b(?:" + "|".join(listed) + r")\b", re.IGNORECASE)
