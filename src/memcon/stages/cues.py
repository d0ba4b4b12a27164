"""The cue lexicon (lexicon/cues.toml) as an index from word forms to cues."""

from functools import cache
from typing import Literal, NamedTuple

from memcon.lexicon import load
from memcon.model import Act

Tense = Literal["base", "present", "past", "participle", "ing"]


class Cue(NamedTuple):
    """A verb or verb phrase that ascribes speech or thought.

    `tail` are the words after the verb that belong to it, `takes` the complements it accepts,
    `hearer` how its addressee stands, `mind` an inner state, `weak` a cue only with a clause,
    `noun` a form that may be a noun, `given` words that the subject receives from another.
    """

    lemma: str
    act: Act
    tail: tuple[str, ...]
    takes: frozenset[str]
    hearer: str
    mind: bool
    weak: bool
    noun: bool
    given: bool


class Form(NamedTuple):
    """An inflected form of a cue; "past" may also be read as participle where the two are alike."""

    cue: Cue
    tense: Tense


def inflected(lemma: str, irregular: dict[str, str]) -> dict[str, Tense]:
    """The forms of an English verb, by rule, unless `irregular` gives past, participle or ing."""
    vowels = "aeiou"
    if lemma == "be":
        return {"be": "base", "is": "present", "are": "present", "was": "past", "were": "past", "been": "participle"}
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        present = lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in vowels:
        present = lemma[:-1] + "ies"
    else:
        present = lemma + "s"
    if lemma == "have":
        present = "has"
    if lemma.endswith("e"):
        past, ing = lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2] not in vowels:
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    elif len(lemma) == 4 and lemma[-1] in "npt" and lemma[-2] in vowels and lemma[-3] not in vowels:
        past, ing = lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"  # plan, planned
    else:
        past, ing = lemma + "ed", lemma + "ing"
    if lemma.endswith("ee"):
        ing = lemma + "ing"
    past = irregular.get("past", past)
    forms: dict[str, Tense] = {lemma: "base", present: "present"}
    forms[irregular.get("participle", past)] = "participle"
    forms[past] = "past"
    forms[irregular.get("ing", ing)] = "ing"
    return forms


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Word form (lower case) -> its cues, those with the longest tail first."""
    index: dict[str, list[Form]] = {}
    lexicon = load("cues")
    for section in ("verb", "phrase"):
        for name, entry in lexicon[section].items():
            lemma, *tail = name.split()
            cue = Cue(
                lemma=lemma,
                act=entry["act"],
                tail=tuple(tail),
                takes=frozenset(entry["takes"]),
                hearer=entry.get("hearer", "to"),
                mind=entry.get("mind", False),
                weak=entry.get("weak", False),
                noun=entry.get("noun", False),
                given=entry.get("given", False),
            )
            irregular = {key: entry[key] for key in ("past", "participle", "ing") if key in entry}
            for form, tense in inflected(lemma, irregular).items():
                index.setdefault(form, []).append(Form(cue, tense))
    return {form: tuple(sorted(found, key=lambda f: -len(f.cue.tail))) for form, found in index.items()}


@cache
def express_forms() -> dict[str, Tense]:
    """Forms of "express" and its like, which take the act from their object."""
    found: dict[str, Tense] = {}
    for lemma in load("cues")["express"]["verbs"]:
        found.update(inflected(lemma, {"past": "showed", "participle": "shown"} if lemma == "show" else {}))
    return found


@cache
def expressed() -> dict[str, Act]:
    """What may be expressed (lower case) -> act."""
    return dict(load("cues")["expressed"])


@cache
def light_forms() -> frozenset[str]:
    """Finite forms of light verbs that make a cue with a noun: "made a reference to"."""
    light = load("cues")["light"]
    found: set[str] = set(light["irregular"])
    for lemma in light["verbs"]:
        found.update(form for form in inflected(lemma, {"past": lemma} if lemma == "put" else {}))
    return frozenset(found - {"maked", "gived", "haved"})


@cache
def lightly() -> dict[str, Act]:
    """Nouns that make a cue with a light verb (lower case) -> act."""
    return dict(load("cues")["lightly"])


@cache
def states_of_mind() -> dict[str, Act]:
    """Adjectives of a state of mind (lower case) -> act."""
    return dict(load("cues")["state_of_mind"])


@cache
def cue_nouns() -> dict[str, Act]:
    """Nouns that name words or thoughts (lower case) -> act."""
    return dict(load("cues")["noun"])


@cache
def carriers(preposition: Literal["to", "by"]) -> frozenset[tuple[str, ...]]:
    """Verbs, in all forms, that carry a cue after "to" or "by": "went on" to say, "concluded" by stating."""
    irregular: dict[str, str] = load("cues")["carrier"]["irregular"]
    found: set[tuple[str, ...]] = set()
    for phrase in load("cues")["carrier"][preposition]:
        lemma, *tail = phrase.split()
        heads = {*inflected(lemma, {}), *(form for form, base in irregular.items() if base == lemma)}
        found.update((head, *tail) for head in heads)
    return frozenset(found)


@cache
def listed(section: str, key: str, lexicon: str = "cues") -> frozenset[str]:
    """One list of a table of a lexicon, as it stands there; KeyError when there is none."""
    return frozenset(load(lexicon)[section][key])
