"""A web server for one reader at this machine: it serves one folder, and tells pages when it has changed."""

import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypeAlias
from urllib.parse import parse_qsl, quote, urlsplit

from site_builder.addresses import FRONT, NOT_FOUND
from site_builder.errors import DeliveryError, NewsDigestError, system_problem
from site_builder.media_types import media_type
from site_builder.serving.live_page import EVENTS, SCRIPT, XRAY, fault_page, live, reload_script
from site_builder.serving.preview_state import PreviewState
from site_builder.serving.proposal_page import CORRECT, proposal_page
from site_builder.serving.proposals import Proposal
from site_builder.serving.safe_paths import local_address, served_file

__all__ = ["PreviewServer", "Propose", "Xray", "preview_server"]

Xray: TypeAlias = Callable[[str, str], bytes | None]
"""Makes the X-ray of the article whose page stands at an address; its forms send the token, the second argument."""
Propose: TypeAlias = Callable[[str, str], Proposal]
"""Returns what would make of a text what the first argument says."""

_HERE = "127.0.0.1"
# Under these names alone a browser comes here by itself. Another name that leads here is somebody else's page that
# tries to read this server (DNS rebinding).
_NAMES = frozenset({_HERE, "localhost"})
_ARTICLES = "articles/"
_PATIENCE = 30.0  # seconds for a browser to send or take something
_LONGEST_FORM = 65_536  # bytes; the longest form has some names and a path
_BEAT = 15.0
"""Seconds after which an empty line is sent, so that a page that is gone is noticed."""


class PreviewServer(ThreadingHTTPServer):
    """Serves the folder `root` below the path `base`; made by `preview_server`."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, root: Path, base: str, state: PreviewState, port: int, xray: Xray, propose: Propose) -> None:
        self.root, self.base, self.state, self.xray, self.propose = root, base, state, xray, propose
        self.token = secrets.token_urlsafe(24)
        """Who sends it has read a page of this server, which no page of another site can."""
        super().__init__((_HERE, port), _Handler)

    @property
    def url(self) -> str:
        """Return where the front page is."""
        return f"http://{_HERE}:{self.server_address[1]}{self.base}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Do not report readers who closed the connection during an answer."""


def _no_xray(_address: str, _token: str) -> None:
    return None


def _no_proposal(kind: str, _text: str) -> Proposal:
    raise LookupError(kind)


def preview_server(
    root: Path,
    base_url: str | None,
    state: PreviewState,
    port: int,
    xray: Xray = _no_xray,
    propose: Propose = _no_proposal,
) -> PreviewServer:
    """Return a server for the site in `root`, at the path that `base_url` has; raises DeliveryError for a taken port.

    Port 0 is any that is free. `xray` makes the X-ray of the article whose page stands at an address; None for a page
    of no article. `propose` raises LookupError for what it cannot make of a text.
    """
    base = quote(urlsplit(base_url or "").path or "/", safe="/%")
    try:
        return PreviewServer(root, base, state, port, xray, propose)
    except (OSError, OverflowError) as error:
        wrong = error if isinstance(error, OSError) else OSError(str(error))
        problem = system_problem(wrong, f"{_HERE}:{port}", "cannot be opened")
        raise DeliveryError(
            type(problem)(problem.path, None, problem.what, "choose another port with --port")
        ) from error


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version = "news-digest"
    sys_version = ""
    timeout = _PATIENCE

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Print nothing: the terminal is for messages about builds."""

    def do_GET(self) -> None:
        """Answer a request."""
        with suppress(ConnectionError, TimeoutError):
            self._answer()

    def do_HEAD(self) -> None:
        """Answer a request for the head only."""
        self.do_GET()

    def _answer(self) -> None:
        if not self._is_for_us():
            self._send(421, "text/plain; charset=utf-8", b"This server answers to 127.0.0.1 and localhost only.\n")
            return
        path = self.path.partition("?")[0].partition("#")[0]
        if path == SCRIPT:
            self._send(200, "text/javascript; charset=utf-8", reload_script())
        elif path == EVENTS:
            self._tell_changes()
        elif path.startswith(XRAY):
            self._show_xray(path.removeprefix(XRAY.removesuffix("/")))
        elif self.server.state.now.version == 0:
            self._send_page(503, fault_page(self.server.state.now.faults))
        elif not path.startswith(self.server.base):
            self._go_to(self.server.base) if path == "/" else self._send_missing()
        else:
            self._send_file(path.removeprefix(self.server.base.removesuffix("/")))

    def _show_xray(self, path: str) -> None:
        address = local_address(path)
        try:
            page = self.server.xray(address, self.server.token) if address else None
        except NewsDigestError as error:
            self._send_page(503, fault_page(error.problems))
            return
        if page is None:
            self._send_missing()
        else:
            self._send_page(200, page)

    def do_POST(self) -> None:
        """Answer a correction: show what would be written, and write it when that is sent again."""
        self.close_connection = True
        with suppress(ConnectionError, TimeoutError):
            if not self._is_for_us() or self.path != CORRECT:
                self._send_missing()
                return
            fields = self._fields()
            if fields is None or not self._is_ours(fields):
                self._send(403, "text/plain; charset=utf-8", b"This came from no page of this server.\n")
                return
            self._correct(fields)

    def _fields(self) -> dict[str, str] | None:
        """Return what a form sends; None when it is not one, or too long."""
        length = self.headers.get("Content-Length", "")
        form = self.headers.get("Content-Type", "") == "application/x-www-form-urlencoded"
        if not form or not length.isdecimal() or len(length) > len(str(_LONGEST_FORM)) or int(length) > _LONGEST_FORM:
            return None
        try:
            return dict(parse_qsl(self.rfile.read(int(length)).decode("ascii"), errors="strict", max_num_fields=9))
        except ValueError:
            return None

    def _is_ours(self, fields: Mapping[str, str]) -> bool:
        known = secrets.compare_digest(fields.get("token", "").encode(), self.server.token.encode())
        return known and self.headers.get("Origin") == f"http://{self.headers.get('Host')}"

    def _correct(self, fields: Mapping[str, str]) -> None:
        back = XRAY + quote(fields.get("article", ""))
        kept = {name: fields.get(name, "") for name in ("token", "article", "kind", "text")}
        try:
            proposal = self.server.propose(kept["kind"], kept["text"])
            if fields.get("seen") != proposal.seen or proposal.before == proposal.after:
                self._send_page(200, proposal_page(proposal, kept, back))
                return
            proposal.write()
        except LookupError:
            self._send_missing()
        except NewsDigestError as error:
            self._send_page(503, fault_page(error.problems))
        else:
            self._go_to(back, 303)

    def _is_for_us(self) -> bool:
        hosts = self.headers.get_all("Host") or []
        name, _, port = (hosts[0] if len(hosts) == 1 else "").rpartition(":")
        return name.lower() in _NAMES and port == str(self.server.server_address[1])

    def _send_file(self, path: str) -> None:
        address = local_address(path)
        if address is None:
            self._send_missing()
            return
        wanted = f"{address}{FRONT}" if address == "" or address.endswith("/") else address
        file = served_file(self.server.root, wanted)
        if file is None and served_file(self.server.root, f"{address}/{FRONT}"):
            self._go_to(self.server.base + quote(address) + "/")
            return
        content = _content(file)
        if content is None:
            self._send_missing()
        elif wanted.endswith((".html", ".htm")):
            self._send_page(200, content, wanted if wanted.startswith(_ARTICLES) else None)
        else:
            self._send(200, media_type(wanted), content)

    def _send_missing(self) -> None:
        page = _content(served_file(self.server.root, NOT_FOUND))
        self._send_page(404, page or b"<!doctype html><title>404</title><p>Not found.</p>")

    def _send_page(self, status: int, page: bytes, article: str | None = None) -> None:
        self._send(status, "text/html; charset=utf-8", live(page, self.server.state.now.version, article))

    def _go_to(self, place: str, status: int = 302) -> None:
        self.send_response(status)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        # No page of another site may show or load files from here.
        self.send_header("Content-Security-Policy", "frame-ancestors 'none'")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _tell_changes(self) -> None:
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        told = self.server.state.now
        self.wfile.write(told.message())
        while True:
            now = self.server.state.other_than(told, _BEAT)
            self.wfile.write(b":\n\n" if now == told else now.message())
            told = now


def _content(file: Path | None) -> bytes | None:
    try:
        return file.read_bytes() if file else None
    except OSError:
        return None
