"""Tesseract, the program that recognises text: what it can read, and one picture through it.

Its own program is called, not its library: a picture on which it fails ends a process of its own, not memcon.
https://tesseract-ocr.github.io/tessdoc/Command-Line-Usage.html
"""

import io
import os
import re
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from memcon.errors import UnreadableSource
from memcon.readers.ocr.languages import TESSERACT, package
from memcon.readers.ocr.recognised import Word, WordLine

if TYPE_CHECKING:
    from PIL.Image import Image
    from selectolax.lexbor import LexborNode

_PATIENCE = 120  # seconds for one picture


class Bearing(NamedTuple):
    """How a picture has to be turned (degrees clockwise) to stand upright, and the script of its text."""

    turn: int
    script: str


def require(languages: tuple[str, ...]) -> None:
    """UnreadableSource when Tesseract, or what it needs to read `languages` (ISO 639-1), is not installed.

    The message goes on from the name of the source.
    """
    if shutil.which("tesseract") is None:
        packages = " ".join(["tesseract-ocr", *map(package, languages)])
        raise UnreadableSource(
            "is a scan, and the program that recognises text, Tesseract, is not installed.",
            f"Install it (on Debian: apt-get install {packages}) and read it again.",
        )
    missing = [language for language in languages if not can_read(language)]
    if missing:
        raise UnreadableSource(
            f"is a scan, and Tesseract has no language file for {', '.join(missing)}.",
            f"Install it (on Debian: apt-get install {' '.join(map(package, missing))}) and read it again.",
        )


def can_read(language: str) -> bool:
    """True when Tesseract can read a language (ISO 639-1)."""
    program = shutil.which("tesseract")
    return program is not None and TESSERACT[language] in _installed(program)


def version() -> str:
    """The program's own name and version ("tesseract 5.3.0")."""
    return _version(shutil.which("tesseract") or "tesseract")


def lines(picture: "Image", languages: tuple[str, ...]) -> tuple[WordLine, ...]:
    """The lines of a picture in grey, with places in its pixels; UnreadableSource when Tesseract fails on it.

    The message goes on from the name of the page.
    """
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(_run(picture, "-l", "+".join(TESSERACT[language] for language in languages), "hocr"))
    lines = (
        _line([word for word in node.css(".ocrx_word") if word.text().strip()], _properties(node))
        for node in page.css(".ocr_line, .ocr_header, .ocr_caption, .ocr_textfloat")
    )
    return tuple(line for line in lines if line.words)


def bearing(picture: "Image") -> Bearing | None:
    """How a picture stands, and the script of its text; None when there is too little text to tell."""
    try:
        said = _run(picture, "--psm", "0")
    except UnreadableSource:
        return None
    turn, script = re.search(r"^Rotate: (\d+)", said, re.MULTILINE), re.search(r"^Script: (\w+)", said, re.MULTILINE)
    return Bearing(int(turn[1]), script[1]) if turn and script else None


def _line(words: "list[LexborNode]", line: dict[str, list[float]]) -> WordLine:
    left, _, _, bottom = line["bbox"]
    slope, offset = line.get("baseline", [0.0, 0.0])
    found: list[Word] = []
    for word in words:
        properties = _properties(word)
        box = properties["bbox"]
        baseline = bottom + offset + slope * (box[0] - left)
        confidence = min(max(properties["x_wconf"][0] / 100, 0.0), 1.0)
        found.append(Word(word.text().strip(), (box[0], box[1], box[2], box[3]), baseline, confidence))
    return WordLine(tuple(found), line["x_size"][0])


def _properties(node: "LexborNode") -> dict[str, list[float]]:
    """What hOCR says of an element in its title, "bbox 1 2 3 4; x_size 31.3". http://kba.github.io/hocr-spec/1.2/"""
    said = (part.split() for part in (node.attributes.get("title") or "").split(";"))
    return {name: [float(number) for number in numbers] for name, *numbers in said if numbers}


def _run(picture: "Image", *arguments: str) -> str:
    given = io.BytesIO()
    picture.save(given, "PPM")
    try:
        done = subprocess.run(
            ["tesseract", "stdin", "stdout", *arguments],
            input=given.getvalue(),
            capture_output=True,
            timeout=_PATIENCE,
            # Its own threads wait for one another more than they work.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableSource(f"was given up: Tesseract had not finished after {_PATIENCE} seconds.") from error
    except OSError as error:
        raise UnreadableSource(f"could not be read: Tesseract did not start ({error.strerror or error}).") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[-1] if said else f"status {done.returncode}"
        raise UnreadableSource(f"could not be read: Tesseract failed ({reason}).")
    return done.stdout.decode("utf-8", "replace")


@cache
def _installed(program: str) -> frozenset[str]:
    said = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return frozenset(said.stdout.split("\n")[1:])


@cache
def _version(program: str) -> str:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return (said.stdout or said.stderr).partition("\n")[0]
