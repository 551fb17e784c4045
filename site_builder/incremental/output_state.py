"""The output folder at the beginning of a build: the record of the last build, and the files that are there now."""

import hashlib
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from site_builder.deliver import Folder
from site_builder.engine.fingerprint import fingerprint
from site_builder.engine.stamps import Stamp
from site_builder.engine.store import Standing
from site_builder.incremental.build_run import BuildRun
from site_builder.model import File

__all__ = ["FileGroup", "OutputState", "output_state"]


class FileGroup(Struct, frozen=True):
    """Files that are made together."""

    keys: dict[str, str]
    """The key of each, by address."""
    files: Iterable[File]
    """The files to write, each made on demand, once."""


class OutputState(Struct, frozen=True):
    """The output folder as this build found it; read once, by `output_state`."""

    run: BuildRun
    folder: Folder
    left: Mapping[str, Standing]
    """The last build's record, by address."""
    stamps: Mapping[str, Stamp]
    """The files there now, by address."""

    @property
    def verify(self) -> bool:
        """Return whether no stamp is trusted."""
        return self.run.settings.build.verify or self.folder.interrupted

    def stale(self, keys: Mapping[str, str]) -> set[str]:
        """Return the addresses whose file is missing, or was changed, or has another key."""
        seen_again: list[tuple[str, Standing]] = []

        def fresh(address: str, key: str) -> bool:
            left = self.left.get(address)
            if left is None or left.key != key or address not in self.stamps:
                return False
            stamp = self.stamps[address].text()
            if left.stamp == stamp and not self.verify:
                return True
            content = self.folder.content(address)
            if content is None or hashlib.sha256(content).hexdigest() != left.digest:
                return False
            seen_again.append((address, left._replace(stamp=stamp)))
            return True

        stale = {address for address, key in keys.items() if not fresh(address, key)}
        self.run.store.remember_pages(self.folder.name, seen_again)
        return stale

    def group(self, key: str, make: Callable[[], tuple[File, ...]]) -> FileGroup:
        """Return the files that `make` makes; it is called only if the files with this key are not known to be there.

        The key of each contains the hash of all addresses, so that a lost or damaged row is noticed.
        """
        known = {address: left.key for address, left in self.left.items() if left.key.startswith(f"{key} ")}
        if known and set(known.values()) == {_of_all(key, known)} and not self.stale(known):
            return FileGroup(known, ())
        files = make()
        whole = _of_all(key, {file.address: key for file in files})
        return FileGroup({file.address: whole for file in files}, files)


def _of_all(key: str, addresses: Mapping[str, str]) -> str:
    return f"{key} {fingerprint(*sorted(addresses))}"


def output_state(run: BuildRun, folder: Folder) -> OutputState:
    """Return the state of `folder`: the record of the last build, and the stamps of its files."""
    return OutputState(run, folder, run.store.pages(folder.name), folder.standing())
