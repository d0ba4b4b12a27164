"""The options of recognising text in scans (OCR), and what they ask for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

if TYPE_CHECKING:
    from memcon.readers import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


def recognition_options(command: Command) -> Command:
    """`--ocr`, `--language` and `--ocr-pages`: passed on as `ocr`, `languages` and `ocr_pages`."""
    for option in (
        click.option(
            "--ocr-pages",
            type=click.IntRange(min=0),
            metavar="N",
            help="Recognise at most so many pages of a source in one run.  [default: 500]",
        ),
        click.option(
            "--language",
            "languages",
            multiple=True,
            metavar="CODE",
            help="Language of scans (en, fr, ru ...); once for each.  [default: en, Cyrillic as ru]",
        ),
        click.option(
            "--ocr",
            type=click.Choice(["auto", "never", "always"]),
            default="auto",
            show_default=True,
            help="Recognise text in pictures: of pages without text of their own, of none, or of all.",
        ),
    ):
        command = option(command)
    return command


def settings_of(
    ocr: Literal["auto", "never", "always"], languages: tuple[str, ...], ocr_pages: int | None
) -> "Settings":
    """What the options ask of the readers; click.BadParameter for a language that cannot be recognised."""
    from memcon.readers.ocr.languages import TESSERACT
    from memcon.readers.settings import DEFAULT

    codes = tuple(dict.fromkeys(code.lower() for code in languages)) or DEFAULT.languages
    unknown = [code for code in codes if code not in TESSERACT]
    if unknown:
        known = ", ".join(sorted(TESSERACT))
        raise click.BadParameter(f"{unknown[0]!r} is none of {known}.", param_hint="'--language'")
    return DEFAULT._replace(ocr=ocr, languages=codes, ocr_pages=DEFAULT.ocr_pages if ocr_pages is None else ocr_pages)
