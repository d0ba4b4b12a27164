"""In a historian's words, the rules that a value of a description was concluded by, and who answers for it."""

from memcon.readers.sidecars import ANSWERS

_RULES = {
    "file-number": "from the date in the file number",
    "year-from-the-heading": "with the year of another date in the heading",
    "julian-calendar": "reckoned from the Julian calendar",
    "from-start-and-end": "from the hours of beginning and end",
    "start-and-duration": "from its beginning and length",
    "english-function-words": "by its commonest words",
    "html title": "from the title of the page",
    "html canonical": "from the address that the page gives of itself",
    "pdf metadata": "from the title in the file's properties",
    "file properties": "from the title in the file's properties",
    "e-mail": "as the file is a message",
}

_FORM_RULES = {
    "by the labels of its speakers": ("speaker-labels", "speakers", "speakers-many", "speakers-in-capitals"),
    "by its number and markings": ("numbered-marking",),
    "by its greeting": ("greeting", "greeting-in-the-text", "excellency"),
    "by its farewell": ("farewell", "speaks-of-hopes"),
    "by its compliments": ("compliments",),
    "by the number it opens with": ("numbered-opening",),
    "by its precedence": ("precedence",),
    "by its opening words": ("for-or-from-opening", "subject-in-the-opening", "we-in-opening", "opens-with-a-talk"),
    "by its closing words": ("begins-ends", "signed-office"),
    "as it was repeated to other posts": ("addressed-or-repeated", "repeated"),
    "by the telegrams it refers to": ("refers-to-a-telegram", "telegram-in-the-text"),
    "by the letters it refers to": ("letter-in-the-text", "answers-a-letter", "messages"),
    "by the minutes it refers to": ("minute-in-the-text", "agendum-in-text"),
    "by the memoranda it refers to": ("memorandum-in-the-text",),
    "by its telegraphic style": ("please-first", "drops-its-subject"),
    "as it speaks to a reader": ("you", "you-often", "you-very-often", "you-asked"),
    "by the name it gives itself": ("this-submission", "this-paper", "this-report", "this-note"),
    "by what it recommends": ("recommends", "recommends-to-cabinet", "minister-is-asked"),
    "as it asks for a decision": ("asks-to-decide",),
    "by its parts": ("purpose-and-issues", "numbered-paragraphs", "lettered-or-dashed"),
    "as it advises what to say": ("talking-points",),
    "as it tells what was announced": ("announced-today", "he-said-in-quotation"),
    "as it speaks to an assembly": ("to-an-assembly", "speaks-in-assembly"),
    "as it speaks for a government": ("my-government",),
    "as it speaks for several": ("joint",),
    "by what was agreed or decided": ("agreed", "decided", "cabinet-closing", "have-agreed", "resolves"),
    "by its list of those present": ("present-list",),
    "by the number of its meeting": ("minutes-number",),
    "as a decision without submission": ("without-submission",),
    "as a body had the matter before it": ("before-the-cabinet",),
    "as it tells when a meeting began or ended": ("meeting-opened", "meeting-closed"),
    "as it tells what was said": ("he-said", "i-said"),
    "as its author speaks of himself": ("i", "i-often"),
    "by its subject": ("subject-line", "subject-in-capitals"),
    "as it encloses papers": ("attached",),
    "by its articles": ("articles",),
    "by the time of day in its heading": ("time-of-day",),
    "as no sign speaks for another form": ("no-sign-of-another-form",),
}
_RULES |= {name: words for words, names in _FORM_RULES.items() for name in names}


def rule(name: str) -> str:
    """In words, the rule that a value without a place of its own was concluded by."""
    return _RULES.get(name) or f"by rule: {name.replace('-', ' ')}"


def answered(by: str) -> str:
    """In words, who answers for a value other than memcon: a catalogue beside the files, an edition, a header."""
    catalogue = by.removeprefix(ANSWERS)
    return f"from the catalogue {catalogue}" if catalogue != by else f"after {by}"
