"""A library in a PostgreSQL database (13 or later): opening and migrating it, its full-text indexes."""

from memcon.library.postgres.storage import PostgresStorage

__all__ = ["PostgresStorage"]
