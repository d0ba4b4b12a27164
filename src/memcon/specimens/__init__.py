"""The specimens that ship with memcon: records of an invented world, in the forms of real ones."""

from importlib.resources import files
from pathlib import Path

_SUFFIXES = (".html", ".md", ".txt")


def folder() -> Path:
    """The folder the specimens lie in."""
    return Path(str(files(__name__)))


def paths() -> tuple[Path, ...]:
    """The specimens' files, in the order of their names."""
    return tuple(sorted(path for path in folder().iterdir() if path.suffix in _SUFFIXES))
