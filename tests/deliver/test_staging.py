"""Either all new files move to their places, or none."""

import errno
import os
from pathlib import Path

import pytest

from site_builder.deliver.lock import locked
from site_builder.deliver.staging import Staging
from site_builder.errors import DeliveryError


@pytest.mark.parametrize("links", [True, False])
def test_when_one_file_cannot_take_its_place_the_others_give_theirs_back(
    tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Replaced files get their old bytes back and new files are removed. Without hard links, the new files stay."""
    if not links:

        def refuse(self: Path, target: Path) -> None:
            raise PermissionError(errno.EPERM, "no hard links here", str(target))

        monkeypatch.setattr(Path, "hardlink_to", refuse)
    (tmp_path / "old.html").write_text("old")
    (tmp_path / "blocked.html").mkdir()
    waiting = Staging(tmp_path / "scratch")
    for name in ("old.html", "deep/new.html", "blocked.html"):
        waiting.add(tmp_path / name, b"new")
    with pytest.raises(OSError, match=r"blocked\.html") as caught:
        waiting.publish()
    assert caught.value.filename == str(tmp_path / "blocked.html")
    assert (tmp_path / "old.html").read_text() == ("old" if links else "new")
    assert (tmp_path / "deep" / "new.html").exists() != links


def test_nothing_is_in_place_before_all_are_made(tmp_path: Path) -> None:
    """Discarded files leave no trace, and published files leave no scratch folder."""
    waiting = Staging(tmp_path / "scratch")
    waiting.add(tmp_path / "a.html", b"1")
    assert not (tmp_path / "a.html").exists()
    waiting.drop()
    assert list(tmp_path.iterdir()) == []
    waiting.add(tmp_path / "a.html", b"2")
    waiting.publish()
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


@pytest.mark.skipif(os.name == "nt", reason="patches the lock of POSIX")
def test_a_disk_that_cannot_lock_is_not_taken_for_another_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wait would not help there."""

    def refuse(handle: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(DeliveryError, match=r"cannot be locked \(no locks available\)"), locked(tmp_path):
        pass
