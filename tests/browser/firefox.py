"""Debian's Firefox, driven over Marionette: the protocol behind WebDriver, JSON over a local socket."""

import json
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["Firefox", "firefox"]

_PREFERENCES = (
    'user_pref("marionette.port", 0);\n'  # Firefox chooses a free port and writes it into its profile.
    'user_pref("datareporting.policy.dataSubmissionEnabled", false);\n'
    'user_pref("network.captive-portal-service.enabled", false);\n'
)
_LOADED = "return location.href === new URL(arguments[0]).href && document.readyState === 'complete'"
_PATIENCE = 60.0  # Seconds. Firefox starts in 3 to 8 on an idle machine.


class Firefox:
    """One Firefox tab."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self._last = 0
        self._read()  # Firefox sends a greeting first.
        self._ask("WebDriver:NewSession")

    def open(self, address: str) -> None:
        """Load a page.

        Firefox answers early when another process shows the next page, as between a file and a server: the script then
        runs in the old page.
        """
        self._ask("WebDriver:Navigate", url=address)
        self.wait_for(_LOADED, address)

    def run(self, script: str, *arguments: object) -> Any:
        """Run the body of a JavaScript function in the page and return its result."""
        return self._ask("WebDriver:ExecuteScript", script=script, args=list(arguments))["value"]

    def wait_for(self, script: str, *arguments: object) -> Any:
        """Return the first true value of a script; raises TimeoutError when no value becomes true in time."""
        end = time.monotonic() + _PATIENCE
        while not (found := self.run(script, *arguments)):
            if time.monotonic() > end:
                raise TimeoutError(script)
            time.sleep(0.05)
        return found

    def type(self, selector: str, text: str) -> None:
        """Type into the element that a CSS selector names."""
        found = self._ask("WebDriver:FindElement", using="css selector", value=selector)["value"]
        (element,) = found.values()
        self._ask("WebDriver:ElementSendKeys", id=element, text=text)

    def _ask(self, command: str, **parameters: object) -> Any:
        self._last += 1
        message = json.dumps([0, self._last, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._read()
        assert error is None, error
        return result

    def _read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._socket.recv(1)
        content = b""
        while len(content) < int(length[:-1]):
            content += self._socket.recv(int(length[:-1]) - len(content))
        return json.loads(content)


@contextmanager
def firefox(program: str, profile: Path) -> Iterator[Firefox]:
    """Start Firefox without a window and with a new profile; close it at the end."""
    profile.mkdir(parents=True)
    (profile / "user.js").write_text(_PREFERENCES, "utf-8")
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            with socket.create_connection(("127.0.0.1", _port(profile)), timeout=_PATIENCE) as connection:
                tab = Firefox(connection)
                tab.open("about:blank")
                yield tab
        finally:
            process.terminate()


def _port(profile: Path) -> int:
    file, end = profile / "MarionetteActivePort", time.monotonic() + _PATIENCE
    while not (file.is_file() and file.read_text("ascii").strip()):
        if time.monotonic() > end:
            raise TimeoutError("Firefox does not start")
        time.sleep(0.1)
    return int(file.read_text("ascii"))
