"""A file becomes a `Source`."""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.errors import Problem, SourceError
from site_builder.model import FrontMatter, Source
from site_builder.sources import read
from site_builder.sources.reading import LIMIT
from site_builder.text.normalise import normalise

SEEDS = Path(__file__).parents[2] / "seeds"


def fault(folder: Path, path: str) -> str:
    """Return the fault of the file; the error must contain a fix."""
    with pytest.raises(SourceError) as caught:
        read(folder, path)
    (problem,) = caught.value.problems
    assert (problem.path, problem.severity) == (path, "left out")
    assert problem.fix
    return problem.what


def attempt(folder: Path, path: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """Return the source, or the error that its reading raised."""
    try:
        return read(folder, path).source, ()
    except SourceError as error:
        return None, error.problems


@pytest.mark.parametrize("path", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_the_seeds_are_read_as_they_are(path: str) -> None:
    """A clean UTF-8 file without front matter stays unchanged."""
    content = (SEEDS / path).read_bytes()
    reading = read(SEEDS, path)
    assert reading.warnings == ()
    assert (reading.source.path, reading.source.format, reading.source.decoding) == (path, "text", "utf-8")
    assert reading.source.digest == hashlib.sha256(content).hexdigest()
    assert reading.source.front == FrontMatter()
    assert reading.source.first_line == 1
    assert reading.source.text.split() == content.decode().split()


@pytest.mark.parametrize(
    ("name", "written"), [("a.txt", "text"), ("a.TXT", "text"), ("a.md", "markdown"), ("क/b.Markdown", "markdown")]
)
def test_the_suffix_tells_the_format(tmp_path: Path, name: str, written: str) -> None:
    """.txt is plain text. .md and .markdown are Markdown, in any case."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("समाचार", "utf-8")
    assert read(tmp_path, name).source.format == written


def test_front_matter_in_any_encoding_with_any_line_ends(tmp_path: Path) -> None:
    """The text is decoded and normalised before the front matter is read."""
    (tmp_path / "a.txt").write_bytes("\ufeff+++\r\ntitle = 'ज़मीन'\r\n+++\r\n\r\nपहला\rदूसरा\u2028".encode("utf-16-le"))
    source = read(tmp_path, "a.txt").source
    assert source.front.title == "ज\u093cमीन"
    assert (source.text, source.first_line, source.decoding) == ("\nपहला\nदूसरा\n", 4, "utf-16-le")


@pytest.mark.parametrize(
    "content", [b"", b"\xef\xbb\xbf", b" \r\n\t\n", "\u200b\u00a0\ufeff\u2028\n".encode(), b"\xff\xfe"]
)
def test_a_file_without_text_is_empty(tmp_path: Path, content: bytes) -> None:
    """A file with no bytes, only a byte order mark, spaces or invisible characters is empty."""
    (tmp_path / "a.txt").write_bytes(content)
    assert fault(tmp_path, "a.txt") == "is empty"


def test_front_matter_alone(tmp_path: Path) -> None:
    """With a title it is an article with only a headline. Without one it is empty."""
    (tmp_path / "a.txt").write_text("---\ntitle: शीर्षक\n---\n", "utf-8")
    (tmp_path / "b.txt").write_text("---\ntags: [x]\n---\n\n", "utf-8")
    assert read(tmp_path, "a.txt").source.text == ""
    assert fault(tmp_path, "b.txt") == "has front matter but no text and no title"


def test_a_headline_alone_is_an_article(tmp_path: Path) -> None:
    """One line without a line end is an article."""
    (tmp_path / "a.txt").write_text("केवल शीर्षक", "utf-8")
    assert read(tmp_path, "a.txt").source.text == "केवल शीर्षक"


def test_a_binary_file(tmp_path: Path) -> None:
    """A picture with a wrong suffix is left out."""
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    assert fault(tmp_path, "a.txt") == "is binary, not text"


def test_a_damaged_file_is_read_with_a_warning_that_names_the_line(tmp_path: Path) -> None:
    """Lines are counted as in an editor, for any line ends."""
    (tmp_path / "a.txt").write_bytes("एक\r\nदो\u2028तीन\rचार ".encode() + b"\xe0\xa4 \xff\n")
    reading = read(tmp_path, "a.txt")
    assert reading.source.text == "एक\nदो\nतीन\nचार \ufffd \ufffd\n"
    how = "is not UTF-8 (read as utf-8, unreadable bytes replaced)"
    assert reading.warnings == (Problem("a.txt", 4, how, "save it as UTF-8", "warning"),)


def test_both_warnings_are_reported(tmp_path: Path) -> None:
    """One warning is for unclosed front matter, the other for an invalid byte."""
    (tmp_path / "a.txt").write_bytes(b"---\ntitle: x\n" + "पाठ ".encode() + b"\xff\n")
    assert [warning.line for warning in read(tmp_path, "a.txt").warnings] == [2, 3]


def test_dates_that_contradict_each_other_are_reported(tmp_path: Path) -> None:
    """An update must not be before the publication. The same day is allowed."""
    (tmp_path / "a.md").write_text("---\ndate: 2024-04-18\nupdated: 2024-04-17\n---\nपाठ।\n", "utf-8")
    (warning,) = read(tmp_path, "a.md").warnings
    assert (warning.severity, "2024-04-17" in warning.what) == ("warning", True)
    (tmp_path / "a.md").write_text("---\ndate: 2024-04-18T10:00:00\nupdated: 2024-04-18\n---\nपाठ।\n", "utf-8")
    assert read(tmp_path, "a.md").warnings == ()


def test_a_50_mb_file_is_refused_without_being_read(tmp_path: Path) -> None:
    """The size is checked first, so memory does not grow."""
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_000)
    assert fault(tmp_path, "a.txt") == "is 50 MB large, but an article may have at most 20 MB"
    code = (
        "import resource, sys; from pathlib import Path; from site_builder.sources import read, reading\n"
        "limit = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024\n"
        "try: read(Path(sys.argv[1]), 'a.txt')\n"
        "except Exception as error: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - limit)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 5_000_000


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program never reads more than the limit."""
    monkeypatch.setattr("site_builder.sources.reading.LIMIT", 10)
    (tmp_path / "a.txt").write_bytes(b"x" * 5)
    size = (tmp_path / "a.txt").stat()
    (tmp_path / "a.txt").write_bytes(b"x" * 5000)
    monkeypatch.setattr(Path, "stat", lambda self, **kwargs: size)
    assert "at most" in fault(tmp_path, "a.txt")


def test_a_large_article_is_read(tmp_path: Path) -> None:
    """A file up to the limit is read."""
    assert LIMIT == 20_000_000
    (tmp_path / "a.txt").write_text("क" * 1_000_000, "utf-8")
    assert len(read(tmp_path, "a.txt").source.text) == 1_000_000


def test_what_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Examples are a removed file, a folder, a pipe (which is never opened), and a file without permission."""
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    assert fault(tmp_path, "gone.txt") == "does not exist"
    assert fault(tmp_path, "folder.txt") == "is not a file"
    assert fault(tmp_path, "pipe.txt") == "is not a file"
    (tmp_path / "locked.txt").write_text("x")

    def refuse(self: Path, mode: str) -> object:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    assert fault(tmp_path, "locked.txt") == "cannot be read (permission denied)"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permissions_of_a_real_file(tmp_path: Path) -> None:
    """The test uses a file that the system refuses to open."""
    (tmp_path / "locked.txt").write_text("x")
    (tmp_path / "locked.txt").chmod(0)
    assert fault(tmp_path, "locked.txt") == "cannot be read (permission denied)"


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/passwd", "a/../../secret.txt", ".."])
def test_a_path_that_leads_out_of_the_folder(tmp_path: Path, path: str) -> None:
    """A path cannot lead to a file in another folder."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    assert fault(tmp_path / "seeds", path) == "points outside the folder"


def test_a_path_that_no_file_can_have(tmp_path: Path) -> None:
    """A NUL in a name gives an error message."""
    assert fault(tmp_path, "a\0.txt").startswith("cannot be read")


@given(
    st.binary(max_size=200)
    | st.text(max_size=100).map(str.encode)
    | st.sampled_from(["---\n", "+++\n", "\ufeff", "title: x\n", "title = 'x'\n"]).flatmap(
        lambda head: st.text(max_size=60).map(lambda tail: (head * 2 + tail + head).encode("utf-8", "replace"))
    )
)
def test_any_bytes_are_an_article_or_a_fault(content: bytes) -> None:
    """A file never stops a build: there is a clean text, or a `SourceError` that names the file."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_bytes(content)
        source, faults = attempt(Path(folder), "a.txt")
    if source is None:
        assert faults
        assert all(problem.path == "a.txt" and problem.fix for problem in faults)
    else:
        assert source.text == normalise(source.text)
        assert source.text.strip() or source.front.title


def test_faults_in_front_matter_name_the_file(tmp_path: Path) -> None:
    """The path is that of the article, and the line is that of the file."""
    (tmp_path / "a.md").write_text("\n---\ntitle: x\ndate: कल\n---\nपाठ\n", "utf-8")
    with pytest.raises(SourceError) as caught:
        read(tmp_path, "a.md")
    assert str(caught.value) == (
        "a.md:4: 'date' is 'कल'; expected a date such as 2025-11-06 or 2025-11-06T14:53:00+05:30"
    )


def test_text_in_an_encoding_that_nobody_knows_is_not_called_binary_alone(tmp_path: Path) -> None:
    """ISCII contains no zero byte. The message says which encoding it may be and how to fix it."""
    (tmp_path / "a.txt").write_bytes(bytes(range(0xA1, 0xFA)) * 8 + b"\n")
    assert fault(tmp_path, "a.txt") == "is binary, or text in an old encoding that is not known (such as ISCII)"
