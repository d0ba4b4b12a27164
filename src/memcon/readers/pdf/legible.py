"""Whether a text layer is readable text: fonts without a table of their letters give gibberish."""

import re
import unicodedata

from memcon.readers.pdf.glyphs import Letters

_UNREADABLE = 0.2  # of the letters of a page
_ENOUGH = 60  # letters, from which on their shares say something
_LETTERS = 0.4  # of what is printed, but for tables
# Of the letters of a text written in Latin or Cyrillic letters at least 30 in 100 are vowels, in any language
# (French 45, English 38, Russian 42, Czech 40); letters that were shifted or decoded wrongly have far fewer.
_VOWELS = 0.24
_IS_VOWEL = re.compile(r"[aeiouyæœøıаеиоуыэюяіє]")
_IS_LETTER = re.compile(r"[a-zæœøıßðþłđ\u0430-\u044f\u0451-\u045f]")
_CID = re.compile(r"\(cid:\d+\)")


def is_legible(letters: Letters) -> bool:
    """True when the text layer of a page holds words; also when it is too short to tell."""
    words = " ".join(run.words for run in letters.sheet.runs)
    printed = len(words.replace(" ", ""))
    if letters.unreadable > _UNREADABLE * max(printed, 1) or len("".join(_CID.findall(words))) * 2 > printed:
        return False
    if printed < _ENOUGH:
        return True
    plain = unicodedata.normalize("NFD", words).lower()
    known = len(_IS_LETTER.findall(plain))
    if sum(map(str.isalnum, words)) < _LETTERS * printed:
        return False
    # Other scripts, and tables of figures, are not judged by their vowels.
    return known < 0.5 * printed or len(_IS_VOWEL.findall(plain)) >= _VOWELS * known
