"""memcon reads diplomatic records: who said what to whom, on whose word, each claim at its words."""

__version__ = "0.1.0"
