"""A stand-in for Google Cloud Storage: the part of its XML API that obstore speaks, in memory.

No emulator in the package registries works here: gcp-storage-emulator gives obstore no ETag, and fake-gcs-server
accepts no upload through the XML API. The tests therefore show only that obstore can store and read our files.
"""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

__all__ = ["StorageDouble", "storage_double"]


class StorageDouble(ThreadingHTTPServer):
    """Holds objects by bucket and name, each with its headers."""

    daemon_threads = True

    def __init__(self) -> None:
        self.objects: dict[str, tuple[bytes, dict[str, str]]] = {}
        super().__init__(("127.0.0.1", 0), _Handler)

    def account(self, folder: Path) -> dict[str, str]:
        """Write an account file that points to this server, not to Google; return the environment that names it."""
        url = f"http://127.0.0.1:{self.server_address[1]}"
        nobody = dict.fromkeys(("client_email", "private_key", "private_key_id"), "")
        file = folder / "account.json"
        file.write_text(json.dumps({"gcs_base_url": url, "disable_oauth": True, **nobody}))
        return {"GOOGLE_SERVICE_ACCOUNT": str(file)}

    def below(self, prefix: str) -> dict[str, bytes]:
        """Return the objects whose names begin with a prefix, without the prefix."""
        found = dict(self.objects)
        return {name.removeprefix(prefix): body for name, (body, _) in found.items() if name.startswith(prefix)}


class _Handler(BaseHTTPRequestHandler):
    server: StorageDouble
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        pass

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        kept = {name: self.headers[name] for name in ("Content-Type", "Cache-Control") if self.headers[name]}
        self.server.objects[self._name()] = body, kept
        self._answer(200, b"", {"ETag": _tag(body), "x-goog-generation": "1"})

    def do_DELETE(self) -> None:
        there = self.server.objects.pop(self._name(), None)
        self._answer(404 if there is None else 204, b"")

    def do_GET(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        if "list-type" in asked:
            self._list(asked.get("prefix", [""])[0])
            return
        body, kept = self.server.objects.get(self._name(), (None, {}))
        if body is None:
            self._answer(404, b"")
        else:
            self._answer(200, body, {"ETag": _tag(body), "Last-Modified": _NOW[0], "x-goog-generation": "1", **kept})

    def _list(self, prefix: str) -> None:
        bucket = self._name()
        rows = "".join(
            f"<Contents><Key>{escape(name)}</Key><Size>{len(body)}</Size><LastModified>{_NOW[1]}</LastModified>"
            f"<ETag>{_tag(body)}</ETag></Contents>"
            for name, body in self.server.below(f"{bucket}/").items()
            if name.startswith(prefix)
        )
        self._answer(200, f"<ListBucketResult><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>".encode())

    def _name(self) -> str:
        return unquote(urlsplit(self.path).path.removeprefix("/"))

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


_NOW = ("Thu, 06 Nov 2025 04:00:00 GMT", "2025-11-06T04:00:00Z")


def _tag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()}"'


@contextmanager
def storage_double() -> Iterator[StorageDouble]:
    """Run the server on a free port."""
    with StorageDouble() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
