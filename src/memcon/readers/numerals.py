"""Numbers as word processors write them: 3, iii, III, c, C."""

_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix"}
_ROMAN |= {5: "v", 4: "iv", 1: "i"}
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщыэюя"  # without the letters that Word passes over in counting
_MOST_REPEATED = 20  # after z comes aa, then bbb; nobody counts so beyond a page of letters

# The names of forms in ECMA-376 (ST_NumberFormat) and in OpenDocument (style:num-format).
_ROMAN_FORMS = ("lowerRoman", "upperRoman", "i", "I")
_LETTERS = {"lowerLetter": _LATIN, "upperLetter": _LATIN, "a": _LATIN, "A": _LATIN}
_LETTERS |= {"russianLower": _CYRILLIC, "russianUpper": _CYRILLIC}
_UPPER = ("upperRoman", "upperLetter", "russianUpper", "I", "A")


def numeral(number: int, form: str) -> str:
    """`number` in the form of that name; as a decimal number in a form that is not known."""
    shown = str(number)
    if number > 0 and form in _ROMAN_FORMS:
        shown = _roman(number)
    elif number > 0 and form in _LETTERS:
        letters = _LETTERS[form]
        repeated, at = divmod(number - 1, len(letters))
        shown = letters[at] * (repeated + 1) if repeated < _MOST_REPEATED else shown
    elif form == "decimalZero":
        shown = f"{number:02}"
    return shown.upper() if form in _UPPER else shown


def _roman(number: int) -> str:
    shown = ""
    for value, letters in _ROMAN.items():
        count, number = divmod(number, value)
        shown += letters * count
    return shown
