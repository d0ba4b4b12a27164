"""The text of one picture: how well it is read, and how it is turned first."""

import random

import pytest

from memcon.errors import UnreadableSource
from memcon.readers import Settings
from memcon.readers.ocr import Recognised, engine, recognise, sheet_of
from memcon.readers.ocr.languages import TESSERACT
from memcon.readers.ocr.recognised import SURE
from typed_pages import (
    ENGLISH,
    NOTE,
    RUSSIAN,
    SHORT,
    TEXTS,
    Image,
    error_rate,
    needs_tesseract,
    needs_typeface,
    typed,
    worn,
)

pytestmark = [needs_tesseract, needs_typeface]

MOST_ERRORS = 0.02


def words_of(found: Recognised) -> str:
    return " ".join(word.text for word in found.words)


def needs(*languages: str) -> None:
    for language in languages:
        if not engine.can_read(language):
            pytest.skip(f"Debian's package tesseract-ocr-{TESSERACT[language]} is not installed")


@pytest.mark.parametrize("language", ["en", "fr", "ru"])
def test_a_clean_page_at_200_dots_is_read_with_few_errors(language: str) -> None:
    needs(language)
    found = recognise(typed(TEXTS[language], 200), Settings(languages=(language,)))
    assert error_rate(words_of(found), TEXTS[language]) <= MOST_ERRORS


def test_a_page_in_two_languages_asked_for_together_is_read() -> None:
    needs("en", "fr")
    found = recognise(typed(TEXTS["fr"]), Settings(languages=("en", "fr")))
    assert error_rate(words_of(found), TEXTS["fr"]) <= MOST_ERRORS


def test_grain_is_not_taken_for_ink() -> None:
    found = recognise(worn(typed(ENGLISH, 150)), Settings())
    assert error_rate(words_of(found), ENGLISH) <= 0.05


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_picture_on_its_head_or_side_is_turned(turn: int) -> None:
    upright = typed(SHORT, paper=NOTE)
    found = recognise(upright.rotate(turn, expand=True), Settings())
    assert found.turned == turn
    assert (found.width, found.height) == upright.size
    assert error_rate(words_of(found), SHORT) <= MOST_ERRORS
    first = found.lines[0].words[0]
    assert first.box[0] < found.width / 3
    assert first.box[1] < found.height / 3


def test_a_picture_with_too_little_text_to_tell_how_it_stands_is_turned_too() -> None:
    text = "Top secret\n\nHe said that they\nwould not come.\n\nA. B."
    found = recognise(typed(text, paper=NOTE).rotate(180), Settings())
    assert (found.turned, error_rate(words_of(found), text)) == (180, 0)


def test_cyrillic_is_read_as_russian_though_nobody_asked() -> None:
    needs("ru")
    found = recognise(typed(RUSSIAN), Settings())
    assert found.languages == ("ru",)
    assert error_rate(words_of(found), RUSSIAN) <= MOST_ERRORS


def test_the_places_of_words_are_those_of_the_picture() -> None:
    page = typed("alder\n\n\nharbour", paper=NOTE)
    found = recognise(page, Settings())
    for word in found.words:
        left, top, right, bottom = word.box
        assert page.crop((round(left), round(top), round(right), round(bottom))).getextrema()[0] < 100
        assert 0 <= word.confidence <= 1
        assert top < word.baseline <= bottom + 1
    assert [word.text for word in found.words] == ["alder", "harbour"]


def test_a_blank_page_is_blank_and_a_page_number_is_not() -> None:
    blank = recognise(typed(""), Settings())
    assert blank.blank
    assert not blank.lines
    assert not recognise(typed("12", paper=NOTE), Settings()).blank


def test_a_picture_without_text_has_no_words() -> None:
    clouds = Image.frombytes("L", (80, 60), random.Random(4).randbytes(4800)).resize((1600, 1200))
    found = recognise(clouds, Settings())
    assert (found.lines, found.blank) == ((), False)


def test_what_is_transparent_is_paper_and_sixteen_bits_are_not_cut_off() -> None:
    ink = typed("alder harbour", paper=NOTE)
    clear = Image.new("LA", ink.size, (0, 0))
    clear.putalpha(ink.point(lambda shade: 255 - shade))
    deep = ink.convert("I").point(lambda shade: shade * 257).convert("I;16")
    for picture in (clear, deep, ink.convert("1"), ink.convert("CMYK"), ink.convert("P")):
        assert words_of(recognise(picture, Settings())) == "alder harbour", picture.mode


def test_weak_words_have_little_confidence() -> None:
    sharp = recognise(typed(SHORT, paper=NOTE), Settings())
    assert all(word.confidence >= SURE for word in sharp.words)
    faint = recognise(worn(typed(SHORT, 80, paper=NOTE), grain=20), Settings())
    assert len(faint.words) > 10
    assert any(word.confidence < SURE for word in faint.words)


def test_words_of_a_line_are_one_run_and_columns_are_apart() -> None:
    found = recognise(typed("the harbour of Alder          a note of March", paper=NOTE), Settings())
    runs = sheet_of(found, 3, by=0.5).runs
    assert [run.words for run in runs] == ["the harbour of Alder", "a note of March"]
    assert all(run.box[2] <= found.width * 0.5 for run in runs)


def test_without_the_program_or_a_language_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableSource, match="no language file for tr") as problem:
        engine.require(("en", "tr"))
    assert "apt-get install tesseract-ocr-tur" in problem.value.remedy
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableSource, match="Tesseract, is not installed") as problem:
        engine.require(("en", "fr"))
    assert "apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-fra" in problem.value.remedy
