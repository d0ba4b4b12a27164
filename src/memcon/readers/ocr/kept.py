"""Recognised pages kept in the user's cache folder, so that a long recognition that was stopped goes on.

A page is found again by its picture, the languages and the program's version, wherever its file lies now. The
folder ("memcon/pages" in the system's cache folder) may be deleted at any time.
"""

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from memcon.readers.ocr import engine
from memcon.readers.ocr.recognised import Recognised

if TYPE_CHECKING:
    from PIL.Image import Image

METHOD = 1
"""Counted up when the same picture would be read differently."""


def key(picture: "Image", languages: tuple[str, ...]) -> str:
    """What the recognition of a picture in `languages` is kept under."""
    of = f"{METHOD} {engine.version()} {' '.join(languages)} {picture.mode} {picture.size} "
    return hashlib.sha256(of.encode() + picture.tobytes()).hexdigest()


def get(name: str) -> Recognised | None:
    """What was kept under `name`; None when there is nothing, or nothing whole."""
    try:
        return msgspec.msgpack.decode(_place(name).read_bytes(), type=Recognised)
    except (OSError, msgspec.DecodeError):
        return None


def put(name: str, page: Recognised) -> None:
    """Keep a page under `name`, whole or not at all; nothing is kept where there is no room or no right to write."""
    place = _place(name)
    with contextlib.suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(msgspec.msgpack.encode(page))
        os.replace(file.name, place)


def _place(name: str) -> Path:
    import platformdirs

    return platformdirs.user_cache_path("memcon") / "pages" / name[:2] / name
