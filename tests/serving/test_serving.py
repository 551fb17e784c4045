"""Files that the preview server shows, and files that it never shows. Each test sends requests to a real server."""

import os
import re
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.errors import NewsDigestError, Problem
from site_builder.report import Event, Finished, Reporter, Stage, Trouble
from site_builder.serving import PreviewServer, PreviewState, build_preview, preview_server
from site_builder.serving.live_page import fault_page, live, widened
from site_builder.serving.proposals import Proposal, propose_rule
from site_builder.serving.safe_paths import local_address, served_file

PAGE = b"""<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>x</title></head><body><p>page</p></body></html>"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site, and a private file beside it."""
    (tmp_path / "secret.txt").write_text("secret")
    made = tmp_path / "site"
    (made / "people").mkdir(parents=True)
    for name in ("index.html", "people/index.html", "404.html"):
        (made / name).write_bytes(PAGE)
    (made / "style.css").write_text("p {}")
    (made / ".news-digest").write_text("secret")
    return made


@pytest.fixture
def server(root: Path) -> Iterator[PreviewServer]:
    """A server for the site, below /news/."""
    state = PreviewState()
    state.built(changed=True)
    with preview_server(root, "https://example.org/news/", state, 0) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


def ask(server: PreviewServer, target: str, host: str | None = None, method: str = "GET") -> tuple[int, str, bytes]:
    """Send a request with an exact path, which libraries would change; return status, headers and body."""
    port = server.server_address[1]
    host = f"127.0.0.1:{port}" if host is None else host
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(f"{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode("latin-1"))
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), head.decode("latin-1"), body


def test_pages_stand_where_base_url_has_them(server: PreviewServer) -> None:
    """Pages are below the path of base_url, so links of the 404 page work. The root and folders lead to their page."""
    assert b"<p>page</p>" in ask(server, "/news/")[2]
    assert b"<p>page</p>" in ask(server, "/news/people/index.html?q=1")[2]
    status, head, _ = ask(server, "/")
    assert (status, "Location: /news/" in head) == (302, True)
    status, head, _ = ask(server, "/news/people")
    assert (status, "Location: /news/people/" in head) == (302, True)
    assert ask(server, "/news/style.css")[2] == b"p {}"
    assert ask(server, "/news/none.html")[0] == ask(server, "/other")[0] == 404
    assert ask(server, "/news/", method="HEAD")[2] == b""
    assert ask(server, "/news/", method="POST")[0] == 404


@pytest.mark.parametrize(
    "path",
    [
        "/news/../secret.txt", "/../secret.txt", "/news/%2e%2e/secret.txt", "/news/..%2fsecret.txt",
        "/news/%2e%2e%2fsecret.txt", "/news/people/../../secret.txt", "/news/..%5csecret.txt", "/news//secret.txt",
        "//secret.txt", "/news/.news-digest", "/news/./index.html", "/news/%00", "/news/index.html%00.txt",
        "/news/%ff", "/news/C:/secret.txt", "news/index.html", "http://127.0.0.1/news/", "*", "/news/link.txt",
        "/news/linked/secret.txt",
    ],
)  # fmt: skip
def test_nothing_outside_the_folder_is_served(path: str, server: PreviewServer, root: Path) -> None:
    """Dots in any encoding, links and hidden files give no access."""
    (root / "link.txt").symlink_to(root.parent / "secret.txt")
    (root / "linked").symlink_to(root.parent)
    status, _, body = ask(server, path)
    assert status == 404
    assert b"secret" not in body


@given(st.lists(st.sampled_from(["..", "%2e", ".", "/", "%2f", "\\", "a", "%5c", "%00", "लिंक", "~", "%c0%ae"])))
def test_no_path_leaves_the_root(parts: list[str]) -> None:
    """For any request, the path stays below the root."""
    address = local_address("/" + "".join(parts))
    if address is not None:
        inside = os.path.normpath(f"/site/{address}")
        assert inside == "/site" or inside.startswith("/site/")
        assert ".." not in address.split("/")


def test_a_pipe_is_not_served(root: Path) -> None:
    """To open it would wait for ever."""
    os.mkfifo(root / "pipe")
    assert served_file(root, "pipe") is None
    assert served_file(root, "people") is None
    assert served_file(root, "x" * 5000) is None


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "", "localhost.evil.example:{port}"])
def test_requests_under_another_name_are_refused(host: str, server: PreviewServer) -> None:
    """This stops DNS rebinding: a foreign site cannot read pages through a name that points to this machine."""
    for path in ("/news/", "/.news-digest/events", "/.news-digest/reload.js"):
        status, _, body = ask(server, path, host.format(port=server.server_address[1]))
        assert status == 421
        assert b"page" not in body
    port = server.server_address[1]
    assert ask(server, "/news/", f"LOCALHOST:{port}")[0] == 200
    assert ask(server, "/news/", f"127.0.0.1:{port}\r\nHost: evil.example")[0] == 421


def test_pages_of_other_sites_can_show_nothing_of_it(server: PreviewServer) -> None:
    """They can neither embed it in a frame nor as a part of a page."""
    _, head, _ = ask(server, "/news/style.css")
    assert "frame-ancestors 'none'" in head
    assert "Cross-Origin-Resource-Policy: same-origin" in head
    assert "Cache-Control: no-store" in head
    assert "Access-Control" not in head


def test_the_served_page_hears_of_changes_and_the_file_stays(server: PreviewServer, root: Path) -> None:
    """Only the response contains the script. Its policy allows this script and no other."""
    body = ask(server, "/news/index.html")[2]
    assert body.count(b"<script") == 1
    assert b"content=\"default-src 'none'; script-src 'self'; connect-src 'self'\"" in body
    assert (root / "index.html").read_bytes() == PAGE
    assert ask(server, "/.news-digest/reload.js")[2]


def test_policies_are_widened_as_little_as_can_be() -> None:
    """The sources in a directive stay. A missing directive begins with the sources of default-src."""
    assert widened("default-src 'none'; script-src 'self'") == (
        "default-src 'none'; script-src 'self'; connect-src 'self'"
    )
    assert widened("script-src 'none' https://a.example") == "script-src https://a.example 'self'"
    assert widened("img-src *") == "img-src *"
    assert widened("default-src a; DEFAULT-SRC b") == "default-src a; script-src a 'self'; connect-src a 'self'"


def test_a_page_without_an_end_or_a_policy_is_served_too() -> None:
    """Users can write their own templates, so this happens."""
    assert b"</p><script" in live(b"<p>x</p>", 1)
    assert live(b"<BODY>a</BODY>", 1).endswith(b"</BODY>")


def test_before_a_site_stands_every_page_is_the_fault(root: Path) -> None:
    """It shows path, line, fault and fix, all escaped."""
    state = PreviewState()
    fault = Problem("seeds/<a>.md", 3, "is <b>wrong</b>", "fix & save it")
    state.stopped((fault,))
    with preview_server(root, None, state, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        status, _, body = ask(server, "/index.html")
        server.shutdown()
    assert status == 503
    assert b"seeds/&lt;a&gt;.md:3" in body
    assert b"is &lt;b&gt;wrong&lt;/b&gt;<br>Fix: fix &amp; save it" in body
    assert b"<b>" not in fault_page([fault])


def test_an_xray_is_made_of_articles_alone(root: Path) -> None:
    """The page of an article links to its X-ray. No other address has one."""
    (root / "articles").mkdir()
    (root / "articles" / "a.html").write_bytes(PAGE)
    state = PreviewState()
    state.built(changed=True)
    asked: list[str] = []

    def xray(address: str, _token: str) -> bytes | None:
        asked.append(address)
        return b"<p>every line</p>" if address == "articles/a.html" else None

    with preview_server(root, None, state, 0, xray) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert b'data-xray="/.news-digest/xray/articles/a.html"' in ask(server, "/articles/a.html")[2]
        assert b"data-xray" not in ask(server, "/index.html")[2]
        assert b"every line" in ask(server, "/.news-digest/xray/articles/a.html")[2]
        assert ask(server, "/.news-digest/xray/index.html")[0] == 404
        assert ask(server, "/.news-digest/xray/../../secret.txt")[0] == 404
        assert ask(server, "/.news-digest/xray/articles/a.html", "evil.example")[0] == 421
        server.shutdown()
    assert asked == ["articles/a.html", "index.html"]


def send(server: PreviewServer, form: dict[str, str], **heads: str) -> tuple[int, str, str]:
    """Send a form as a browser does from a page of the server, with other headers where given."""
    host = f"127.0.0.1:{server.server_address[1]}"
    body = urlencode(form)
    told = {
        "Host": host,
        "Origin": f"http://{host}",
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": str(len(body)),
    } | {name.replace("_", "-"): value for name, value in heads.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value)
    with socket.create_connection(("127.0.0.1", server.server_address[1])) as line:
        line.sendall(f"POST /.news-digest/correct HTTP/1.1\r\n{lines}\r\n{body}".encode())
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    head, _, content = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), head.decode("latin-1"), content.decode()


@pytest.fixture
def correcting(root: Path, tmp_path: Path) -> Iterator[PreviewServer]:
    """A server that writes rules beside the site."""
    state = PreviewState()
    state.built(changed=True)

    def propose(kind: str, text: str) -> Proposal:
        if kind != "boilerplate":
            raise LookupError(kind)
        return propose_rule(tmp_path / "rules", kind, text)

    with preview_server(root, None, state, 0, propose=propose) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


def test_a_correction_is_shown_first_and_written_to_what_was_shown(correcting: PreviewServer, tmp_path: Path) -> None:
    """If the file changed meanwhile, the proposal is shown again."""
    file = tmp_path / "rules" / "boilerplate.txt"
    form = {"token": correcting.token, "article": "articles/a.html", "kind": "boilerplate", "text": "चैनल <b>"}
    status, _, page = send(correcting, form)
    assert (status, file.exists()) == (200, False)
    assert "<ins>+चैनल &lt;b&gt;</ins>" in page
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen
    file.parent.mkdir()
    file.write_text("पहले\n", "utf-8")
    assert send(correcting, {**form, "seen": seen[1]})[0] == 200
    assert file.read_text("utf-8") == "पहले\n"
    file.unlink()
    status, head, _ = send(correcting, {**form, "seen": seen[1]})
    assert (status, "Location: /.news-digest/xray/articles/a.html" in head) == (303, True)
    assert file.read_text("utf-8") == "चैनल <b>\n"
    assert "says so already" in send(correcting, form)[2]
    assert send(correcting, {**form, "kind": "headline"})[0] == 404


@pytest.mark.parametrize(
    ("form", "heads", "status"),
    [
        ({"token": "guessed"}, {}, 403),
        ({}, {"Origin": "http://evil.example"}, 403),
        ({}, {"Origin": ""}, 403),
        ({}, {"Content_Type": "text/plain"}, 403),
        ({}, {"Content_Length": "9999999"}, 403),
        ({}, {"Content_Length": ""}, 403),
        ({}, {"Host": "evil.example"}, 404),
    ],
)
def test_a_correction_comes_from_a_page_of_this_server_alone(
    correcting: PreviewServer, tmp_path: Path, form: dict[str, str], heads: dict[str, str], status: int
) -> None:
    """A request from another site, or from a form without the token, is rejected."""
    sound = {"token": correcting.token, "article": "a", "kind": "boilerplate", "text": "चैनल"}
    seen = propose_rule(tmp_path / "rules", "boilerplate", "चैनल").seen
    assert send(correcting, {**sound, **form, "seen": seen}, **heads)[0] == status
    assert not (tmp_path / "rules").exists()


def test_events_tell_each_state_once(server: PreviewServer) -> None:
    """First the current state is sent, then each new one. A build without changes is not a new version."""
    port = server.server_address[1]
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(f"GET /.news-digest/events HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
        reader = line.makefile("rb")
        assert b"200" in reader.readline()
        told = (row for row in reader if row.startswith(b"data:"))
        assert next(told) == b'data: {"version": 1, "faults": []}\n'
        server.state.stopped((Problem("a.md", 1, "what", "fix"),))
        assert next(told) == b'data: {"version": 1, "faults": [{"where": "a.md:1", "what": "what", "fix": "fix"}]}\n'
        server.state.built(changed=False)
        assert next(told) == b'data: {"version": 1, "faults": []}\n'
        server.state.built(changed=True)
        assert next(told) == b'data: {"version": 2, "faults": []}\n'


Shown: TypeAlias = Callable[[int], None]


def _done(hear: Reporter) -> Finished:
    hear(Stage("read", 0))
    return Finished(1, 0, 1, 1, 0, 0.0, "index.html")


def test_an_article_of_the_site_that_breaks_stops_the_build(root: Path) -> None:
    """An article that was never in the site is left out, and the build continues."""
    (root / "data" / "articles").mkdir(parents=True)
    (root / "data" / "articles" / "undated.jsonl").write_text('{"path": "a.md", "address": "articles/a.html"}\n')
    state, events = PreviewState(), list[Event]()

    def lacks(path: str) -> Finished | None:
        def build(hear: Reporter, _: Shown) -> Finished:
            hear(Trouble(Problem(path, 2, "is broken", "repair it")))
            return _done(hear)

        return build_preview(build, root, state, events.append)

    assert lacks("a.md") is not None  # There is no site yet, so nothing is lost.
    assert lacks("new.md") is not None
    assert lacks("a.md") is None
    assert [fault.path for fault in state.now.faults] == ["a.md"]
    assert state.now.version == 2
    assert lacks("new.md") is not None
    assert state.now.faults == ()


@pytest.mark.parametrize(
    ("written", "later", "removed", "versions"),
    [(2, 1, 0, [2, 2]), (0, 1, 0, [1, 2]), (2, 0, 1, [2, 3]), (0, 0, 0, [1, 1])],
    ids=["once when pages have changed", "for files alone", "again when a page has gone", "never for nothing"],
)
def test_pages_are_shown_before_the_files_for_programs_are_made(
    root: Path, written: int, later: int, removed: int, versions: list[int]
) -> None:
    """The browser reloads a page as soon as it is written."""
    state, seen = PreviewState(), []
    state.built(changed=True)

    def build(_: Reporter, shown: Shown) -> Finished:
        shown(written)
        seen.append(state.now.version)
        return Finished(1, 0, 1, written + later, removed, 0.0, "index.html")

    build_preview(build, root, state, lambda _: None)
    assert [*seen, state.now.version] == versions


def test_faults_of_the_system_are_reported_like_all_others(root: Path) -> None:
    """Examples are a full disk and an invalid template."""
    state = PreviewState()

    def full(_: Reporter, __: Shown) -> Finished:
        raise OSError(28, "No space left on device", "x.html")

    def wrong(_: Reporter, __: Shown) -> Finished:
        raise NewsDigestError(Problem("templates/base.html", 7, "unexpected '}'", "fix the template"))

    assert build_preview(full, root, state, lambda _: None) is None
    assert state.now.faults[0].fix == "free some space on the disk"
    assert build_preview(wrong, root, state, lambda _: None) is None
    assert state.now.faults[0].line == 7


def test_a_taken_port_is_reported_with_the_way_out(server: PreviewServer, root: Path) -> None:
    """The same holds for an invalid port."""
    for port in (server.server_address[1], 70_000):
        with pytest.raises(NewsDigestError, match="choose another port with --port"):
            preview_server(root, None, PreviewState(), port)
