"""A stand-in for S3: the server of moto, in its own process on this machine."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["KEY", "SECRET", "await_server", "bucket_double", "free_port", "in_bucket", "make_bucket"]

KEY = "AKIAIOSFODNN7EXAMPLE"
SECRET = "hunter2-very-secret"


@contextmanager
def bucket_double(folder: Path) -> Iterator[str]:
    """Run the server and yield its address; its log goes into `folder`."""
    port = free_port()
    command = [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        await_server(port)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def make_bucket(address: str, name: str) -> None:
    """Make an empty bucket."""
    urllib.request.urlopen(urllib.request.Request(f"{address}/{name}", method="PUT")).close()


def in_bucket(address: str, name: str) -> dict[str, dict[str, Any]]:
    """Return the objects below `site/` in a bucket: body and headers by name."""
    import obstore
    from obstore.store import S3Store

    store = S3Store(
        name, prefix="site", endpoint=address, region="us-east-1", access_key_id="x", secret_access_key="x",
        client_options={"allow_http": True},
    )  # fmt: skip
    found = {}
    for page in obstore.list(store):
        for one in page:
            got = obstore.get(store, one["path"])
            found[str(one["path"])] = {"headers": dict(got.attributes), "body": bytes(got.bytes())}
    return found


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def await_server(port: int) -> None:
    """Wait until a server listens on the port."""
    for _ in range(600):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("no server")
