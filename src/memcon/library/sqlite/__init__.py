"""A library in one SQLite file: opening and migrating it, its full-text indexes."""

from memcon.library.sqlite.storage import SqliteStorage

__all__ = ["SqliteStorage"]
