"""Debian's Firefox, driven over WebDriver BiDi: JSON messages over a WebSocket, which needs no driver beside it."""

import base64
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
from types import TracebackType
from typing import Any, Self

__all__ = ["Firefox", "executable"]

_LISTENING = re.compile(r"WebDriver BiDi listening on ws://([\d.]+):(\d+)")


def executable() -> str | None:
    """Return where Firefox is; None when it is not here."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """One window without a screen; use it with `with`."""

    def __init__(self, path: str) -> None:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        command = [path, "--headless", "--no-remote", "--profile", self._profile.name, "--remote-debugging-port", "0"]
        env = {**os.environ, "HOME": self._profile.name, "MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"}
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=env)
        self._socket = self._connect()
        self._last = 0
        self.call("session.new", capabilities={})
        self._tab = self.call("browsingContext.getTree")["contexts"][0]["context"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait(30)
        assert self._process.stderr
        self._process.stderr.close()
        self._profile.cleanup()

    def _connect(self) -> socket.socket:
        assert self._process.stderr
        found = next(filter(None, map(_LISTENING.search, self._process.stderr)))
        connection = socket.create_connection((found[1], int(found[2])), timeout=60)
        key = base64.b64encode(os.urandom(16)).decode()
        connection.sendall(
            f"GET /session HTTP/1.1\r\nHost: {found[1]}:{found[2]}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += connection.recv(1)
        assert b" 101 " in head
        return connection

    def call(self, method: str, **params: Any) -> Any:
        """Return the result of one command."""
        self._last += 1
        text = json.dumps({"id": self._last, "method": method, "params": params}).encode()
        # A client's frame is masked; a mask of zeros leaves the text as it is.
        self._socket.sendall(b"\x81" + bytes([0xFF]) + len(text).to_bytes(8, "big") + bytes(4) + text)
        while True:
            answer = json.loads(self._frame())
            if answer.get("id") == self._last:
                assert answer["type"] == "success", answer
                return answer["result"]

    def _frame(self) -> bytes:
        text, last = b"", False
        while not last:
            head = self._exactly(2)
            last, size = bool(head[0] & 0x80), head[1] & 0x7F
            if size > 125:
                size = int.from_bytes(self._exactly(2 if size == 126 else 8), "big")
            text += self._exactly(size)
        return text

    def _exactly(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            found += self._socket.recv(count - len(found))
        return found

    def open(self, url: str) -> None:
        """Open an address and wait until it is loaded."""
        self.call("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return the text or number that an expression gives; a promise is waited for."""
        target = {"context": self._tab}
        result = self.call("script.evaluate", expression=expression, target=target, awaitPromise=True)
        return result["result"].get("value")
