"""After any sequence of edits, an incremental build equals a clean build, byte for byte."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.engine import libraries
from site_builder.engine.code_closure import code_of
from site_builder.report import Stage
from tests.kit import Project

PEOPLE = ("मीरा जोशी", "रवि सेन", "अनिता राव", "डॉ. सुनील मेहता")
PLACES = ("भारत", "नेपाल", "जयपुर", "कोलकाता")
FRAME = "हमारे समाचार पत्र की सदस्यता लें"

sentences = st.builds(
    str.format,
    st.sampled_from(
        (
            "{} ने {} में कहा कि नदी पर नया पुल {} करोड़ रुपये में बनेगा।",
            "मंत्री {} ने {} में कहा, “हम इस साल {} नई सड़कें बनाएंगे।”",
        )
    ),
    st.sampled_from(PEOPLE),
    st.sampled_from(PLACES),
    st.integers(1, 99),
)
texts = st.builds(
    lambda headline, date, body, frame: "\n\n".join(
        [headline, *body, f"यह घोषणा {date} नवंबर 2025 को हुई।", *([FRAME] if frame else [])]
    ),
    st.sampled_from(("पुल का काम शुरू", "नई रेल लाइन को मंजूरी", "बारिश से राहत")),
    st.integers(1, 28),
    st.lists(sentences, min_size=1, max_size=3),
    st.booleans(),
)
CORRECTIONS = {
    "none": "",
    "never": 'never = ["पुल", "रेल", "जयपुर"]\n',
    "rename": '[rename]\n"रवि सेन" = "रवींद्र सेन"\n',
}
names = st.sampled_from([f"{stem}.txt" for stem in "abcdefgh"] + ["sub/a.txt", "note.md"])
edits = st.one_of(
    st.tuples(st.just("write"), names, texts),
    st.tuples(st.just("delete"), names, st.just("")),
    st.tuples(st.just("rename"), names, st.sampled_from(("z.txt", "sub/z.txt"))),
    st.tuples(
        st.just("settings"), st.sampled_from(("title", "per_page", "min", "zone", "feeds")), st.integers(1, 3).map(str)
    ),
    st.tuples(st.just("template"), st.just(""), st.sampled_from(("", "/* wider */", "/* narrower */"))),
    st.tuples(st.just("entities"), st.sampled_from(sorted(CORRECTIONS)), st.just("")),
    st.tuples(st.just("alias"), names, st.sampled_from(("/old/", "/people/index.html", "/archive/x/", "/Index.html"))),
    st.tuples(st.just("id"), names, st.sampled_from(("", "one", "two"))),
    st.tuples(st.just("tag"), names, st.sampled_from(("खेल", "Sub", "राज्य"))),
    st.tuples(st.just("news"), names, st.sampled_from(("2025-11-06", "2025-11-05", "2025-10-01"))),
    st.tuples(st.just("picture"), names, st.sampled_from("xyz")),
    st.tuples(st.just("rule"), st.sampled_from(("boilerplate", "subheading")), st.sampled_from(("", "यह घोषणा"))),
    st.tuples(st.just("library"), st.sampled_from(("nh3", "babel")), st.sampled_from(("1", "2"))),
    st.tuples(st.just("damage"), st.sampled_from(("page", "letter", "cache", "store")), st.sampled_from("0123456789")),
)
SETTINGS = {
    "title": '[site]\ntitle = "समाचार {}"\n',
    "per_page": "[site]\nper_page = {}\n",
    "min": "[site]\nentity_min_articles = {}\n",
    "zone": '[site]\ntime_zone = "Etc/GMT+{}"\n',
    "feeds": '[site]\nbase_url = "https://x.example/"\nfeed_content = "full"\nfeed_min_articles = {}\n',
}
INSTALLED = {"nh3": "1", "babel": "1"}


def apply(project: Project, edit: tuple[str, str, str]) -> None:
    """Make an edit to the project as a user might."""
    what, name, value = edit
    if what == "write":
        project.write(name, value)
    elif what in {"delete", "rename"}:
        move(project, name, value)
    elif what == "settings":
        project.config.write_text(SETTINGS[name].format(value), "utf-8")
    elif what == "entities":
        (project.folder / "entities.toml").write_text(CORRECTIONS[name], "utf-8")
    elif what == "template":
        override_stylesheet(project, value)
    elif what in {"alias", "id", "picture", "tag", "news"}:
        state(project, what, name, value)
    elif what == "rule":
        (project.folder / "rules").mkdir(exist_ok=True)
        (project.folder / "rules" / f"{name}.txt").write_text(value, "utf-8")
    elif what == "library":
        INSTALLED[name] = value
    elif what == "damage":
        injure(project, name, int(value))


def move(project: Project, name: str, other: str) -> None:
    """Rename a source, or delete it if the new name is ''."""
    file = project.seeds / name
    if not other:
        file.unlink(missing_ok=True)
    elif file.exists():
        (project.seeds / other).parent.mkdir(exist_ok=True)
        file.rename(project.seeds / other)


def state(project: Project, what: str, name: str, value: str) -> None:
    """State an id, an old address, a tag, or a picture with other bytes and the same name above an article."""
    file = project.seeds / name
    if not file.exists():
        return
    text = file.read_text("utf-8").rpartition("---\n")[2]
    if what == "alias":
        stated = f"---\naliases: [{value}]\n---\n"
    elif what == "tag":
        stated = f"---\ntags: [{value}]\n---\n"
    elif what == "news":  # the publication date and the publisher
        stated = f"---\ndate: {value}\nsource: दैनिक {value[-1]}\n---\n"
    elif what == "picture":
        project.write("sub/p.png", b"\x89PNG" + value.encode())
        stated = f"---\nimage: {'p.png' if name.startswith('sub/') else 'sub/p.png'}\n---\n"
    else:
        stated = f"---\nid: {value}\n---\n" if value else ""
    project.write(name, stated + text)


def injure(project: Project, what: str, part: int) -> None:
    """Damage the front page or the cache."""
    page, store = project.public / "index.html", project.folder / ".cache" / "news-digest.sqlite"
    if what == "cache":
        shutil.rmtree(project.folder / ".cache", ignore_errors=True)
    elif what == "page":
        page.unlink(missing_ok=True)
    elif what == "letter" and page.exists():
        page.write_bytes(page.read_bytes()[:-3] + b"?>\n")
    elif what == "store" and store.exists():
        content = bytearray(store.read_bytes())
        content[len(content) * part // 10 + 20] ^= 4
        store.write_bytes(content)


@contextmanager
def other_libraries() -> Iterator[None]:
    """Set the versions of some libraries to those in `INSTALLED`, also while a test runs."""
    look_up = libraries.version_and_needs

    def patched(name: str) -> tuple[str | None, list[str]]:
        return INSTALLED.get(name, look_up(name)[0]), look_up(name)[1]

    def fresh(module: str) -> str:
        return code_of.__wrapped__(module)

    users = ("incremental.readings", "pages.lay_out", "outputs.rendering")
    with ExitStack() as stack:
        stack.enter_context(mock.patch.object(libraries, "version_and_needs", patched))
        for user in users:
            stack.enter_context(mock.patch(f"site_builder.{user}.code_of", fresh))
        yield


def override_stylesheet(project: Project, comment: str) -> None:
    """Add the project's own article template beside its settings, or remove it."""
    own = project.folder / "templates" / "pages" / "article.html"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.unlink(missing_ok=True)
    if comment:
        packaged = Path(__file__).parents[2] / "templates" / "pages" / "article.html"
        own.write_text(packaged.read_text("utf-8") + f"\n{{# {comment} #}}<!-- {comment} -->", "utf-8")


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    start=st.lists(texts, min_size=2, max_size=7), steps=st.lists(st.lists(edits, min_size=1, max_size=3), max_size=3)
)
def test_any_sequence_of_edits_ends_in_the_clean_build(
    start: list[str], steps: list[list[tuple[str, str, str]]]
) -> None:
    """The edits change articles, ids, pictures, settings, rules, corrections, templates and libraries.

    Pages and cache are damaged too.
    """
    with tempfile.TemporaryDirectory() as folder, other_libraries():
        project = Project(Path(folder) / "p", {"keep.txt": start[0]})
        for number, text in enumerate(start[1:]):
            project.write(f"{'abcdefgh'[number]}.txt", text)
        project.build(jobs=1)
        for step in steps:
            for edit in step:
                apply(project, edit)
            project.build(jobs=1)
        grown = project.site()
        shutil.rmtree(project.folder / ".cache")
        shutil.rmtree(project.public)
        project.build(jobs=1)
        assert project.site() == grown


def test_a_build_with_nothing_changed_writes_nothing(tmp_path: Path) -> None:
    """No file is touched, and every time stamp stays."""
    project = Project(tmp_path, {"a.txt": "पुल खुला\n\nनदी पर पुल खुल गया।", "b.txt": "रेल चली\n\nनई रेल चल पड़ी।"})
    project.build()
    before = {path: path.stat().st_mtime_ns for path in project.public.rglob("*")}
    assert project.build().written == 0
    assert {path: path.stat().st_mtime_ns for path in project.public.rglob("*")} == before


def test_one_new_article_does_not_make_the_others_anew(tmp_path: Path) -> None:
    """Only the new source is parsed, even if one of its lines makes a line of others a repeated line."""
    project = Project(tmp_path)
    for number in range(12):
        frame = FRAME if number < 4 else "और कुछ नहीं"
        project.write(
            f"{number:02}.txt",
            f"पुल संख्या {number} खुला\n\nनदी पर पुल संख्या {number} आज खुल गया।\n\n{frame} {'' if number < 4 else number}",
        )
    project.build()
    project.write("new.txt", "एक और पुल खुला\n\nनदी पर एक और पुल आज खुल गया।")
    project.build()
    assert parsed(project) == 1
    project.write("frame.txt", f"एक और रेल चली\n\nनई रेल आज चल पड़ी।\n\n{FRAME}")
    project.build()
    assert parsed(project) == 5  # The new article, and the four with a line that is now part of the publisher's frame.


def parsed(project: Project) -> int:
    """Return the number of articles that the last build parsed."""
    return next(event.total for event in project.events if isinstance(event, Stage) and event.name == "parse")


def test_a_line_that_stands_in_many_saved_pages_is_their_frame(tmp_path: Path) -> None:
    """For saved pages, the program counts blocks, not source lines."""
    project = Project(tmp_path)
    for number in range(6):
        body = f"<p>नदी पर पुल संख्या {number} आज खुल गया और लोग खुश हैं।</p><p>{FRAME}</p>"
        project.write(
            f"{number}.html", f"<html><body><article><h1>पुल संख्या {number} खुला</h1>{body}</article></body></html>"
        )
    project.build()
    pages = [page.read_text("utf-8") for page in project.public.glob("articles/*.html")]
    assert len(pages) == 6
    assert not any(FRAME in page for page in pages)


def test_sources_are_read_again_by_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new version of the program ignores what an older version remembers about a source's lines."""
    project = Project(tmp_path, {"a.txt": "पुल खुला\n\nनदी पर पुल खुल गया।"})
    project.build()
    monkeypatch.setattr("site_builder.incremental.survey.article_code", lambda: "another version")
    monkeypatch.setattr("site_builder.incremental.readings.article_code", lambda: "another version")
    project.build()
    stages = [(event.name, event.total) for event in project.events if isinstance(event, Stage)]
    assert ("read", 1) in stages
    assert ("parse", 1) in stages
