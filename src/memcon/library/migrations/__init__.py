"""The steps that make a library what it is, in order; each is recorded in the library when it is done.

A step once published is never changed: a new one is appended.
"""

from importlib.resources import files

MIGRATIONS: tuple[str, ...] = ("0001-records", "0002-pages", "0003-turned-pages", "0004-by-file")


def script(name: str) -> str:
    """The SQL of the step `name`."""
    return files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
