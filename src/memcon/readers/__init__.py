"""Readers: from files, folders and standard input to records with their text."""

from memcon.readers.opened import MAX_BYTES, Opened
from memcon.readers.opening import STANDARD_INPUT, walk
from memcon.readers.settings import Settings
from memcon.readers.source import read_source

__all__ = ["MAX_BYTES", "STANDARD_INPUT", "Opened", "Settings", "read_source", "walk"]
