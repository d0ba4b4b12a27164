"""`memcon serve`: an address that answers; a port that is taken."""

import contextlib
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest


@contextlib.contextmanager
def served(library, *words):
    """The reading room of a library on a free port: the process and its address."""
    command = [sys.executable, "-u", "-m", "memcon", "serve", "--port", "0", "--library", str(library), *words]
    # A shell starts what runs in the background with Ctrl-C ignored, and whoever it starts inherits that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    signal.signal(signal.SIGINT, before)
    with process:
        try:
            assert process.stdout is not None
            address = re.search(r"http://\S+/", process.stdout.readline())
            assert address is not None
            yield process, address[0]
        finally:
            process.kill()


def fetched(process, address: str) -> bytes:
    """The page, as soon as the room is open."""
    while process.poll() is None:
        try:
            with urllib.request.urlopen(address) as page:
                return bytes(page.read())
        except urllib.error.URLError:
            time.sleep(0.05)
    pytest.fail(f"the process ended: {process.stderr.read()}")


def test_the_room_opens_and_ctrl_c_closes_it(library):
    with served(library) as (process, address):
        assert b"brisanne-2214-1947" in fetched(process, address)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert process.returncode in (0, 130)
    assert "Traceback" not in err


def test_a_port_that_is_taken(run, library):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ending = run("serve", "--port", port, "--library", library)
    assert ending.status == 2
    assert str(port) in ending.err
    assert "--port" in ending.err


def test_a_host_that_is_none(run, library):
    ending = run("serve", "--host", "256.1.1.1", "--library", library)
    assert ending.status == 2
    assert "256.1.1.1" in ending.err
