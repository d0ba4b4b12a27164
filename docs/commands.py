"""Write docs/commands.md from the commands themselves: python docs/commands.py [--check]"""

import sys
from pathlib import Path

import click

from memcon.cli.app import cli
from memcon.cli.statuses import MEANINGS

PAGE = Path(__file__).resolve().with_suffix(".md")
HEADING = """# Commands

This page is written by `python docs/commands.py` from the commands themselves; `memcon COMMAND --help` prints
the same.

## Exit statuses

| status | meaning |
| ---: | --- |
"""


def page() -> str:
    """The page as it should be now."""
    rows = "".join(f"| {status.value} | {meaning} |\n" for status, meaning in MEANINGS.items())
    context = click.Context(cli, info_name="memcon", **cli.context_settings)
    parts = [HEADING + rows, _section(cli, context)]
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        own = click.Context(command, parent=context, info_name=name)
        parts.append(_section(command, own))
        for inner in command.commands.values() if isinstance(command, click.Group) else ():
            parts.append(_section(inner, click.Context(inner, parent=own, info_name=inner.name)))
    return "\n".join(parts)


def _section(command: click.Command, context: click.Context) -> str:
    context.terminal_width = 100
    help_text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"## {context.command_path}\n\n```text\n{help_text}\n```\n"


def main() -> int:
    """Write the page, or with --check say whether it is current; 1 when it is not."""
    if "--check" in sys.argv:
        fresh = PAGE.exists() and PAGE.read_text("utf-8") == page()
        print(f"{PAGE.name}: {'current' if fresh else 'not current; run python docs/commands.py'}")
        return 0 if fresh else 1
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
