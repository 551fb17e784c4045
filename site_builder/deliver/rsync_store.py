"""A folder of another machine, reached by ssh: rsync sends the files, and ssh logs in."""

import re
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from site_builder.deliver.publish_plan import PUBLISHED
from site_builder.deliver.tool import ToolFailedError, run_tool

__all__ = ["RsyncStore"]

_ROW = re.compile(rb"([-dlbcps])\S{9}\S*\s+[\d,.]+ \d{4}/\d\d/\d\d \d\d:\d\d:\d\d (.*)", re.DOTALL)
_MISSING = "No such file or directory"
_COMMON = ("rsync", "--8-bit-output", "--protect-args", "--chmod=D755,F644", "--mkpath")
_LISTING = ("--8-bit-output", "--protect-args", "--recursive", "--links", "--list-only", "--no-human-readable")
_FIX = "check the address, and that `ssh` and `rsync` work there by hand"


class RsyncStore:
    """A folder at `place`, as rsync writes it: `user@host:path`."""

    def __init__(self, place: str) -> None:
        self._place = place.rstrip("/") + "/"

    @property
    def place(self) -> str:
        """Return where it is."""
        return self._place

    def standing(self) -> frozenset[str]:
        """Return all files; none when the folder is not there yet."""
        command = ["rsync", *_LISTING]
        try:
            listed = run_tool([*command, "--", self._place], self._place, _FIX)
        except ToolFailedError as error:
            if _MISSING in error.said:
                return frozenset()
            raise
        rows = (_ROW.fullmatch(row) for row in listed.split(b"\n"))
        names = (row[2].decode("utf-8", "replace") for row in rows if row and row[1] != b"d")
        return frozenset(name.partition(" -> ")[0] for name in names)

    def read(self, address: str) -> bytes | None:
        """Return a file."""
        with tempfile.TemporaryDirectory() as folder:
            command = ["rsync", "--protect-args", "--", f"{self._place}{address}", f"{folder}/file"]
            try:
                run_tool(command, self._place, _FIX)
            except ToolFailedError as error:
                if _MISSING in error.said:
                    return None
                raise
            return (Path(folder) / "file").read_bytes()

    def write(self, root: Path, addresses: Iterable[str], done: Callable[[], None]) -> None:
        """Send files; rsync puts each in place in one step."""
        wanted = list(addresses)
        # The changed files are known, so rsync need not compare times and sizes.
        command = [*_COMMON, "--ignore-times", "--from0", "--files-from=-", "--", f"{root}/", self._place]
        run_tool(command, self._place, _FIX, given=_listed(wanted))
        for _ in wanted:
            done()

    def write_list(self, content: bytes) -> None:
        """Send the list."""
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / PUBLISHED).write_bytes(content)
            self.write(Path(folder), [PUBLISHED], lambda: None)

    def remove(self, addresses: Iterable[str]) -> None:
        """Remove files; rsync deletes the given files there, because they are not in an empty folder here."""
        wanted = list(addresses)
        with tempfile.TemporaryDirectory() as folder:
            command = ["rsync", "--protect-args", "--delete-missing-args", "--from0", "--files-from=-"]
            # Without these, rsync warns that the files have vanished.
            for parent in {Path(folder, address).parent for address in wanted}:
                parent.mkdir(parents=True, exist_ok=True)
            if wanted:
                run_tool([*command, "--", f"{folder}/", self._place], self._place, _FIX, given=_listed(wanted))


def _listed(addresses: list[str]) -> bytes:
    return b"".join(address.encode() + b"\0" for address in addresses)
