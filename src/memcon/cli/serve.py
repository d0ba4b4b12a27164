"""`memcon serve`: the reading room."""

import socket

import click

from memcon.address import Address, shown
from memcon.cli.options import existing_library, library_option
from memcon.errors import UsageError


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8650, show_default=True, help="The port; 0 takes a free one."
)
@click.option("--open", "open_browser", is_flag=True, help="Open the reading room in a browser.")
@click.option("--readonly", is_flag=True, help="Take no decisions on who is who: only show.")
@library_option
def command(host: str, port: int, open_browser: bool, readonly: bool, library: Address) -> None:
    """Open the reading room: the library in a browser, until Ctrl-C.

    The first line printed is the address. With the default host only this computer reaches it, and people may
    decide on its pages who is who, unless --readonly; with another host it only shows.

    \b
    Examples:
      memcon serve --open
      memcon serve --library congress.memcon --port 9000
    """
    existing_library(library).close()  # a library that cannot be read is said before a port is taken
    port = _free(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    click.echo(f"The reading room of {shown(library)} is open at {address} (Ctrl-C closes it).")

    from memcon.web import serve

    serve(library, host=host, port=port, open_browser=open_browser, readonly=readonly)


def _free(host: str, port: int) -> int:
    """`port`, or a free one for 0; UsageError when it cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except OSError as error:
        raise UsageError(
            f"Nothing can listen at {host}, port {port}: {(error.strerror or str(error)).lower()}.",
            "Close what uses that port, or name another: --port 9000 (0 takes a free one).",
        ) from None
