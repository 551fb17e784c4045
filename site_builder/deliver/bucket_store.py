"""A bucket (S3, R2, MinIO, Google Cloud Storage), through obstore, which logs in by variables of the environment."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from site_builder.deliver.publish_plan import PUBLISHED
from site_builder.deliver.tool import without_secrets
from site_builder.errors import DeliveryError, Problem, SettingsError
from site_builder.media_types import cache_control, media_type

__all__ = ["BucketStore"]

_AT_ONCE = 8
"""Uploads at the same time: enough to hide the delay of a distant server."""
_FIX = "check the address, and the variables of the environment that docs/commands/publish.md names"


class BucketStore:
    """The bucket at `address`: `s3://bucket/prefix` or `gs://bucket/prefix`; made for one run.

    Raises SettingsError when obstore is not installed, DeliveryError when the bucket cannot be used.
    """

    def __init__(self, address: str, region: str | None = None, endpoint: str | None = None) -> None:
        if find_spec("obstore") is None:
            fix = "install it: pip install 'news-digest[publish]'"
            raise SettingsError(Problem("obstore", None, "this library is not installed", fix))
        self._address = address
        self._store = self._guarded(partial(_opened, address, region, endpoint))

    @property
    def place(self) -> str:
        """Return where it is."""
        return self._address

    def standing(self) -> frozenset[str]:
        """Return the keys of all objects, without the prefix."""
        import obstore

        pages = self._guarded(lambda: list(obstore.list(self._store)))
        return frozenset(str(one["path"]) for page in pages for one in page)

    def read(self, address: str) -> bytes | None:
        """Return an object."""
        import obstore

        def get() -> bytes | None:
            try:
                return bytes(obstore.get(self._store, address).bytes())
            except FileNotFoundError:
                return None

        found: bytes | None = self._guarded(get)
        return found

    def write(self, root: Path, addresses: Iterable[str], done: Callable[[], None]) -> None:
        """Send files, several at once, with media type and cache header; an object is replaced in one step."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            try:
                for _ in pool.map(lambda address: self._put(address, (root / address).read_bytes()), list(addresses)):
                    done()
            except BaseException:  # even after Ctrl-C, uploads that were started must not delay the end
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def write_list(self, content: bytes) -> None:
        """Send the list."""
        self._put(PUBLISHED, content)

    def remove(self, addresses: Iterable[str]) -> None:
        """Remove objects."""
        import obstore

        wanted = list(addresses)
        if wanted:
            self._guarded(lambda: obstore.delete(self._store, wanted))

    def _put(self, address: str, content: bytes) -> None:
        import obstore

        listed = address == PUBLISHED
        kind = "text/plain; charset=utf-8" if listed else media_type(address)
        headers = {"Content-Type": kind, "Cache-Control": "no-store" if listed else cache_control(address)}
        self._guarded(lambda: obstore.put(self._store, address, content, attributes=headers))

    def _guarded(self, act: Callable[[], Any]) -> Any:
        from obstore.exceptions import BaseError

        try:
            return act()
        except (BaseError, OSError, ValueError) as error:
            said = without_secrets(str(error)).strip().split("\n")[0][:300]
            raise DeliveryError(Problem(self._address, None, f"the bucket cannot be used ({said})", _FIX)) from None


def _opened(address: str, region: str | None, endpoint: str | None) -> Any:
    from obstore.store import GCSStore, S3Store

    parts = urlsplit(address)
    prefix = parts.path.strip("/") or None
    if parts.scheme == "gs":
        return GCSStore(parts.netloc, prefix=prefix)
    stated = {"region": region, "endpoint": endpoint}
    plain = {"client_options": {"allow_http": True}} if (endpoint or "").startswith("http://") else {}
    config: dict[str, Any] = {key: value for key, value in stated.items() if value} | plain
    return S3Store(parts.netloc, prefix=prefix, **config)
