"""Readers: from files, folders and standard input to records with their text."""

from memcon.readers.opening import FORMATS, MAX_BYTES, STANDARD_INPUT, SUFFIXES, Opened, walk
from memcon.readers.source import read_source

__all__ = ["FORMATS", "MAX_BYTES", "STANDARD_INPUT", "SUFFIXES", "Opened", "read_source", "walk"]
