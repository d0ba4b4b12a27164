"""What a question says, for a search by meaning, and what of it must stand in the answer all the same."""

from memcon.query.tree import And, Node, Phrase, Place, Prefix, all_of


def meant(words: Node) -> tuple[str, Node]:
    """A question about words alone, as the text that it says and the part that must hold.

    Plain words say what is looked for and need not be there. Phrases in quotation marks say it too, and must be
    there; beginnings (treat*), choices, words near each other and words that must not be there are conditions alone.
    """
    parts = words.parts if isinstance(words, And) else (words,)
    said = [part for part in parts if isinstance(part, Place) and not isinstance(part, Prefix)]
    required = [part for part in parts if part not in said or _quoted(part)]
    return " ".join(part.text for part in said), all_of(*required)


def _quoted(part: Node) -> bool:
    return isinstance(part, Phrase) and " " in part.text  # "to-day" is a phrase that nobody quoted
