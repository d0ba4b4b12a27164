"""One picture of a page: turned upright, and its text recognised."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.readers.ocr import engine
from memcon.readers.ocr.languages import OF_SCRIPT
from memcon.readers.ocr.recognised import Recognised, Word, WordLine, letters, mean, sure_letters
from memcon.readers.settings import Settings

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PIXELS = 25_000_000  # A3 at 400 dots an inch; more makes Tesseract slower, not better
_LEAST_SHADE = 24  # of 255, between the darkest and the lightest spot of a page that is not blank
_GRAIN = 5  # of 255
# A page of which fewer letters are sure than this share may stand on its head, or be in another script.
_GOOD = 0.8
# Of a picture without text Tesseract reads specks: few sure words among many.
_SPECKS = 0.5
_LEAST_WORDS = 5
_SPECK = 0.3  # the confidence of a stain that was taken for a few letters
_SPECK_LETTERS = 12


def recognise(picture: "Image", settings: Settings) -> Recognised:
    """The text of a picture of one page, which is turned upright first when it stands on its head or its side.

    The picture's own note of how it was held (EXIF) is the caller's to follow. Places are pixels of the upright
    picture. Where the languages of `settings` are of another script than the page, the chief language of that
    script is tried as well. UnreadableSource when Tesseract does not get through.
    """
    grey = _on_white(picture)
    if _is_blank(grey):
        return Recognised(width=picture.width, height=picture.height, blank=True)
    by = min(1.0, (_MOST_PIXELS / (grey.width * grey.height)) ** 0.5)
    small = grey.resize((round(grey.width * by), round(grey.height * by))) if by < 1 else grey
    if _is_grainy(small):
        small = _despeckled(small)
    best = _best(small, settings.languages)
    lines = tuple(_scaled(line, 1 / by) for line in _lines(best))
    width, height = picture.size if best.turned % 180 == 0 else picture.size[::-1]
    return Recognised(
        width=width, height=height, turned=best.turned if lines else 0, lines=lines, languages=best.languages
    )


def _best(picture: "Image", languages: tuple[str, ...]) -> Recognised:
    readings: list[Recognised] = []
    for attempt in _attempts(picture, languages):
        readings.append(_read(*attempt))
        if _is_good(readings[-1]):
            break
    return max(readings, key=_worth)


def _attempts(picture: "Image", languages: tuple[str, ...]) -> "Iterator[tuple[Image, int, tuple[str, ...]]]":
    """What to read until it is good: the picture as it stands, in its own script, turned, without specks."""
    yield picture, 0, languages
    found = engine.bearing(picture)
    if found is None:
        turns: tuple[int, ...] = (180, 90, 270)
    else:
        turns = (found.turn,) if found.turn else ()
        of_script = OF_SCRIPT.get(found.script)
        if of_script and of_script not in languages and engine.can_read(of_script):
            yield picture, found.turn, (of_script,)
    for turn in turns:
        yield picture, turn, languages
    yield _despeckled(picture), 0, languages


def _read(picture: "Image", turn: int, languages: tuple[str, ...]) -> Recognised:
    upright = picture.rotate(-turn, expand=True) if turn else picture
    lines = engine.lines(upright, languages)
    return Recognised(width=upright.width, height=upright.height, turned=turn, lines=lines, languages=languages)


def _is_good(reading: Recognised) -> bool:
    every = sum(map(letters, reading.words))
    return every > 0 and _worth(reading) >= _GOOD * every


def _worth(reading: Recognised) -> int:
    """How many letters are sure; none when the words do not lie on their lines but along the side of the page."""
    words = [word for word in reading.words if letters(word) >= 4]
    upended = sum(word.box[3] - word.box[1] > word.box[2] - word.box[0] for word in words)
    return 0 if upended * 2 > len(words) else sure_letters(reading.words)


def _lines(reading: Recognised) -> Iterator[WordLine]:
    """The lines that are text; what specks and stains were taken for is left out."""
    if _are_specks(reading.words):
        return
    for line in reading.lines:
        if mean(line.words) >= _SPECK or sum(map(letters, line.words)) > _SPECK_LETTERS:
            yield line


def _are_specks(words: tuple[Word, ...]) -> bool:
    long = [word for word in words if letters(word) >= 3]
    sure = sure_letters(words)
    return (
        sure < _SPECKS * sum(map(letters, words)) and sum(sure_letters((word,)) > 0 for word in long) < _LEAST_WORDS
    )


def _on_white(picture: "Image") -> "Image":
    """The picture in grey; what is transparent is white."""
    from PIL import Image

    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)
    if picture.mode.startswith("I"):  # 16 bits a pixel, which would be cut off at 8
        picture = picture.convert("I").point(lambda shade: shade / 256)
    return picture.convert("L")


def _is_blank(grey: "Image") -> bool:
    """True when a page has one shade, but for a few specks (one spot in fifty thousand)."""
    small = grey.reduce(max(1, max(grey.size) // 1000))
    shades = small.histogram()
    few = small.width * small.height // 50_000
    darkest = _beyond(shades, range(256), few)
    lightest = _beyond(shades, range(255, -1, -1), few)
    return lightest - darkest < _LEAST_SHADE


def _beyond(shades: list[int], order: range, few: int) -> int:
    """The first shade in `order` that more than `few` spots reach."""
    spots = 0
    for shade in order:
        spots += shades[shade]
        if spots > few:
            return shade
    return order[-1]


def _despeckled(grey: "Image") -> "Image":
    from PIL import ImageFilter

    return grey.filter(ImageFilter.MedianFilter(3))


def _is_grainy(grey: "Image") -> bool:
    """True when most of the paper is not of one shade with what is around it: Tesseract takes the grain for ink."""
    from PIL import ImageChops

    grain = ImageChops.difference(grey, _despeckled(grey)).histogram()
    return _beyond(grain, range(256), grey.width * grey.height // 2) > _GRAIN


def _scaled(line: WordLine, by: float) -> WordLine:
    words = tuple(
        Word(
            word.text,
            (word.box[0] * by, word.box[1] * by, word.box[2] * by, word.box[3] * by),
            word.baseline * by,
            word.confidence,
        )
        for word in line.words
    )
    return WordLine(words, line.size * by)
