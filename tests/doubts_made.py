"""Questions put into a library by hand, so that tests of them do not hang on what the machine finds doubtful."""

import contextlib
import sqlite3
from pathlib import Path

WHY = "the same hat; against: another umbrella"


def doubted(path: Path, *pairs: tuple[str, str]) -> None:
    """Leave the machine in doubt whether these actors are one, whatever it thinks of them itself."""
    with contextlib.closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM doubt")
        for one, two in pairs:
            db.execute(
                "INSERT INTO doubt (who, other, why) SELECT min(ra.key), o.key, ?"
                " FROM record_actor AS ra JOIN actor AS a ON a.key = ra.actor, actor AS o"
                " WHERE a.id = ? AND o.id = ?",
                (WHY, one, two),
            )
