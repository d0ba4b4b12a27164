"""The commands: one module a command, loaded only when it is asked for."""

from memcon.cli.app import main

__all__ = ["main"]
